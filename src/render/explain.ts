import { Chalk } from 'chalk';
import { eastAsianWidth } from 'get-east-asian-width';
import type { Decision } from '../model/draft.js';
import type { Page } from '../model/page.js';
import { printable, renderSummary } from './summary.js';

export interface ExplainStyle {
  readonly colour: boolean;
  /** Of the terminal, in columns. */
  readonly width: number;
}

/** Below this a decision is shown in warning colour: about one in ten such is wrong. */
const DOUBTFUL = 0.9;
const COLUMNS = ['line', 'role', 'article', 'measure', 'conf'] as const;
const WIDTHS: Readonly<Record<(typeof COLUMNS)[number], number>> = {
  line: 5,
  role: 9,
  article: 7,
  measure: 7,
  conf: 4,
};
const GAP = '  ';
const LEFT = Object.values(WIDTHS).reduce((sum, w) => sum + w + GAP.length, 0);

/**
 * Every source line with what it was taken for, and below it why. No line of the table is wider than the terminal, characters of ambiguous width
 * counted as two columns, because Chinese terminals draw them so.
 */
export function renderExplain(decisions: readonly Decision[], page: Page, { colour, width }: ExplainStyle): string {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const room = Math.max(width - LEFT, 10);
  const colours: Readonly<Partial<Record<Decision['role'], (text: string) => string>>> = {
    front: chalk.bold,
    heading: chalk.bold,
    byline: chalk.cyan,
    opening: chalk.green,
    first: chalk.green,
    furniture: chalk.magenta,
    caption: chalk.blue,
    verse: chalk.blue,
    tail: chalk.magenta,
    removed: chalk.red,
  };
  const head = `${cells('line', 'role', 'article', 'measure', 'conf')}text`;
  const rows = decisions.flatMap((d) => {
    const paint = colours[d.role] ?? ((text: string) => text);
    const row = cells(
      String(d.line),
      d.role,
      d.article ?? '-',
      d.measure === null ? '-' : `${d.measure} em`,
      percent(d.confidence),
    );
    const left = d.confidence < DOUBTFUL ? chalk.yellow(row) : row;
    const why = wrap(d.why.map(printable).join(', '), room);
    return [left + paint(cut(printable(d.text), room)), ...why.map((line) => ' '.repeat(LEFT) + chalk.dim(line))];
  });
  return `${[chalk.underline(head), ...rows, '', ...wrap(renderSummary(page), width)].join('\n')}\n`;
}

const percent = (x: number): string => `${Math.floor(x * 100)}%`;

function cells(line: string, role: string, article: string, measure: string, conf: string): string {
  return [
    line.padStart(WIDTHS.line),
    role.padEnd(WIDTHS.role),
    pad(article, WIDTHS.article),
    pad(measure, WIDTHS.measure),
    conf.padStart(WIDTHS.conf),
    '',
  ].join(GAP);
}

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(width - columns(text), 0));

/** Width in terminal columns. Combining marks and joiners take none. */
function columns(text: string): number {
  let sum = 0;
  for (const c of text) sum += columnsOf(c);
  return sum;
}

function columnsOf(character: string): number {
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) return 0;
  return eastAsianWidth(character.codePointAt(0) as number, { ambiguousAsWide: true });
}

/** The text as far as it fits, `…` where it goes on. */
function cut(text: string, room: number): string {
  if (columns(text) <= room) return text;
  let out = '';
  let used = 2; // the ellipsis
  for (const c of text) {
    used += columnsOf(c);
    if (used > room) break;
    out += c;
  }
  return `${out}…`;
}

/** The text in lines that fit, broken at spaces where there are any, else between characters. */
function wrap(text: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/(?<= )/u)) {
    if (columns(line) + columns(word.trimEnd()) > room && line !== '') {
      lines.push(line.trimEnd());
      line = '';
    }
    for (const c of word) {
      if (columns(line) + columnsOf(c) > room) {
        lines.push(line.trimEnd());
        line = '';
      }
      line += c;
    }
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}
