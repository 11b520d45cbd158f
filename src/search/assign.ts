import type { FrontRun, HeadlineBlock } from '../model/draft.js';
import type { Vocabulary } from '../words/vocabulary.js';

export interface Assignment {
  readonly blocks: readonly HeadlineBlock[];
  readonly score: number;
}

/** What a body without a headline costs. */
const BARE_BODY = 0.8;
/** How many of the likeliest partial assignments are followed. */
const BEAM = 24;
const LONGEST_BLOCK = 8;
/** In the same units as the words in common (a line all of whose rare words the body has counts WORDS). */
const WORDS = 3;
const RIGHT_BEFORE = 1.6;
const ALONE = 0.25;
const NEW_BLOCK = -1.3;
const NEAR = 0.35;

interface State {
  readonly score: number;
  readonly used: ReadonlySet<number>;
  readonly blocks: readonly HeadlineBlock[];
}

/**
 * Headline blocks are cut out of their runs and given to bodies, one to one: where one block ends and the next begins is part of the assignment
 * (a beam over the runs, in page order). Words in common speak first, then standing right before the body. What fits none stays alone.
 */
export function assign(fronts: readonly FrontRun[], vocabulary: Vocabulary, bodies: number): Assignment {
  let beam: State[] = [{ score: 0, used: new Set(), blocks: [] }];
  for (const run of fronts) {
    const lines = run.units;
    const shared = lines.map((u) => vocabulary.sharedWith(u.text.value));
    const weight = lines.map((u) => (u.kind === 'byline' ? 0.3 : 1));
    // ends[i]: the states in which the first i lines of the run are dealt with
    const ends: State[][] = [beam];
    for (let end = 1; end <= lines.length; end++) {
      const next: State[] = [];
      for (let start = Math.max(0, end - LONGEST_BLOCK); start < end; start++) {
        const units = lines.slice(start, end);
        if (units.every((u) => u.kind === 'byline') && lines.length > units.length) continue;
        const last = end === lines.length;
        const gain = (body: number): number => {
          let sum = 0;
          for (let i = start; i < end; i++) sum += WORDS * (weight[i] as number) * (shared[i]?.[body] ?? 0);
          return sum;
        };
        const options: [number | null, number][] = [[null, ALONE * units.length]];
        for (let b = 0; b < bodies; b++) {
          const words = gain(b);
          const before = last && run.before === b;
          if (words === 0 && !before) continue;
          const near = run.before === null ? 0 : NEAR / (1 + Math.abs(run.before - b));
          options.push([b, words + (before ? RIGHT_BEFORE : 0) + near]);
        }
        for (const state of ends[start] as State[])
          for (const [body, worth] of options) {
            if (body !== null && state.used.has(body)) continue;
            next.push({
              score: state.score + worth + NEW_BLOCK,
              used: body === null ? state.used : new Set(state.used).add(body),
              blocks: [...state.blocks, { units, body }],
            });
          }
      }
      ends.push(next.sort((a, b) => b.score - a.score).slice(0, BEAM));
    }
    beam = ends[lines.length] as State[];
  }
  return {
    blocks: beam[0]?.blocks ?? [],
    score: (beam[0]?.score ?? 0) - BARE_BODY * (bodies - (beam[0]?.used.size ?? 0)),
  };
}
