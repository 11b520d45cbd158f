import type { BylinePlace, Unit } from '../model/draft.js';
import { type Costs, HABITS, type Habit, type Order } from './articleWeights.js';

/** A line that may belong to a headline block; `at` is its place in the stream. */
export type Display = Unit & { readonly at: number };

/** A run of headline lines that stand together: one headline block, or a heap of them. Lines are numbers of displays. */
interface Run {
  readonly lines: readonly number[];
  /** The body that begins right behind it, and the one that it stands right behind, or null. */
  readonly before: number | null;
  readonly after: number | null;
}

/** What is known of a page when its headlines are given to its bodies. */
interface Question {
  readonly displays: readonly Display[];
  readonly runs: readonly Run[];
  /** For each body, how well it accounts for the words of each display. */
  readonly fits: readonly Float64Array[];
  /** What speaks, in nats, for a block ending before the `i`th of some lines. */
  readonly cutOdds: (lines: readonly number[], i: number, bylines: BylinePlace) => number;
  readonly costs: Readonly<Record<Order, Costs>>;
  /** What the runs' ends say of where bylines stand, in nats. */
  readonly bylineOdds: Readonly<Record<BylinePlace, number>>;
}

/** A headline block with its body, or null; or a byline that is the signature at the end of the body `signs`. */
export interface PlacedBlock {
  readonly units: readonly Display[];
  readonly body: number | null;
  readonly signs: number | null;
}

export interface Assignment {
  readonly blocks: readonly PlacedBlock[];
  readonly score: number;
  readonly habit: Habit;
}

/** How many of the likeliest partial assignments are followed. */
const BEAM = 12;
/** Those further than this behind the likeliest, in nats, are not. */
const WIDTH = 12;
const LONGEST_BLOCK = 8;
/** A headline line of so many characters has a word of its body, as a rule. */
const LONG = 12;
/** No headline is looked for further than so many bodies from its own: no page has more, and whole issues in one text stay affordable. */
const REACH = 60;

/** What can be done with a block, by number: it stays alone, it signs the body before it, it heads one of the bodies within reach. */
const ALONE = 0;
const SIGNS = 1;
const HEADS = 2;

interface State {
  readonly score: number;
  /** Tells apart which bodies are used; states that differ in nothing that counts later have one mark. */
  readonly mark: number;
  /** A bit for each body. */
  readonly used: Uint32Array;
  /** The body that was given last, or -1. */
  readonly lastBody: number;
  readonly block: PlacedBlock | null;
  readonly before: State | null;
}

/** A state that may be kept: not built until it is. */
interface Candidate {
  readonly score: number;
  readonly mark: number;
  readonly lastBody: number;
  readonly from: State;
  readonly start: number;
  readonly body: number | null;
  readonly signs: number | null;
  readonly order: number;
}

/**
 * Headline blocks are cut out of their runs and given to bodies, one to one: where one block ends and the next begins is part of the assignment
 * (a beam over the runs, in page order). What fits none stays alone.
 * @param habit where it is known; else the likelier one
 */
export function assign(question: Question, habit?: Habit): Assignment {
  if (habit) return follow(question, habit);
  return HABITS.map((h) => follow(question, h)).reduce((best, one) => (one.score > best.score ? one : best));
}

