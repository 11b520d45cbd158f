import type { Unit } from '../model/draft.js';
import type { Costs } from './articleWeights.js';

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
  /** Log odds of a block ending before the `i`th of some lines. */
  readonly cutOdds: (lines: readonly number[], i: number) => number;
  readonly costs: Costs;
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
const BEAM = 6;
const LONGEST_BLOCK = 8;
/** No headline is looked for further than so many bodies from its own: no page has more, and whole issues in one text stay affordable. */
const REACH = 60;

/** What can be done with a block, by number: it stays alone, it signs the body before it, it heads one of the bodies within reach. */
const ALONE = 0;
const SIGNS = 1;
const HEADS = 2;

interface State {
  readonly score: number;
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
  readonly from: State;
  readonly start: number;
  readonly body: number | null;
  readonly signs: number | null;
  readonly order: number;
}

/** The habits that a page may have: headlines in the order of their bodies, or in any order. The page's own likelihood chooses. */
const HABITS = ['ordered', 'free'] as const;
export type Habit = (typeof HABITS)[number];

/**
 * Headline blocks are cut out of their runs and given to bodies, one to one: where one block ends and the next begins is part of the assignment
 * (a beam over the runs, in page order). What fits none stays alone.
 * @param habit where it is known; else the likelier one
 */
export function assign(question: Question, habit?: Habit): Assignment {
  if (habit) return follow(question, habit);
  const [ordered, free] = HABITS.map((h) => follow(question, h)) as [Assignment, Assignment];
  return ordered.score >= free.score ? ordered : free;
}

/** Log of the logistic function. */
const logChance = (z: number): number => -Math.log1p(Math.exp(-z));

function follow({ displays, runs, fits, cutOdds, costs }: Question, habit: Habit): Assignment {
  const ordered = habit === 'ordered';
  const bodies = fits.length;
  let beam: State[] = [
    { score: 0, used: new Uint32Array((bodies + 31) >> 5), lastBody: -1, block: null, before: null },
  ];
  const others = -Math.log(Math.max(1, bodies - 1));
  for (const run of runs) {
    const lines = run.lines.map((d) => displays[d] as Display);
    // Typed, for arrays of numbers come in several kinds, and compiled code holds for one.
    const byline = new Uint8Array(lines.length);
    const cuts = new Float64Array(lines.length);
    for (let i = 0; i < lines.length; i++) {
      byline[i] = (lines[i] as Display).kind === 'byline' ? 1 : 0;
      cuts[i] = i === 0 ? 0 : costs.cut * cutOdds(run.lines, i);
    }
    const nearest = run.before ?? bodies;
    const lowest = Math.max(0, nearest - REACH);
    const highest = Math.min(bodies, nearest + REACH);
    const ends: State[][] = [beam];
    /** For each beginning, the words in common with each body so far: it grows with the block. */
    const words = lines.map(() => new Float64Array(Math.max(0, highest - lowest)));
    const worths = new Float64Array(HEADS + Math.max(0, highest - lowest));
    for (let end = 1; end <= lines.length; end++) {
      const best: Candidate[] = [];
      /** What a candidate must at least be worth to be kept. */
      let least = Number.NEGATIVE_INFINITY;
      const weight = byline[end - 1] ? costs.bylineWords : 1;
      const last = run.lines[end - 1] as number;
      let bylines = 0;
      let within = 0;
      for (let start = end - 1; start >= Math.max(0, end - LONGEST_BLOCK); start--) {
        if (byline[start]) bylines++;
        const fronts = end - start - bylines;
        if (start < end - 1) within += logChance(-(cuts[start + 1] as number));
        const shape =
          within +
          (start > 0 ? logChance(cuts[start] as number) : 0) +
          (bylines > 1 ? costs.secondByline * (bylines - 1) : 0) +
          (fronts === 0 ? costs.onlyByline : 0) +
          (fronts > 4 ? costs.long * (fronts - 4) : 0);
        const states = ends[start] as State[];
        worths[ALONE] = shape + costs.unattached;
        // The block behind a signature begins anew, whatever is seen between the two.
        const signs = start === 0 && fronts === 0 && bylines === 1 ? run.after : null;
        worths[SIGNS] = costs.signature - (cuts.length > 1 ? logChance(cuts[1] as number) : 0);
        const sums = words[start] as Float64Array;
        for (let b = lowest; b < highest; b++) {
          const sum = (sums[b - lowest] as number) + weight * ((fits[b] as Float64Array)[last] as number);
          sums[b - lowest] = sum;
          const before = end === lines.length && run.before === b;
          const place = ordered
            ? 0
            : before
              ? costs.rightBefore
              : run.before === null
                ? others
                : costs.elsewhere + others;
          worths[HEADS + b - lowest] = shape + costs.words * sum + place;
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
            const inTurn = body === null || body === state.lastBody + 1 || body === run.before;
            const score = most + (ordered && !inTurn ? costs.disorder + others : 0);
            if (score < least) continue;
            const rank = body === null ? choice : body + HEADS;
            const order = (start * BEAM + s) * (bodies + HEADS) + rank;
            keep(best, { score, from: state, start, body, signs: choice === SIGNS ? signs : null, order });
            if (best.length === BEAM) least = (best[BEAM - 1] as Candidate).score;
          }
        }
      }
      ends.push(best.map((c) => stateOf(c, lines.slice(c.start, end))));
    }
    beam = ends[lines.length] as State[];
  }
  // A body without a headline costs: the state that leaves fewest may be the better one after all.
  let best: State | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const state of beam) {
    const score = state.score + costs.bareBody * (bodies - countOf(state.used));
    if (score > most) {
      most = score;
      best = state;
    }
  }
  const blocks: PlacedBlock[] = [];
  for (let s: State | null = best; s?.block; s = s.before) blocks.push(s.block);
  return { blocks: blocks.reverse(), score: most, habit };
}

function countOf(used: Uint32Array): number {
  let n = 0;
  for (let word of used) for (; word !== 0; word &= word - 1) n++;
  return n;
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

function stateOf({ score, from, body, signs }: Candidate, units: readonly Display[]): State {
  let { used } = from;
  if (body !== null) {
    used = used.slice();
    used[body >> 5] = (used[body >> 5] as number) | (1 << (body & 31));
  }
  return { score, used, lastBody: body ?? from.lastBody, block: { units, body, signs }, before: from };
}
