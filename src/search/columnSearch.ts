import type { Piece } from '../typesetter/columnPieces.js';
import type { Continuation } from './continuation.js';
import { FITTED_COLUMNS } from './fittedColumns.js';

/** One column while it is being read. */
interface Column {
  readonly id: number;
  readonly last: Piece;
  /** In ems: the widest line so far. */
  readonly measure: number;
  readonly count: number;
  /** Rows that passed without a piece of it. */
  readonly missed: number;
  /** Quotation marks and brackets that stand open. */
  readonly open: number;
  /** Whether its last line looks like a paragraph's first. */
  readonly start: boolean;
}

interface State {
  readonly columns: readonly Column[];
  /** Where in `columns` the last piece went. */
  readonly at: number;
  readonly cost: number;
  readonly parent: State | null;
  readonly id: number;
  readonly ids: number;
}

const COST = FITTED_COLUMNS.costs;

/** States kept after each piece. 60 gain about 0.01 of order for twice the time. */
const BEAM = 24;

const ENDS = /[。！？…”’」』）：；.!?]$/u;
const OPENS = /^[“‘（《「『【(]/u;
const MAY_NOT_BEGIN = /^[，。、；：？！”’）》」』】〉,.;:?!)\]]/u;
const SENTENCE_END = /[。！？…!?][”’」』）]?$/u;

/** Change of open marks over a phrase, and how many it closes that it did not open. */
function marks(text: string): { net: number; closes: number } {
  let depth = 0;
  let closes = 0;
  for (const char of text) {
    if ('“《（「『【(‘'.includes(char)) depth++;
    else if ('”》）」』】)’'.includes(char)) {
      if (depth > 0) depth--;
      else closes++;
    }
  }
  return { net: depth, closes };
}

/** The measure of a column with one more line. A line that has a neighbour at its right is full. */
function measureAfter(column: Column, piece: Piece): number {
  const { measure, count } = column;
  if (count < 3) return Math.max(measure, piece.width);
  if (!piece.last && !piece.spaced && piece.width < measure - 3) return piece.width;
  return Math.max(measure, Math.min(piece.width, measure + 0.5));
}

/** What it costs that `piece` is the next of `column`. */
function linkCost(column: Column, piece: Piece, free: boolean, says: Continuation): number {
  const { last } = column;
  const measure = column.count > 1 ? column.measure : Math.max(column.measure, piece.width);
  let cost = 0;
  if (piece.width > measure + 1.5) cost += COST.tooWide;
  if (!piece.last && !piece.spaced && piece.width < measure - 2.5) cost += COST.shortInside;
  const short = last.width < measure - (column.start ? 3.5 : 2) && !last.spaced;
  const ended = SENTENCE_END.test(last.text);
  const stops = ENDS.test(piece.text);
  const brief = piece.width < (piece.spaced ? measure * 0.6 : measure - 3.5);
  let goOn = -says.between(last.text, piece.text);
  if (short) goOn += COST.afterShort + (ended ? COST.afterEnd : 0);
  if (brief) goOn += stops ? 0.2 : COST.dangling;
  let begin = COST.begin;
  if (!free) begin += COST.notFirst;
  if (!short) begin += 0.6;
  if (!ended) begin += ENDS.test(last.text) ? 0.8 : short ? 1 : 2.5;
  if (brief) begin += stops ? 0.4 : COST.heading;
  else if (piece.width > measure - 1) begin += COST.noGap;
  cost += Math.min(goOn, begin);
  const m = marks(piece.text);
  if (m.closes > column.open && column.count > 1) cost += COST.quote;
  if (m.closes > 0 && m.closes <= column.open) cost -= COST.quote;
  return cost;
}

/** Ems of the fullest line: no more columns can stand side by side. */
function widestRow(pieces: readonly Piece[]): number {
  const sums = new Map<number, number>();
  for (const p of pieces) sums.set(p.line, (sums.get(p.line) ?? 0) + p.width);
  return Math.max(...sums.values());
}

/**
 * Gives every piece of a run of rows its column. The rows are read from left to right and top to bottom; a row may be broken over several
 * lines where a wide gap (an indent, a short line) stood between two columns. Returns the column numbers, left to right, one a piece.
 */
