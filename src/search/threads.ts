import munkres from 'munkres';
import type { Segmenter } from '../words/segmenter.js';
import { crossed, linkGains } from './crossings.js';
import { FITTED_THREADS } from './fittedThreads.js';
import {
  beginFeatures,
  type Chain,
  chainOf,
  endFeatures,
  type Fragment,
  linkFeatures,
  observeThreads,
  type Page,
  solidOf,
  windowsOf,
} from './threadFeatures.js';
import { REACH, sum, type ThreadWeights, type Weights } from './threadWeights.js';

/** How sure both ends of a link must be for neighbours to count as what stands around a piece, and for them to be one run. */
const AROUND = 0.6;
const RUN = 0.7;
/** How sure both must be for a link between runs to be made before the others are weighed, and how often what the longer chains then say is asked. */
const LEVELS = [0.9, 0.7, 0.5] as const;
const ROUNDS = 3;

/** What links, beginnings and ends are worth, in nats; rows are chains that go on, columns those that follow. */
interface Worth {
  readonly links: readonly Float64Array[];
  readonly begins: Float64Array;
  readonly ends: Float64Array;
}

/** The fragments as bodies, each in reading order. */
export interface Threaded {
  readonly bodies: readonly (readonly number[])[];
  /** For each fragment that is no crumb, how much speaks for its going on with the one before it, in nats; null where it begins a body. */
  readonly goesOn: ReadonlyMap<number, number | null>;
}

/**
 * The fragments as bodies. Every fragment follows at most one other and is followed by at most one, wherever on the page
 * they stand. Neighbours that surely belong together are runs; runs are linked, the surest first, so that longer and longer stretches of text are compared; the
 * rest is one assignment of ends to beginnings, in which an end and a beginning that find nothing have a price of their own. In the end bodies exchange
 * what follows, where the page is the likelier for it. Crumbs take no part.
 * @param weigh how well some bodies make articles (`Weigh`); else the links alone decide
 */
export function thread(
  fragments: readonly Fragment[],
  segmenter: Segmenter,
  weigh: (read: Threaded, least: number) => number | null = () => 0,
  weights: ThreadWeights = FITTED_THREADS,
): Threaded {
  const solid = solidOf(fragments);
  const page = observeThreads(
    solid.map((s) => s.fragment),
    segmenter,
  );
  const gainOf = linkGains(page, weights.runs);
  const placeOf = (piece: number): number => (solid[piece] as { at: number }).at;
  const threaded = (bodies: readonly (readonly number[])[]): Threaded => ({
    bodies: withCrumbs(
      bodies.map((body) => body.map(placeOf)),
      fragments.length,
    ),
    goesOn: new Map(
      bodies.flatMap((body) =>
        body.map((piece, i) => [placeOf(piece), i === 0 ? null : gainOf(body.slice(0, i), body.slice(i))] as const),
      ),
    ),
  });
  const bodies = threadRuns(page, runsOf(page, weights), weights.runs);
  return threaded(crossed(bodies, gainOf, (some, least) => weigh(threaded(some), least)));
}

/** A crumb stays with what it stands behind, unless that goes on elsewhere: then it stays alone. */
function withCrumbs(bodies: readonly (readonly number[])[], n: number): number[][] {
  const before = new Int32Array(n).fill(-1);
  const behind = new Int32Array(n).fill(-1);
  const solid = new Uint8Array(n);
  for (const body of bodies)
    body.forEach((k, i) => {
      solid[k] = 1;
      if (i === 0) return;
      before[k] = body[i - 1] as number;
      behind[body[i - 1] as number] = k;
    });
  for (let k = 1; k < n; k++) {
    if (solid[k] === 1) continue;
    const last = k - 1;
    const next = behind[last] as number;
    let to = k + 1;
    while (to < n && solid[to] === 0) to++;
    if (next !== -1 && next !== to) continue;
    behind[last] = k;
    before[k] = last;
    if (next === -1) continue;
    behind[k] = next;
    before[next] = k;
  }
  const out: number[][] = [];
  before.forEach((b, k) => {
    if (b !== -1) return;
    const body: number[] = [];
    for (let at = k; at !== -1; at = behind[at] as number) body.push(at);
    out.push(body);
  });
  return out;
}

/** The runs as bodies. */
function threadRuns(page: Page, runs: readonly (readonly number[])[], weights: Weights): number[][] {
  let chains = runs.map((run) => chainOf(page, run));
  const known: Known = new Map();
  for (const sure of LEVELS)
    for (let round = 0; round < ROUNDS; round++) {
      const joined = linked(page, chains, sureLinks(weigh(page, chains, weights, known), sure));
      if (joined.length === chains.length) break;
      chains = joined;
    }
  return linked(page, chains, bestLinks(weigh(page, chains, weights, known))).map((c) => [...c.pieces]);
}