function follow({ displays, runs, fits, cutOdds, costs: byOrder, bylineOdds }: Question, habit: Habit): Assignment {
  const costs = byOrder[habit.order];
  const bodies = fits.length;
  // Every body is bare until a block is given to it.
  let beam: State[] = [
    {
      score: costs.bareBody * bodies + bylineOdds[habit.bylines],
      mark: 0,
      used: new Uint32Array((bodies + 31) >> 5),
      lastBody: -1,
      block: null,
      before: null,
    },
  ];
  // One of the other bodies, whichever.
  const elsewhere = costs.elsewhere - Math.log(Math.max(1, bodies - 1));
  const inTurn = Math.max(costs.turn, elsewhere);
  for (const run of runs) {
    const lines = run.lines.map((d) => displays[d] as Display);
    // Typed, for arrays of numbers come in several kinds, and compiled code holds for one.
    const byline = new Uint8Array(lines.length);
    const cuts = new Float64Array(lines.length);
    // What the cuts weigh is told in log probabilities, so that one habit can be held against another.
    let all = 0;
    for (let i = 0; i < lines.length; i++) {
      byline[i] = (lines[i] as Display).kind === 'byline' ? 1 : 0;
      if (i === 0) continue;
      cuts[i] = cutOdds(run.lines, i, habit.bylines);
      all -= Math.log1p(Math.exp(cuts[i] as number));
    }
    const nearest = run.before ?? bodies;
    const lowest = Math.max(0, nearest - REACH);
    const highest = Math.min(bodies, nearest + REACH);
    const ends: State[][] = [beam.map((s) => ({ ...s, score: s.score + all }))];
    /** For each beginning, what the words in common with each body weigh so far: it grows with the block. */
    const words = lines.map(() => new Float64Array(Math.max(0, highest - lowest)));
    const worths = new Float64Array(HEADS + Math.max(0, highest - lowest));
    for (let end = 1; end <= lines.length; end++) {
      const best: Candidate[] = [];
      /** What a candidate must at least be worth to be kept. */
      let least = Number.NEGATIVE_INFINITY;
      const weight = byline[end - 1] ? costs.bylineWords : costs.words;
      const last = run.lines[end - 1] as number;
      const alien = !byline[end - 1] && (lines[end - 1] as Display).text.value.length >= LONG ? costs.alien : 0;
      let bylines = 0;
      for (let start = end - 1; start >= Math.max(0, end - LONGEST_BLOCK); start--) {
        if (byline[start]) bylines++;
        const fronts = end - start - bylines;
        const shape =
          (cuts[start] as number) +
          (bylines > 1 ? costs.secondByline * (bylines - 1) : 0) +
          (fronts === 0 ? costs.onlyByline : 0) +
          (fronts > 4 ? costs.long * (fronts - 4) : 0);
        const states = ends[start] as State[];
        const leaves = end === lines.length && run.before !== null ? costs.leaves : 0;
        worths[ALONE] = shape + costs.unattached + leaves;
        // The block behind a signature begins anew, whatever is seen between the two.
        const signs = start === 0 && fronts === 0 && bylines === 1 ? run.after : null;
        worths[SIGNS] = costs.signature - (cuts.length > 1 ? (cuts[1] as number) : 0);
        const sums = words[start] as Float64Array;
        const headed = shape - costs.bareBody;
        for (let b = lowest; b < highest; b++) {
          const fit = (fits[b] as Float64Array)[last] as number;
          const sum = (sums[b - lowest] as number) + weight * fit + (fit < 0 ? alien : 0);
          sums[b - lowest] = sum;
          const before = end === lines.length && run.before === b;
          worths[HEADS + b - lowest] = headed + sum + (before ? costs.before : inTurn + leaves);
        }
        const choices = HEADS + highest - lowest;
        for (let s = 0; s < states.length; s++) {
          const state = states[s] as State;
          for (let choice = 0; choice < choices; choice++) {
            // Most end here: what is out of turn costs, so no more than this can come of it.
            const most = state.score + (worths[choice] as number);
            if (most < least || (choice === SIGNS && signs === null)) continue;
            const body = choice < HEADS ? null : lowest + choice - HEADS;
            if (body !== null && isUsed(state.used, body)) continue;
            const isBefore = end === lines.length && body === run.before;
            const turn = body === null || isBefore || body === state.lastBody + 1 ? 0 : elsewhere - inTurn;
            const score = most + turn;
            if (score < least) continue;
            const rank = body === null ? choice : body + HEADS;
            const order = (start * BEAM + s) * (bodies + HEADS) + rank;
            const mark = body === null ? state.mark : state.mark ^ markOf(body);
            const lastBody = body ?? state.lastBody;
            // Of two ways to the same bodies only the better one can be part of the best whole.
            const twin = twinOf(best, mark, lastBody);
            if (twin >= 0 && (best[twin] as Candidate).score >= score) continue;
            if (twin >= 0) best.splice(twin, 1);
            const signed = choice === SIGNS ? signs : null;
            keep(best, { score, mark, lastBody, from: state, start, body, signs: signed, order });
            least = (best[0] as Candidate).score - WIDTH;
            if (best.length === BEAM) least = Math.max(least, (best[BEAM - 1] as Candidate).score);
          }
        }
      }
      ends.push(best.map((c) => stateOf(c, lines.slice(c.start, end))));
    }
    beam = ends[lines.length] as State[];
  }
  const best = beam[0] as State;
  const blocks: PlacedBlock[] = [];
  for (let s: State | null = best; s?.block; s = s.before) blocks.push(s.block);
  return { blocks: blocks.reverse(), score: best.score, habit };
}

const isUsed = (used: Uint32Array, body: number): boolean => (((used[body >> 5] as number) >>> (body & 31)) & 1) === 1;

/** Sets a candidate in its place among the best; of equals the one that came first stands first. */
function keep(best: Candidate[], candidate: Candidate): void {
  const { score, order } = candidate;
  let at = best.length;
  for (; at > 0; at--) {
    const other = best[at - 1] as Candidate;
    if (other.score > score || (other.score === score && other.order < order)) break;
  }
  if (at === BEAM) return;
  best.splice(at, 0, candidate);
  if (best.length > BEAM) best.pop();
}

function twinOf(best: readonly Candidate[], mark: number, lastBody: number): number {
  for (let i = 0; i < best.length; i++) {
    const c = best[i] as Candidate;
    if (c.mark === mark && c.lastBody === lastBody) return i;
  }
  return -1;
}

/** A number of 30 bits for each body, so that sets of them can be told apart by the exclusive or (Zobrist 1970). */
function markOf(body: number): number {
  let h = Math.imul(body + 1, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 2;
}

function stateOf({ score, mark, lastBody, from, body, signs }: Candidate, units: readonly Display[]): State {
  let { used } = from;
  if (body !== null) {
    used = used.slice();
    used[body >> 5] = (used[body >> 5] as number) | (1 << (body & 31));
  }
  return { score, mark, used, lastBody, block: { units, body, signs }, before: from };
}
