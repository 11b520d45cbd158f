import { widthOf } from '../typesetter/measure.js';

/** One line of a headline block, as the choice of the headline sees it. */
export interface FrontLine {
  readonly text: string;
  readonly doubled: boolean;
  /** Words in common with the body, 0 to 1. */
  readonly shared: number;
}

/** `[0, kicker)` is the kicker, `[start, end)` the headline; the rest is deck. */
export interface FrontRoles {
  readonly kicker: number;
  readonly start: number;
  readonly end: number;
}

/** Which lines of a headline block are its kicker and its headline. */
export function chooseHeadline(lines: readonly FrontLine[]): FrontRoles {
  const n = lines.length;
  if (n === 0) return { kicker: 0, start: 0, end: 0 };
  if (n === 1) return { kicker: 0, start: 0, end: 1 };
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  lines.forEach((line, i) => {
    const score = worthOf(line, i, n);
    if (score > most) {
      most = score;
      best = i;
    }
  });
  const kicker = best > 0 && !isDeck(lines[0] as FrontLine) ? 1 : 0;
  return { kicker, start: best, end: best + 1 };
}

const isDeck = (line: FrontLine): boolean => /^(?:——|一一|[—–]|[（(])/u.test(line.text);

function worthOf(line: FrontLine, i: number, n: number): number {
  let score = 0;
  if (isDeck(line)) score -= 3;
  if (line.doubled) score += 3;
  if (i === n - 1) score += 1.2;
  if (i === 0) score -= n > 2 ? 0.8 : 0.3;
  if (/[·•]/u.test(line.text)) score -= 1.5;
  if (/^(?:记|記|访|訪|听|对话|對話)/u.test(line.text)) score -= 0.8;
  const width = widthOf(line.text);
  if (width <= 5) score -= 0.5;
  if (width > 20) score -= 0.7;
  if (/[？！?!“”「」]/u.test(line.text)) score += 0.4;
  return score;
}
