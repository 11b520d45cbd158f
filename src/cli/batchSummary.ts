import type { Due } from '../batch/findDue.js';
import type { BatchResult } from '../batch/runBatch.js';
import { printable } from '../render/summary.js';

const SHOWN = 5;

/** A count as it is printed: 1,200. */
export const n = (count: number): string => count.toLocaleString('en-US');
const pagesOf = (count: number): string => `${n(count)} ${count === 1 ? 'page' : 'pages'}`;

const REASONS: Readonly<Record<keyof Due['reasons'], string>> = {
  new: 'new',
  changed: 'changed',
  lost: 'whose output is gone',
  failed: 'failed before',
  over: 'done before',
};

/** What a batch is about to do: `2,000 pages; 1,900 are finished already; 100 to do (90 new, 10 changed).` */
export function planText(pages: number, finished: number, due: number, reasons: Due['reasons']): string {
  const why = (Object.keys(REASONS) as (keyof Due['reasons'])[]).flatMap((key) =>
    reasons[key] ? [`${n(reasons[key])} ${REASONS[key]}`] : [],
  );
  const told = Object.keys(reasons).every((key) => key === 'new') ? '' : ` (${why.join(', ')})`;
  return `${pagesOf(pages)}${finished > 0 ? `; ${n(finished)} finished already` : ''}; ${n(due)} to do${told}.`;
}

const counts = (of: Readonly<Record<string, number>>): string =>
  Object.entries(of)
    .sort(([, a], [, b]) => b - a)
    .map(([key, count]) => `${key} ${n(count)}`)
    .join(', ') || 'none';

/** What a batch came to, in a few lines for the terminal. */
export function batchSummary({ finished, done, report, slowest }: BatchResult, out: string): string {
  if (!report) return '';
  const { pages, characters, notes, issues, leastCertain } = report;
  const lines = [
    `qingyang: ${pagesOf(done)} done now, ${n(finished)} before; in ${out}: ${n(pages.written)} written, ${n(pages.failed)} failed, ${n(pages.look)} need an eye.`,
    `  articles    ${n(report.articles)}`,
    `  characters  ${n(characters.in)} in, ${n(characters.kept)} kept, dropped: ${counts(characters.dropped)}`,
    `  notes       ${counts(notes)}`,
    ...(issues
      ? [
          `  issues      ${n(issues.count)}; articles tied across pages: ${n(issues.tied)}; notes: ${counts(issues.notes)}`,
        ]
      : []),
    ...(slowest.length > 0
      ? [
          `  slowest     ${slowest
            .slice(0, SHOWN)
            .map((s) => `${s.page} ${n(s.ms)} ms`)
            .join(', ')}`,
        ]
      : []),
    ...(leastCertain.length > 0
      ? [
          `  least sure  ${leastCertain
            .slice(0, SHOWN)
            .map((l) => `${l.page} ${l.confidence.toFixed(2)}`)
            .join(', ')}`,
        ]
      : []),
    `  worklist    ${out}/report.md`,
  ];
  return lines.map(printable).join('\n');
}
