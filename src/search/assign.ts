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
  /** A line of front matter that has next to no words in common with the block's body. */
  foreign: 0.0,
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
 */
export function assign(fronts: readonly FrontRun[], vocabulary: SharedWords, bodies: number): Assignment {
  let beam: State[] = [{ score: 0, used: new Uint32Array((bodies + 31) >> 5), last: null, before: null }];
  for (const run of fronts) {
    const lines = run.units;
    const shared = lines.map((u) => vocabulary.sharedWith(u.text.value));
    const shapes = shapesOf(lines);
    const nearest = run.before ?? bodies;
    const lowest = Math.max(0, nearest - REACH);
    const highest = Math.min(bodies, nearest + REACH);
    const ends: State[][] = [beam];
    /** For each beginning, the words in common with each body so far: it grows with the block. */
    const words = lines.map(() => new Float64Array(Math.max(0, highest - lowest)));
    for (let end = 1; end <= lines.length; end++) {
      const best: Candidate[] = [];
      const weight = lines[end - 1]?.kind === 'byline' ? 0.3 : 1;
      const last = shared[end - 1] as readonly number[];
      for (let start = end - 1; start >= Math.max(0, end - LONGEST_BLOCK); start--) {
        const shape =
          shapes(start, end) + (end < lines.length && lines[end - 1]?.kind === 'byline' ? COSTS.endsWithByline : 0);
        const states = ends[start] as State[];
        const head = (states[0] as State).score;
        const options: Option[] = [
          { body: null, worth: shape + COSTS.unattached + COSTS.alone * (end - start), rank: 0 },
        ];
        const inCommon = words[start] as Float64Array;
        for (let b = lowest; b < highest; b++) {
          const sum = (inCommon[b - lowest] as number) + weight * (last[b] as number);
          inCommon[b - lowest] = sum;
          const before = end === lines.length && run.before === b;
          if (sum === 0 && !before) continue;
          const near = run.before === null ? 0 : COSTS.near / (1 + Math.abs(run.before - b));
          let foreign = 0;
          for (let i = start; i < end; i++) if (lines[i]?.kind === 'front' && (shared[i]?.[b] ?? 0) < 0.08) foreign++;
          const worth =
            shape +
            COSTS.attached +
            COSTS.words * sum +
            COSTS.foreign * foreign +
            (before ? COSTS.rightBefore : 0) +
            near;
          if (!cannotStay(best, head + worth + mostInOrder())) options.push({ body: b, worth, rank: b + 1 });
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
      }
      ends.push(best.map((c) => stateOf(c, lines.slice(c.start, end))));
    }
    beam = ends[lines.length] as State[];
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
    if (fronts === 0) shape += COSTS.onlyByline;
    if (fronts > 4) shape += COSTS.long * (fronts - 4);
    if (dash[start]) shape += COSTS.startsWithDash;
    for (let i = start + 1; i < end; i++) if (middot[i]) shape += COSTS.lateKicker;
    return shape;
  };
}
