import type { FrontRun, HeadlineBlock, Unit } from '../model/draft.js';
import type { SharedWords } from '../words/vocabulary.js';

export interface Assignment {
  readonly blocks: readonly HeadlineBlock[];
  readonly score: number;
}

/** What the assignment weighs, in the units of WORDS. Fitted by `npm run fit:articles`. */
export const COSTS = {
  /** A line all of whose rare words the body has. */
  words: 2.73,
  /** The block stands right before the body. */
  rightBefore: 0.27,
  /** The nearer the body to the run, the more. */
  near: 0.2,
  /** The body comes next after the one of the block before. */
  inOrder: 0.4,
  /** A block that has a body, and one that has none. */
  attached: -0.3,
  unattached: -2.4,
  /** A line of a block without a body. */
  alone: -0.15,
  /** A body without a headline. */
  bareBody: -0.2,
  /** A second byline in one block. */
  secondByline: -0.8,
  /** A byline at the block's beginning, and one at its end while the run goes on. */
  startsWithByline: -0.8,
  endsWithByline: -0.6,
  /** A block that begins with a dash: its headline is missing. */
  startsWithDash: -0.5,
  /** `专栏·副刊` after the first line: the next block's kicker. */
  lateKicker: -1.0,
  /** Every front line beyond four. */
  long: -0.5,
  /** A byline alone. */
  onlyByline: -1.0,
  /** What the search over lines said of a beginning, beside all this. */
  trust: 0.8,
  /** Short lines between paragraphs: a section heading has words in common with what follows as much as a headline has, so that is paid back. */
  asHeading: 1.2,
  /** The more alike the bodies before and behind such lines, the likelier they are one. */
  likeness: 100.0,
};

/** How many of the likeliest partial assignments are followed. */
const BEAM = 20;
const LONGEST_BLOCK = 8;
/** No headline is looked for further than so many bodies from its own: no page has more, and whole issues in one text stay affordable. */
const REACH = 60;
/** The most that standing in order may add: `fitArticles` tries costs below nothing too,. */
const mostInOrder = (): number => Math.max(0, COSTS.inOrder);

interface State {
  readonly score: number;
  /** A bit for each body. */
  readonly used: Uint32Array;
  readonly last: HeadlineBlock | null;
  readonly before: State | null;
}

/** A block that may come next: its body and what that is worth, the likeliest first; `rank` is the order in which equals are preferred. */
interface Option {
  readonly body: number | null;
  readonly worth: number;
  readonly rank: number;
}

/** A state that may be kept: not built until it is. */
interface Candidate {
  readonly score: number;
  readonly from: State;
  readonly start: number;
  readonly body: number | null;
  readonly order: number;
}

/**
 * Headline blocks are cut out of their runs and given to bodies, one to one: where one block ends and the next begins is part of the assignment
 * (a beam over the runs, in page order). Words in common speak first, then standing right before the body. What fits none stays alone.
 * @param atLeast where no assignment can score so much, none is looked for, and null comes back
 */
export function assign(
  fronts: readonly FrontRun[],
  vocabulary: SharedWords,
  bodies: number,
  atLeast = Number.NEGATIVE_INFINITY,
): Assignment | null {
  const runs = fronts.map((run): Run => {
    const nearest = run.before ?? bodies;
    return {
      ...run,
      shared: run.units.map((u) => vocabulary.sharedWith(u.text.value)),
      lowest: Math.max(0, nearest - REACH),
      highest: Math.min(bodies, nearest + REACH),
    };
  });
  if (atLeast > Number.NEGATIVE_INFINITY && ceilingOf(runs, bodies) < atLeast - 1e-6) return null;
  let beam: State[] = [{ score: 0, used: new Uint32Array((bodies + 31) >> 5), last: null, before: null }];
  for (const run of runs) {
    const ends: State[][] = [beam];
    let best: Candidate[] = [];
    eachBlock(run, (start, end, alone, worths) => {
      if (start === end - 1) {
        best = [];
        ends.push([]);
      }
      const states = ends[start] as State[];
      const head = (states[0] as State).score;
      const options: Option[] = [{ body: null, worth: alone, rank: 0 }];
      for (let b = run.lowest; b < run.highest; b++) {
        const worth = worths[b - run.lowest] as number;
        if (worth > Number.NEGATIVE_INFINITY && !cannotStay(best, head + worth + mostInOrder()))
          options.push({ body: b, worth, rank: b + 1 });
      }
      options.sort((a, b) => b.worth - a.worth);
      states.forEach((state, s) => {
        const inTurn = (state.last?.body ?? -1) + 1;
        for (const { body, worth, rank } of options) {
          // The options fall in worth: where even this one could not stay, none that follows can.
          if (cannotStay(best, state.score + worth + mostInOrder())) break;
          if (body !== null && isUsed(state.used, body)) continue;
          const score = state.score + worth + (body !== null && body === inTurn ? COSTS.inOrder : 0);
          if (cannotStay(best, score)) continue;
          keep(best, { score, from: state, start, body, order: (start * BEAM + s) * (bodies + 1) + rank });
        }
      });
      if (start === Math.max(0, end - LONGEST_BLOCK))
        ends[end] = best.map((c) => stateOf(c, run.units.slice(c.start, end)));
    });
    beam = ends[run.units.length] as State[];
  }
  const best = beam[0] as State;
  const blocks: HeadlineBlock[] = [];
  let used = 0;
  for (let s: State | null = best; s?.last; s = s.before) {
    blocks.push(s.last);
    if (s.last.body !== null) used++;
  }
  return { blocks: blocks.reverse(), score: best.score + COSTS.bareBody * (bodies - used) };
}

