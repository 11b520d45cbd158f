import type { FrontRun, HeadlineBlock, Unit } from '../model/draft.js';
import type { Vocabulary } from '../words/vocabulary.js';

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

interface State {
  readonly score: number;
  readonly used: ReadonlySet<number>;
  readonly last: HeadlineBlock | null;
  readonly before: State | null;
}

/**
 * Headline blocks are cut out of their runs and given to bodies, one to one: where one block ends and the next begins is part of the assignment
 * (a beam over the runs, in page order). Words in common speak first, then standing right before the body. What fits none stays alone.
 */
export function assign(fronts: readonly FrontRun[], vocabulary: Vocabulary, bodies: number): Assignment {
  let beam: State[] = [{ score: 0, used: new Set(), last: null, before: null }];
  for (const run of fronts) {
    const lines = run.units;
    const shared = lines.map((u) => vocabulary.sharedWith(u.text.value));
    const ends: State[][] = [beam];
    for (let end = 1; end <= lines.length; end++) {
      const next: State[] = [];
      for (let start = Math.max(0, end - LONGEST_BLOCK); start < end; start++) {
        const units = lines.slice(start, end);
        const shape =
          shapeOf(units) +
          (end < lines.length && units[units.length - 1]?.kind === 'byline' ? COSTS.endsWithByline : 0);
        const options: [number | null, number][] = [[null, shape + COSTS.unattached + COSTS.alone * units.length]];
        for (let b = 0; b < bodies; b++) {
          let words = 0;
          let foreign = 0;
          for (let i = start; i < end; i++) {
            const common = shared[i]?.[b] ?? 0;
            words += (lines[i]?.kind === 'byline' ? 0.3 : 1) * common;
            if (lines[i]?.kind === 'front' && common < 0.08) foreign++;
          }
          const before = end === lines.length && run.before === b;
          if (words === 0 && !before) continue;
          const near = run.before === null ? 0 : COSTS.near / (1 + Math.abs(run.before - b));
          options.push([
            b,
            shape +
              COSTS.attached +
              COSTS.words * words +
              COSTS.foreign * foreign +
              (before ? COSTS.rightBefore : 0) +
              near,
          ]);
        }
        for (const state of ends[start] as State[]) {
          const after = state.last?.body ?? null;
          for (const [body, worth] of options) {
            if (body !== null && state.used.has(body)) continue;
            const inOrder = body !== null && body === (after ?? -1) + 1 ? COSTS.inOrder : 0;
            next.push({
              score: state.score + worth + inOrder,
              used: body === null ? state.used : new Set(state.used).add(body),
              last: { units, body },
              before: state,
            });
          }
        }
      }
      ends.push(next.sort((a, b) => b.score - a.score).slice(0, BEAM));
    }
    beam = ends[lines.length] as State[];
  }
  const best = beam[0] as State;
  const blocks: HeadlineBlock[] = [];
  for (let s: State | null = best; s?.last; s = s.before) blocks.unshift(s.last);
  return { blocks, score: best.score + COSTS.bareBody * (bodies - best.used.size) };
}

/** What the block's own lines say for or against its being one. */
function shapeOf(units: readonly Unit[]): number {
  const bylines = units.filter((u) => u.kind === 'byline').length;
  const fronts = units.length - bylines;
  let shape = 0;
  if (bylines > 1) shape += COSTS.secondByline * (bylines - 1);
  if (units[0]?.kind === 'byline') shape += COSTS.startsWithByline;
  if (fronts === 0) shape += COSTS.onlyByline;
  if (fronts > 4) shape += COSTS.long * (fronts - 4);
  if (/^(?:——|一一)/u.test((units[0] as Unit).text.value)) shape += COSTS.startsWithDash;
  for (const unit of units.slice(1))
    if (unit.kind === 'front' && /[·•]/u.test(unit.text.value)) shape += COSTS.lateKicker;
  return shape;
}
