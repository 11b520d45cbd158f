import { printable } from '../render/summary.js';
import type { Report } from './report.js';

/** As many rows as a person works through in a day; report.json has more. */
const ROWS = 200;

const n = (count: number): string => count.toLocaleString('en-US');

/** A name or a sentence from outside, safe in a table's cell: no line ends, no markup. */
const cell = (text: string): string => printable(text).replace(/[\\`*_{}[\]<>#|~&!]/gu, '\\$&');

const counts = (of: Readonly<Record<string, number>>): string =>
  Object.entries(of)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([key, count]) => `${cell(key)} ${n(count)}`)
    .join(', ') || 'none';

/** The report as a worklist for the person who looks the pages over. */
export function renderReport(report: Report): string {
  const { pages, characters, issues } = report;
  const lines = [
    '# What this folder holds',
    '',
    `- pages: ${n(pages.written)} written, ${n(pages.failed)} failed, ${n(pages.look)} that need an eye`,
    `- articles: ${n(report.articles)}`,
    `- characters: ${n(characters.in)} in (white space included), ${n(characters.kept)} kept; dropped: ${counts(characters.dropped)}`,
    `- notes: ${counts(report.notes)}`,
    ...(issues
      ? [`- issues: ${n(issues.count)}, articles tied across pages: ${n(issues.tied)}, notes: ${counts(issues.notes)}`]
      : []),
  ];
  if (report.failed.length > 0)
    lines.push(
      '',
      '## Not written',
      '',
      '| page | why | what to do |',
      '|---|---|---|',
      ...report.failed.slice(0, ROWS).map((f) => `| ${cell(f.page)} | ${cell(f.message)} | ${cell(f.hint ?? '')} |`),
      ...rest(report.failed.length - ROWS),
    );
  if (report.look.length > 0)
    lines.push(
      '',
      '## Look at these first',
      '',
      '| page | confidence | why |',
      '|---|---|---|',
      ...report.look
        .slice(0, ROWS)
        .map((w) => `| ${cell(w.page)} | ${w.confidence?.toFixed(2) ?? ''} | ${cell(w.why.join(', '))} |`),
      ...rest(report.look.length + report.more - ROWS),
    );
  if (report.leastCertain.length > 0)
    lines.push(
      '',
      '## The least certain',
      '',
      '| page | confidence |',
      '|---|---|',
      ...report.leastCertain.map((w) => `| ${cell(w.page)} | ${w.confidence.toFixed(2)} |`),
    );
  if (report.longest.length > 0)
    lines.push(
      '',
      '## The longest',
      '',
      'They take the most time. Measured times differ from run to run and are left out, unless asked for with `--times`.',
      '',
      '| page | characters |',
      '|---|---|',
      ...report.longest.map((w) => `| ${cell(w.page)} | ${n(w.characters)} |`),
    );
  if (report.slowest)
    lines.push(
      '',
      '## The slowest',
      '',
      '| page | ms |',
      '|---|---|',
      ...report.slowest.map((w) => `| ${cell(w.page)} | ${n(w.ms)} |`),
    );
  return `${lines.join('\n')}\n`;
}

const rest = (more: number): string[] => (more > 0 ? ['', `… and ${n(more)} more (report.json).`] : []);