/** A run of headline lines, and the bodies that its blocks may go to: `[lowest, highest)`. */
interface Run extends FrontRun {
  /** For each line, its words in common with each body. */
  readonly shared: readonly (readonly number[])[];
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Every block that may be cut out of a run, `[start, end)`, by rising end and falling start: what it is worth alone, and with each body from
 * `lowest` on (nothing where nothing speaks for the two). `worths` is used again for the next block.
 */
function eachBlock(run: Run, visit: (start: number, end: number, alone: number, worths: Float64Array) => void): void {
  const { units: lines, before, shared, lowest, highest } = run;
  const shapes = shapesOf(lines);
  const count = Math.max(0, highest - lowest);
  /** For each beginning, the words in common with each body so far: it grows with the block. */
  const words = lines.map(() => new Float64Array(count));
  const worths = new Float64Array(count);
  for (let end = 1; end <= lines.length; end++) {
    const weight = lines[end - 1]?.kind === 'byline' ? 0.3 : 1;
    const last = shared[end - 1] as readonly number[];
    for (let start = end - 1; start >= Math.max(0, end - LONGEST_BLOCK); start--) {
      const shape = shapes(start, end);
      const inCommon = words[start] as Float64Array;
      for (let b = lowest; b < highest; b++) {
        const sum = (inCommon[b - lowest] as number) + weight * (last[b] as number);
        inCommon[b - lowest] = sum;
        const rightBefore = end === lines.length && before === b;
        const near = before === null ? 0 : COSTS.near / (1 + Math.abs(before - b));
        worths[b - lowest] =
          sum === 0 && !rightBefore
            ? Number.NEGATIVE_INFINITY
            : shape + COSTS.attached + COSTS.words * sum + (rightBefore ? COSTS.rightBefore : 0) + near;
      }
      visit(start, end, shape + COSTS.unattached + COSTS.alone * (end - start), worths);
    }
  }
}

/**
 * No assignment scores more than this: the best one where a body may have several blocks, if only they do not follow one another. Found by dynamic
 * programming over the lines, with the body of the last block as the state: cheap beside the beam, and it spares most trials of a division the beam.
 */
function ceilingOf(runs: readonly Run[], bodies: number): number {
  /** By the body of the last block, from 1; at 0 those without one. */
  let last = topsOf(Float64Array.of(0, ...new Float64Array(bodies).fill(Number.NEGATIVE_INFINITY)));
  for (const run of runs) {
    const ends: Tops[] = [last];
    let to = new Float64Array(0);
    eachBlock(run, (start, end, alone, worths) => {
      if (start === end - 1) to = new Float64Array(bodies + 1).fill(Number.NEGATIVE_INFINITY);
      const { scores, best, second } = ends[start] as Tops;
      to[0] = Math.max(to[0] as number, (scores[best] as number) + alone);
      for (let b = run.lowest; b < run.highest; b++) {
        // State b is the body before, in order; state b + 1 is this body.
        const other = scores[best === b + 1 ? second : best] as number;
        const score =
          Math.max(other, (scores[b] as number) + mostInOrder()) + (worths[b - run.lowest] as number) - COSTS.bareBody;
        if (score > (to[b + 1] as number)) to[b + 1] = score;
      }
      if (start === Math.max(0, end - LONGEST_BLOCK)) ends[end] = topsOf(to);
    });
    last = ends[run.units.length] as Tops;
  }
  return (last.scores[last.best] as number) + COSTS.bareBody * bodies;
}

interface Tops {
  readonly scores: Float64Array;
  /** The place of the best score, and that of the best of the others. */
  readonly best: number;
  readonly second: number;
}

function topsOf(scores: Float64Array): Tops {
  let best = 0;
  for (let i = 1; i < scores.length; i++) if ((scores[i] as number) > (scores[best] as number)) best = i;
  let second = best === 0 ? 1 : 0;
  for (let i = 0; i < scores.length; i++)
    if (i !== best && (scores[i] as number) > (scores[second] as number)) second = i;
  return { scores, best, second };
}

const isUsed = (used: Uint32Array, body: number): boolean => (((used[body >> 5] as number) >>> (body & 31)) & 1) === 1;

const cannotStay = (best: readonly Candidate[], score: number): boolean =>
  best.length === BEAM && score < (best[BEAM - 1] as Candidate).score;

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

function stateOf({ score, from, body }: Candidate, units: readonly Unit[]): State {
  let { used } = from;
  if (body !== null) {
    used = used.slice();
    used[body >> 5] = (used[body >> 5] as number) | (1 << (body & 31));
  }
  return { score, used, last: { units, body }, before: from };
}

/** What a block's own lines, `[start, end)` of a run, say for or against its being one. */
function shapesOf(lines: readonly Unit[]): (start: number, end: number) => number {
  const byline = lines.map((u) => u.kind === 'byline');
  const dash = lines.map((u) => /^(?:——|一一)/u.test(u.text.value));
  const middot = lines.map((u) => u.kind === 'front' && /[·•]/u.test(u.text.value));
  return (start, end) => {
    let bylines = 0;
    for (let i = start; i < end; i++) if (byline[i]) bylines++;
    const fronts = end - start - bylines;
    let shape = 0;
    if (bylines > 1) shape += COSTS.secondByline * (bylines - 1);
    if (byline[start]) shape += COSTS.startsWithByline;
    if (byline[end - 1] && end < lines.length) shape += COSTS.endsWithByline;
    if (fronts === 0) shape += COSTS.onlyByline;
    if (fronts > 4) shape += COSTS.long * (fronts - 4);
    if (dash[start]) shape += COSTS.startsWithDash;
    for (let i = start + 1; i < end; i++) if (middot[i]) shape += COSTS.lateKicker;
    return shape;
  };
}