export function searchColumns(pieces: readonly Piece[], says: Continuation): number[] {
  const first = pieces[0];
  if (!first) return [];
  const fresh = (piece: Piece, id: number): Column => {
    const m = marks(piece.text);
    return { id, last: piece, measure: piece.width, count: 1, missed: 0, open: m.net, start: true };
  };
  let beam: State[] = [{ columns: [fresh(first, 0)], at: 0, cost: 0, parent: null, id: 0, ids: 1 }];
  const widest = widestRow(pieces) * 1.08 + 1;
  for (let i = 1; i < pieces.length; i++) {
    const piece = pieces[i] as Piece;
    const next = new Map<string, State>();
    const offer = (s: State): void => {
      const key = `${s.at}|${s.columns.map((c) => `${c.id}:${c.last.line}.${c.last.start}`).join(',')}`;
      const old = next.get(key);
      if (!old || s.cost < old.cost) next.set(key, s);
    };
    for (const state of beam) {
      const { columns, at } = state;
      const skipCost = (from: number, to: number, unit: number): number => {
        let sum = 0;
        for (let k = from; k < to; k++) {
          const { missed, last, measure } = columns[k] as Column;
          const mid = last.width >= measure - 3.5 && !SENTENCE_END.test(last.text);
          sum += (unit * (mid ? COST.mid : COST.rest)) / (1 + missed) ** COST.decay;
        }
        return sum;
      };
      const settle = (c: number, put: Column | null, cost: number, newRow: boolean): void => {
        const cols = columns.map((col, k) => {
          const passed = newRow ? k > at || k < c : k > at && k < c;
          return passed ? { ...col, missed: col.missed + 1 } : col;
        });
        if (put) {
          cols.splice(c, 0, put);
          offer({ columns: cols, at: c, cost, parent: state, id: put.id, ids: state.ids + 1 });
          return;
        }
        const old = columns[c] as Column;
        const m = marks(piece.text);
        cols[c] = {
          id: old.id,
          last: piece,
          measure: measureAfter(old, piece),
          start: Math.abs(piece.width - old.measure + 2) <= 1,
          count: old.count + 1,
          missed: 0,
          open: Math.max(0, old.open - m.closes) + m.net,
        };
        offer({ columns: cols, at: c, cost, parent: state, id: old.id, ids: state.ids });
      };
      // One printed line, broken at a squeezed mark.
      const current = columns[at] as Column;
      if (piece.first && current.last.width + piece.width <= current.measure + 1) {
        const mark = MAY_NOT_BEGIN.test(piece.text)
          ? COST.joinClosing
          : OPENS.test(piece.text) || ENDS.test(current.last.text)
            ? COST.joinMark
            : 99;
        if (mark < 99) {
          const m = marks(piece.text);
          const last = {
            ...current.last,
            text: current.last.text + piece.text,
            width: current.last.width + piece.width,
            last: piece.last,
          };
          const cols = columns.slice();
          cols[at] = { ...current, last, open: Math.max(0, current.open - m.closes) + m.net };
          offer({ columns: cols, at, cost: state.cost + mark, parent: state, id: current.id, ids: state.ids });
        }
      }
      for (let c = 0; c < columns.length; c++) {
        const sameRow = c > at;
        if (!sameRow && !piece.first) continue;
        let cost = state.cost;
        if (sameRow) cost += skipCost(at + 1, c, piece.loose ? COST.skip : COST.skipInRow);
        else cost += skipCost(at + 1, columns.length, COST.skip) + skipCost(0, c, COST.skip);
        const column = columns[c] as Column;
        // Right of a full neighbour, a line begins anew only where a paragraph's indent opens the gap.
        const before = pieces[i - 1] as Piece;
        if (sameRow && piece.first && c === at + 1) {
          const left = columns[at] as Column;
          if (before.width >= left.measure - 0.5 && piece.width > column.measure - 1) cost += COST.noIndent;
        }
        settle(c, null, cost + linkCost(column, piece, piece.loose, says), !sameRow);
      }
      let sum = piece.width;
      for (const c of columns) if (c.missed < 6) sum += c.measure;
      const early = (i < 12 ? COST.openEarly : COST.open) + (sum > widest ? COST.overflow : 0);
      // A new column: right of the last piece, or left of all others in a new row.
      for (let c = at + 1; c <= columns.length; c++) {
        if (!piece.loose && c > at + 1) break;
        settle(c, fresh(piece, state.ids), state.cost + early + skipCost(at + 1, c, COST.skip), false);
      }
      if (piece.first)
        for (let c = 0; c <= at; c++)
          settle(
            c,
            fresh(piece, state.ids),
            state.cost + early + 0.5 + skipCost(at + 1, columns.length, COST.skip) + skipCost(0, c, COST.skip),
            true,
          );
    }
    beam = [...next.values()].sort((a, b) => a.cost - b.cost).slice(0, BEAM);
  }
  const best = beam[0] as State;
  const rank = new Map(best.columns.map((c, k) => [c.id, k]));
  const column: number[] = [];
  for (let s: State | null = best; s; s = s.parent) column.push(rank.get(s.id) as number);
  return column.reverse();
}
