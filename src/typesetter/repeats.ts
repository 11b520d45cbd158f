import { NOTICE_HEADLINE } from '../lexicon/notices.js';
import { DOUBLED_WORDS } from '../lexicon/reduplication.js';

/** Lines that stand there several times running: `rows` lines from the line `from` on, `copies` times. */
export interface Repeat {
  readonly from: number;
  readonly rows: number;
  readonly copies: number;
}

/** No headline stands on more lines, and no printer sets it more often. */
const MOST_ROWS = 4;
const MOST_COPIES = 3;
/** Fewer Chinese characters may stand twice by chance: a name, a word, two cells. */
const TELLING = 4;
/** `遗失声明`: two notices of one name may stand side by side. Of longer names, in characters, there is one. */
const NOTICE_NAME = 6;
/** Verses of one poem, and cells of one column, are up to this far apart in length, in characters. */
const LIKE = 4;

/** What goes on, or is said. */
const CLAUSE = /[，。；、：,;:]$|[。！？…!?][”’」』]$/u;
/** What a verse or a cell is made of. */
const PLAIN = /^[\p{Script=Han}〇]+(?:[，、][\p{Script=Han}〇]+)*[，。！？]?$/u;
/** `95.0分`: what stands beside a cell. */
const FIGURE = /^\P{Script=Han}*\d\P{Script=Han}*\p{Script=Han}{0,2}$/u;
const REPORTED = /记者|記者|通讯员|通訊員|本报|本報|新华社|報導|报道/u;
const HAN = /[\p{Script=Han}〇]/gu;

type Verdict = 'doubled' | 'doubtful' | 'natural';

/**
 * Lines that were printed two or three times, each line by itself or all lines of a headline together, as a shadow comes out of a PDF. What repeats by
 * nature stays: cries, refrains, what comes back elsewhere on the page, cells of a table. What may be either, a word of two characters or the name of a
 * notice, is doubled where other text of its page is; and right beside a line that was printed so often, every line is.
 * @param lines of a page
 * @param othersDoubled whether text of the page was doubled within its lines
 */
export function repeatsOf(lines: readonly string[], othersDoubled: boolean): Repeat[] {
  const found = runsOf(lines);
  const verdicts = verdictsOn(found, lines);
  const others = othersDoubled || verdicts.includes('doubled');
  const doubled = verdicts.map((v) => v === 'doubled' || (v === 'doubtful' && others));
  const isBeside = (i: number): boolean => {
    const [a, b] = [found[i - 1], found[i]] as [Repeat, Repeat];
    return a.rows === b.rows && a.copies === b.copies && a.from + a.rows * a.copies === b.from;
  };
  for (let i = 1; i < found.length; i++) if (doubled[i - 1] && isBeside(i)) doubled[i] = true;
  for (let i = found.length - 1; i > 0; i--) if (doubled[i] && isBeside(i)) doubled[i - 1] = true;
  return found.filter((_, i) => doubled[i]);
}

/** Everything that stands there two or three times running and has a Chinese character. */
function runsOf(lines: readonly string[]): Repeat[] {
  const runs: Repeat[] = [];
  for (let from = 0; from + 1 < lines.length; ) {
    const rows = rowsFrom(lines, from);
    let copies = 1;
    while (rows > 0 && isEqual(lines, from, from + copies * rows, rows)) copies++;
    if (copies > 1 && copies <= MOST_COPIES && countHan(lines.slice(from, from + rows).join('')) > 0)
      runs.push({ from, rows, copies });
    from += Math.max(1, copies * rows);
  }
  return runs;
}

/** How many lines from `from` on come again right behind them; 0 where none do. */
function rowsFrom(lines: readonly string[], from: number): number {
  for (let rows = 1; rows <= MOST_ROWS; rows++) if (isEqual(lines, from, from + rows, rows)) return rows;
  return 0;
}

function isEqual(lines: readonly string[], a: number, b: number, rows: number): boolean {
  for (let k = 0; k < rows; k++) if (lines[a + k] !== lines[b + k]) return false;
  return true;
}

function verdictsOn(runs: readonly Repeat[], lines: readonly string[]): Verdict[] {
  if (runs.length === 0) return [];
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return runs.map(({ from, rows, copies }) => {
    const own = lines.slice(from, from + rows);
    const to = from + rows * copies;
    const text = own.join('');
    const han = countHan(text);
    const isSaid = own.some((line) => CLAUSE.test(line));
    const comesBack = own.every((line) => counts.get(line) !== copies);
    const before = [lines[from - 1] ?? '', lines[from - 2] ?? ''] as const;
    const behind = [lines[to] ?? '', lines[to + 1] ?? ''] as const;
    if (han < 2 || DOUBLED_WORDS.has(text) || isSaid || comesBack || isAmidLike(own, before, behind)) return 'natural';
    if (REPORTED.test(before[0]) || REPORTED.test(behind[0])) return 'doubled';
    if (han < TELLING && (FIGURE.test(before[0]) || FIGURE.test(behind[0]))) return 'natural';
    const isNotice = text.length <= NOTICE_NAME && NOTICE_HEADLINE.test(text);
    return han < TELLING || isNotice ? 'doubtful' : 'doubled';
  });
}

/**
 * Whether lines stand among others of their make, as verses and cells do: between two of them, or with two on one side.
 * @param before the lines before them, the nearest first
 * @param behind those behind them
 */
function isAmidLike(
  own: readonly string[],
  before: readonly [string, string],
  behind: readonly [string, string],
): boolean {
  if (!own.every((line) => PLAIN.test(line))) return false;
  const likeIn = (side: readonly [string, string], edge: string): readonly [boolean, boolean] => {
    const isLike = (line: string): boolean => PLAIN.test(line) && Math.abs(line.length - edge.length) <= LIKE;
    return [isLike(side[0]), isLike(side[1])];
  };
  const a = likeIn(before, own[0] as string);
  const b = likeIn(behind, own.at(-1) as string);
  return (a[0] && b[0]) || (a[0] && a[1]) || (b[0] && b[1]);
}

const countHan = (text: string): number => text.match(HAN)?.length ?? 0;
