import type { Segmenter } from '../words/segmenter.js';
import { FITTED_THREADS } from './fittedThreads.js';
import {
  beginFeatures,
  begun,
  type Fragment,
  grown,
  linkFeatures,
  observeThreads,
  type Thread,
} from './threadFeatures.js';

const sum = (features: readonly [string, number][], weights: Readonly<Record<string, number>>): number =>
  features.reduce((s, [name, x]) => s + x * (weights[name] ?? 0), 0);

/** How many of the likeliest readings are followed. */
const BEAM = 8;
/** What a piece that would leave its place has to prove beyond the fitted odds: a wrong move costs two articles. */
const CAUTION = 0.75;

interface State {
  readonly score: number;
  readonly threads: readonly Thread[];
  readonly choice: number;
  readonly before: State | null;
}

/**
 * For each fragment, the body that it belongs to: bodies are numbered in the order in which they begin. A beam over the fragments in page order;
 * each goes on with a body begun before it, or begins one (mention ranking, Denis and Baldridge 2008).
 */
export function thread(
  fragments: readonly Fragment[],
  segmenter: Segmenter,
  weights: Readonly<Record<string, number>> = FITTED_THREADS,
): number[] {
  const page = observeThreads(fragments, segmenter);
  let beam: State[] = [{ score: 0, threads: [], choice: -1, before: null }];
  for (let b = 0; b < fragments.length; b++) {
    const begin = sum(beginFeatures(page, b), weights);
    const candidates: { score: number; from: State; choice: number }[] = [];
    // Most states share most of their threads.
    const links = new Map<Thread, number>();
    for (const from of beam) {
      const scores = from.threads.map((t) => {
        let score = links.get(t);
        if (score === undefined) {
          score = sum(linkFeatures(page, t, b), weights) - (b - t.last > 1 ? CAUTION : 0);
          links.set(t, score);
        }
        return score;
      });
      scores.push(begin);
      scores.forEach((x, choice) => {
        candidates.push({ score: from.score + x, from, choice });
      });
    }
    candidates.sort((x, y) => y.score - x.score);
    beam = candidates.slice(0, BEAM).map(({ score, from, choice }) => {
      const threads = [...from.threads];
      threads[choice] = choice === threads.length ? begun(page, b) : grown(page, threads[choice] as Thread, b);
      return { score, threads, choice, before: from };
    });
  }
  const out: number[] = [];
  for (let s = beam[0] as State | null; s?.before; s = s.before) out.unshift(s.choice);
  return out;
}
