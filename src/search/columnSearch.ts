import type { Piece } from '../typesetter/columnPieces.js';
import type { Continuation } from './continuation.js';
import { FITTED_COLUMNS } from './fittedColumns.js';

const COST = FITTED_COLUMNS.costs;

/** States kept after each piece. 64 put a hundredth more of the steps in order in twice the time, and the articles come out no better. */
const BEAM = 24;

const ENDS = /[。！？…”’」』）：；.!?]$/u;
const OPENS = /^[“‘（《「『【(]/u;
const MAY_NOT_BEGIN = /^[，。、；：？！”’）》」』】〉,.;:?!)\]]/u;
const SENTENCE_END = /[。！？…!?][”’」』）]?$/u;

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
  /** What it costs that it has no line in a row, times the kind of row. */
  readonly idle: number;
  /** Tells it apart from all others. */
  readonly key: string;
}

/** A column with what follows from the rest. */
function columnOf(known: Omit<Column, 'idle' | 'key'>): Column {
  const { id, last, measure, missed } = known;
  const mid = last.width >= measure - 3.5 && !SENTENCE_END.test(last.text);
  return {
    ...known,
    idle: (mid ? COST.mid : COST.rest) / (1 + missed) ** COST.decay,
    key: `${id}:${last.line}.${last.start}`,
  };
}

/** One way to go on from a state, and what it comes to; only what may be kept is built. */
interface Way {
  readonly cost: number;
  readonly built: () => State;
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

/** Change of open marks over a phrase, and how many it closes that it did not open. */
interface Marks {
  readonly net: number;
  readonly closes: number;
}

function marks(text: string): Marks {
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

/**
 * What it costs that `piece` is the next of `column`.
 * @param m its marks
 * @param goesOn how much its text speaks for that, in nats
 */
function linkCost(column: Column, piece: Piece, m: Marks, goesOn: number): number {
  const { last } = column;
  const measure = column.count > 1 ? column.measure : Math.max(column.measure, piece.width);
  let cost = 0;
  if (piece.width > measure + 1.5) cost += COST.tooWide;
  if (!piece.last && !piece.spaced && piece.width < measure - 2.5) cost += COST.shortInside;
  const short = last.width < measure - (column.start ? 3.5 : 2) && !last.spaced;
  const ended = SENTENCE_END.test(last.text);
  const stops = ENDS.test(piece.text);
  const brief = piece.width < (piece.spaced ? measure * 0.6 : measure - 3.5);
  let goOn = -goesOn;
  if (short) goOn += COST.afterShort + (ended ? COST.afterEnd : 0);
  if (brief) goOn += stops ? 0.2 : COST.dangling;
  let begin = COST.begin;
  if (!piece.loose) begin += COST.notFirst;
  if (!short) begin += 0.6;
  if (!ended) begin += ENDS.test(last.text) ? 0.8 : short ? 1 : 2.5;
  if (brief) begin += stops ? 0.4 : COST.heading;
  else if (piece.width > measure - 1) begin += COST.noGap;
  cost += Math.min(goOn, begin);
  if (m.closes > column.open && column.count > 1) cost += COST.quote;
  if (m.closes > 0 && m.closes <= column.open) cost -= COST.quote;
  return cost;
}

/** The states that the cheapest ways lead to; of those that differ in nothing that counts later, one. */
function cheapest(ways: Way[]): State[] {
  const beam: State[] = [];
  const known = new Set<string>();
  for (const way of ways.sort((a, b) => a.cost - b.cost)) {
    if (beam.length === BEAM) break;
    const state = way.built();
    const key = `${state.at}|${state.columns.map((c) => c.key).join(',')}`;
    if (known.has(key)) continue;
    known.add(key);
    beam.push(state);
  }
  return beam;
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
  const fresh = (piece: Piece, m: Marks, id: number): Column =>
    columnOf({ id, last: piece, measure: piece.width, count: 1, missed: 0, open: m.net, start: true });
  let beam: State[] = [{ columns: [fresh(first, marks(first.text), 0)], at: 0, cost: 0, parent: null, id: 0, ids: 1 }];
  const widest = widestRow(pieces) * 1.08 + 1;
  for (let i = 1; i < pieces.length; i++) {
    const piece = pieces[i] as Piece;
    const m = marks(piece.text);
    const said = new Map<string, number>();
    const goesOn = ({ last }: Column): number => {
      let odds = said.get(last.text);
      if (odds === undefined) {
        odds = says.between(last.text, piece.text);
        said.set(last.text, odds);
      }
      return odds;
    };
    const ways: Way[] = [];
    for (const state of beam) {
      const { columns, at } = state;
      const skipCost = (from: number, to: number, unit: number): number => {
        let sum = 0;
        for (let k = from; k < to; k++) sum += unit * (columns[k] as Column).idle;
        return sum;
      };
      /** The columns once a piece stood in that at `c`: those passed by have missed a row. */
      const after = (c: number, newRow: boolean): Column[] =>
        columns.map((col, k) =>
          (newRow ? k > at || k < c : k > at && k < c) ? columnOf({ ...col, missed: col.missed + 1 }) : col,
        );
      /** The piece opens a column at `c`. */
      const open = (c: number, cost: number, newRow: boolean): void => {
        const built = (): State => {
          const all = after(c, newRow).toSpliced(c, 0, fresh(piece, m, state.ids));
          return { columns: all, at: c, cost, parent: state, id: state.ids, ids: state.ids + 1 };
        };
        ways.push({ cost, built });
      };
      /** The piece is the next line of the column at `c`. */
      const settle = (c: number, cost: number, newRow: boolean): void => {
        const built = (): State => {
          const old = columns[c] as Column;
          const next = columnOf({
            id: old.id,
            last: piece,
            measure: measureAfter(old, piece),
            start: Math.abs(piece.width - old.measure + 2) <= 1,
            count: old.count + 1,
            missed: 0,
            open: Math.max(0, old.open - m.closes) + m.net,
          });
          return { columns: after(c, newRow).with(c, next), at: c, cost, parent: state, id: old.id, ids: state.ids };
        };
        ways.push({ cost, built });
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
          const cost = state.cost + mark;
          const built = (): State => {
            const last = {
              ...current.last,
              text: current.last.text + piece.text,
              width: current.last.width + piece.width,
              last: piece.last,
            };
            const joined = columnOf({ ...current, last, open: Math.max(0, current.open - m.closes) + m.net });
            return { columns: columns.with(at, joined), at, cost, parent: state, id: current.id, ids: state.ids };
          };
          ways.push({ cost, built });
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
        settle(c, cost + linkCost(column, piece, m, goesOn(column)), !sameRow);
      }
      let sum = piece.width;
      for (const c of columns) if (c.missed < 6) sum += c.measure;
      const early = (i < 12 ? COST.openEarly : COST.open) + (sum > widest ? COST.overflow : 0);
      // A new column: right of the last piece, or left of all others in a new row.
      for (let c = at + 1; c <= columns.length; c++) {
        if (!piece.loose && c > at + 1) break;
        open(c, state.cost + early + skipCost(at + 1, c, COST.skip), false);
      }
      if (piece.first)
        for (let c = 0; c <= at; c++)
          open(
            c,
            state.cost + early + 0.5 + skipCost(at + 1, columns.length, COST.skip) + skipCost(0, c, COST.skip),
            true,
          );
    }
    beam = cheapest(ways);
  }
  const best = beam[0] as State;
  const rank = new Map(best.columns.map((c, k) => [c.id, k]));
  const column: number[] = [];
  for (let s: State | null = best; s; s = s.parent) column.push(rank.get(s.id) as number);
  return column.reverse();
}
