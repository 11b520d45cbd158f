import type { Line } from '../model/draft.js';

/** A stretch of a line that may belong to a column of its own. Offsets are UTF-16 units of the line's text, half-open. */
export interface Piece {
  /** Index of its line. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Without white space. */
  readonly text: string;
  /** Natural width in ems, white space apart. */
  readonly width: number;
  /** White space between its tokens: the line was justified by spaces. */
  readonly spaced: boolean;
  /** It begins its line. */
  readonly first: boolean;
  /** It begins its line or follows a wide gap: it may be indented, and columns may be empty before it. */
  readonly loose: boolean;
  /** It ends its line or stands before a wide gap: it need not be full. */
  readonly last: boolean;
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly width: number;
  /** Nothing but marks that close. */
  readonly closing: boolean;
  /** A wide gap stands before it. */
  readonly wide: boolean;
}

/** Width in ems: an ASCII or half-width character a half, any other 1. */
export function ems(text: string): number {
  let width = 0;
  for (const char of text) {
    const code = char.codePointAt(0) as number;
    width += code < 0x300 || (code >= 0xff61 && code <= 0xffdc) ? 0.5 : 1;
  }
  return width;
}

/** A piece shorter than this is no line of a column that one can tell by its width. */
const NARROWEST = 7;
/** A measure must recur this often before it counts as one. */
const RECURS = 4;

/** Half-width marks that OCR sets after Chinese text; the space that follows one is no gap. */
const HALF_WIDTH_MARK = /[^\x20-\x7e][,.:;!?]$/u;
/** A gap this wide always parts two phrases; it says nothing on whether either is a full line. */
const WIDE = 3;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const m of text.matchAll(/\S+/gu)) {
    const before = tokens[tokens.length - 1];
    const end = m.index + m[0].length;
    const gap = before ? m.index - before.end : 0;
    if (before && gap < WIDE && HALF_WIDTH_MARK.test(text.slice(before.end - 2, before.end)))
      tokens[tokens.length - 1] = { ...before, end, width: before.width + ems(m[0]) };
    else
      tokens.push({
        start: m.index,
        end,
        width: ems(m[0]),
        closing: /^[”’」』）》。，]+$/u.test(m[0]),
        wide: gap >= WIDE,
      });
  }
  return tokens;
}

/** The widths, in half ems, that recur among phrases that are followed by another long one on their line. */
function recurringMeasures(rows: readonly (readonly Token[])[]): number[] {
  const counts = new Map<number, number>();
  for (const tokens of rows)
    for (let i = 0; i + 1 < tokens.length; i++) {
      const { width } = tokens[i] as Token;
      if (width >= NARROWEST) counts.set(width, (counts.get(width) ?? 0) + 1);
    }
  const near = (w: number): number =>
    (counts.get(w) ?? 0) + ((counts.get(w - 0.5) ?? 0) + (counts.get(w + 0.5) ?? 0)) / 2;
  return [...counts.keys()].filter((w) => near(w) >= RECURS).sort((a, b) => a - b);
}

/** Cost of reading tokens [i, j) as one piece of a row of several columns. */
function pieceCost(tokens: readonly Token[], i: number, j: number, measures: readonly number[]): number {
  let natural = 0;
  for (let k = i + 1; k < j; k++) if ((tokens[k] as Token).wide) return 100;
  const last = j === tokens.length || (tokens[j] as Token).wide;
  const only = tokens[i] as Token;
  if (j === i + 1 && only.width <= 1 && !only.wide) return only.closing ? 0.5 : 4;
  for (let k = i; k < j; k++) natural += (tokens[k] as Token).width;
  const gaps = j - i - 1;
  // A line that was stretched has many gaps; a phrase gap inside a line has one.
  const inner = gaps === 0 ? 0 : natural / (gaps + 1) < 4 ? 1 : 1.5;
  const stretch = Math.min(gaps * 1, 5);
  let off = Number.POSITIVE_INFINITY;
  for (const w of measures) {
    const over = natural - w;
    off = Math.min(off, over > 0 ? over : last ? 0 : Math.max(0, -over - stretch));
  }
  return inner + (off <= 0.5 ? 0 : off <= 1 ? 0.4 : 3);
}

/** The cheapest way to cut a row into pieces; one piece where no cut is better. */
function cutRow(tokens: readonly Token[], measures: readonly number[]): [number, number][] {
  const n = tokens.length;
  const best: number[] = [0];
  const from: number[] = [0];
  for (let j = 1; j <= n; j++) {
    best[j] = Number.POSITIVE_INFINITY;
    for (let i = 0; i < j; i++) {
      const cost = (best[i] as number) + pieceCost(tokens, i, j, measures);
      if (cost < (best[j] as number)) {
        best[j] = cost;
        from[j] = i;
      }
    }
  }
  const cuts: [number, number][] = [];
  for (let j = n; j > 0; j = from[j] as number) cuts.unshift([from[j] as number, j]);
  return cuts;
}

/** The pieces of every line, in order. A line that is one piece gives one. */
export function piecesOf(lines: readonly Line[]): Piece[][] {
  const rows = lines.map((l) => tokensOf(l.text.value));
  const measures = recurringMeasures(rows);
  return rows.map((tokens, line) => {
    const cuts: [number, number][] =
      tokens.length > 1 && tokens.length < 40 && (measures.length > 0 || tokens.some((t) => t.wide))
        ? cutRow(tokens, measures)
        : [[0, tokens.length]];
    return cuts.map(([i, j], k): Piece => {
      const start = (tokens[i] as Token).start;
      const end = (tokens[j - 1] as Token).end;
      const text = (lines[line] as Line).text.value.slice(start, end).replace(/\s+/gu, '');
      return {
        line,
        start,
        end,
        text,
        width: ems(text),
        spaced: j - i > 1 && ems(text) / (j - i) < 4,
        first: k === 0,
        loose: k === 0 || (tokens[i] as Token).wide,
        last: j === tokens.length || (tokens[j] as Token).wide,
      };
    });
  });
}
