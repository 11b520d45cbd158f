import { ROW_MARKS, ROW_UNITS } from '../lexicon/reduplication.js';

/** A stretch of a line: text that stands there `copies` times in a row, or, with one copy, text that does not repeat. */
export interface Run {
  /** Offset in the line, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  /** One copy of it. */
  readonly unit: string;
  readonly copies: number;
}

/** Lines up to this length are read run by run; a longer one only as a whole. */
const LONGEST = 400;
/** In lines longer than two columns, runs no longer than this are looked for. */
const WIDE = 60;
const LONGEST_RUN = 40;

const SINGLE = 100;

/**
 * Reads a line as text printed twice or three times, run by run: `白鹭归白鹭归，，来了` is 白鹭归 ×2, ， ×2, 来了 ×1. Of all such readings it
 * gives the one that leaves the fewest characters single, and of these the one with the fewest runs. White space and dashes stand between runs
 * as they are. The runs partition the line.
 */
export function readCopies(line: string): Run[] {
  const whole = wholeCopies(line);
  if (whole) return [whole];
  if (line.length > LONGEST) return [{ from: 0, to: line.length, unit: line, copies: 1 }];
  const chars = [...line];
  const n = chars.length;
  const longest = n > WIDE ? LONGEST_RUN : n >> 1;
  // same[L][i]: how many characters from i on equal those L further on.
  const same = [new Uint16Array(0)];
  for (let length = 1; length <= longest; length++) {
    const row = new Uint16Array(n + 1);
    for (let i = n - length - 1; i >= 0; i--) row[i] = chars[i] === chars[i + length] ? (row[i + 1] as number) + 1 : 0;
    same.push(row);
  }
  const free = chars.map((c) => ROW_MARKS.has(c) || /\s/u.test(c));
  const cost = new Uint32Array(n + 1);
  const step: { length: number; copies: number }[] = new Array(n);
  for (let i = n - 1; i >= 0; i--) {
    cost[i] = (cost[i + 1] as number) + (free[i] ? 0 : SINGLE);
    step[i] = { length: 1, copies: 1 };
    for (let length = 1; length <= longest && i + 2 * length <= n; length++) {
      const equal = same[length]?.[i] as number;
      if (equal < length || !mayRepeat(chars, free, i, length)) continue;
      for (const copies of equal >= 2 * length ? [3, 2] : [2]) {
        const price = 1 + (cost[i + copies * length] as number);
        // 000000 doubled is 000000000000, which could also be 0000 three times: twice is what printers do.
        const fewerCopies = price === cost[i] && copies < (step[i] as { copies: number }).copies;
        if (price >= (cost[i] as number) && !fewerCopies) continue;
        cost[i] = price;
        step[i] = { length, copies };
      }
    }
  }
  return runsOf(chars, step);
}

/** No space lies in a run: cells of a table repeat with their gaps. Of signs alone, only what one printing sets may repeat. */
function mayRepeat(chars: readonly string[], free: readonly boolean[], at: number, length: number): boolean {
  let signs = 0;
  for (let i = at; i < at + length; i++) {
    if (!free[i]) continue;
    if (!ROW_MARKS.has(chars[i] as string)) return false;
    signs++;
  }
  return signs < length || ROW_UNITS.has(chars.slice(at, at + length).join(''));
}

/** The line as two or three copies of one text without a gap between them. */
function wholeCopies(line: string): Run | null {
  for (const copies of [2, 3]) {
    const length = line.length / copies;
    if (!Number.isInteger(length) || length < 2) continue;
    const unit = line.slice(0, length);
    if (unit.repeat(copies) !== line || unit.trim() !== unit) continue;
    if ([...unit.slice(0, LONGEST)].some((c) => !ROW_MARKS.has(c))) return { from: 0, to: line.length, unit, copies };
  }
  return null;
}

function runsOf(chars: readonly string[], steps: readonly { length: number; copies: number }[]): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (let i = 0; i < chars.length; ) {
    const { length, copies } = steps[i] as { length: number; copies: number };
    const unit = chars.slice(i, i + length).join('');
    const last = runs.at(-1);
    const to = at + unit.length * copies;
    if (copies === 1 && last?.copies === 1) runs[runs.length - 1] = { ...last, to, unit: last.unit + unit };
    else runs.push({ from: at, to, unit, copies });
    at = to;
    i += length * copies;
  }
  return runs;
}