/** Each piece alone, with what stands around it as far as neighbours surely belong together. */
export const surrounded = (page: Page, weights: Pick<ThreadWeights, 'alone'>): Chain[] => {
  const chains = page.pieces.map((_, k) => chainOf(page, [k]));
  return windowsOf(page, neighbours(chains, sureLinks(weigh(page, chains, weights.alone), AROUND)));
};

/** The pieces in page order, cut where it is not sure that one goes on with the one before it. */
export function runsOf(page: Page, weights: Pick<ThreadWeights, 'alone' | 'around'>): number[][] {
  const chains = surrounded(page, weights);
  return neighbours(chains, sureLinks(weigh(page, chains, weights.around), RUN));
}

function neighbours(chains: readonly Chain[], next: Int32Array): number[][] {
  const runs: number[][] = [];
  chains.forEach((_, k) => {
    if (k > 0 && next[k - 1] === k) runs[runs.length - 1]?.push(k);
    else runs.push([k]);
  });
  return runs;
}

/** Links that were weighed before, with the same weights. */
type Known = Map<Chain, Map<Chain, number>>;

function weigh(page: Page, chains: readonly Chain[], weights: Weights, known: Known = new Map()): Worth {
  return {
    links: chains.map((x) => {
      const last = x.pieces[x.pieces.length - 1] as number;
      const row = known.get(x) ?? new Map<Chain, number>();
      known.set(x, row);
      return Float64Array.from(chains, (y) => {
        if (x === y || Math.abs((y.pieces[0] as number) - last) > REACH) return Number.NEGATIVE_INFINITY;
        let worth = row.get(y);
        if (worth === undefined) {
          worth = sum(linkFeatures(page, x, y), weights);
          row.set(y, worth);
        }
        return worth;
      });
    }),
    begins: Float64Array.from(chains, (y) => sum(beginFeatures(page, y), weights)),
    ends: Float64Array.from(chains, (x) => sum(endFeatures(page, x), weights)),
  };
}

/** The links that are likely beyond doubt, as seen from either end: a successor for each chain, or -1. */
function sureLinks({ links, begins, ends }: Worth, sure: number): Int32Array {
  const n = begins.length;
  const before = Float64Array.from(begins, (x) => Math.exp(x));
  const behind = Float64Array.from(ends, (x) => Math.exp(x));
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const e = Math.exp((links[i] as Float64Array)[j] as number);
      before[j] = (before[j] as number) + e;
      behind[i] = (behind[i] as number) + e;
    }
  return Int32Array.from(links, (row, i) =>
    row.findIndex((x, j) => Math.exp(x) > sure * Math.max(before[j] as number, behind[i] as number)),
  );
}

/** The links that make the page likeliest, one to one. */
function bestLinks({ links, begins, ends }: Worth): Int32Array {
  const gains = links.map((row, i) => row.map((x, j) => 2 * x - (begins[j] as number) - (ends[i] as number)));
  for (;;) {
    const next = new Int32Array(gains.length).fill(-1);
    for (const [i, j] of munkres(gains.map((row) => Array.from(row, (gain) => -Math.max(0, gain)))))
      if (((gains[i] as Float64Array)[j] as number) > 0) next[i] = j;
    const [i, j] = weakestOfCircle(next, gains) ?? [];
    if (i === undefined || j === undefined) return next;
    (gains[i] as Float64Array)[j] = Number.NEGATIVE_INFINITY;
  }
}

/** In a circle of chains that follow each other, the link that is worth least; null where there is no circle. */
function weakestOfCircle(next: Int32Array, gains: readonly Float64Array[]): [number, number] | null {
  const seen = new Int32Array(next.length).fill(-1);
  for (let start = 0; start < next.length; start++) {
    let at = start;
    while (at >= 0 && seen[at] === -1) {
      seen[at] = start;
      at = next[at] as number;
    }
    if (at < 0 || seen[at] !== start) continue;
    let weakest: [number, number] = [at, next[at] as number];
    const worth = ([i, j]: [number, number]): number => (gains[i] as Float64Array)[j] as number;
    for (let i = next[at] as number; i !== at; i = next[i] as number)
      if (worth([i, next[i] as number]) < worth(weakest)) weakest = [i, next[i] as number];
    return weakest;
  }
  return null;
}

/** The chains put together by their links; a link that would close a circle is left out. */
function linked(page: Page, chains: readonly Chain[], next: Int32Array): Chain[] {
  const follows = new Uint8Array(chains.length);
  for (const j of next) if (j >= 0) follows[j] = 1;
  const done = new Uint8Array(chains.length);
  const out: Chain[] = [];
  const walk = (start: number): void => {
    const pieces: number[] = [];
    let parts = 0;
    for (let i = start; i >= 0 && done[i] === 0; i = next[i] as number) {
      done[i] = 1;
      parts++;
      pieces.push(...(chains[i] as Chain).pieces);
    }
    if (parts > 0) out.push(parts === 1 ? (chains[start] as Chain) : chainOf(page, pieces));
  };
  chains.forEach((_, i) => {
    if (follows[i] === 0) walk(i);
  });
  chains.forEach((_, i) => {
    walk(i);
  });
  return out;
}
