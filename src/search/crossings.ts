import { beginFeatures, type Chain, chainOf, endFeatures, linkFeatures, type Page } from './threadFeatures.js';
import { REACH, sum, type Weights } from './threadWeights.js';

/*
 * The links of a page were made one after the other, the surest first. Here they are looked at once more with everything in view: two bodies exchange
 * what follows some place of each, a body is cut in two, or two are joined. And the articles are asked too: which pieces belong together shows in how
 * well headlines fit bodies, which no link knows.
 */

/**
 * How well bodies make articles, in nats.
 * @returns null where it is surely not more than `least`; what is more is taken for the page from now on
 */
export type Weigh = (bodies: readonly (readonly number[])[], least: number) => number | null;

/** By so much, in nats, a crossing may make the links worse and still be tried for what the articles gain. */
const WORSE = 4;
/** So many crossings are tried before the page is left as it is. */
const TRIED = 8;
/** More pieces stand on no page. */
const MOST = 120;

/** Bodies, in page order, of which two have exchanged what follows some place of each. */
interface Crossing {
  /** Which links it makes, by the pieces that they link. */
  readonly name: string;
  readonly bodies: readonly (readonly number[])[];
  /** By how much the links are the better for it, in nats. */
  readonly gain: number;
}

/**
 * @param bodies rows of pieces
 * @returns the bodies after every crossing that makes the page likelier
 */
export function crossed(
  bodies: readonly (readonly number[])[],
  gainOf: Gains,
  weigh: Weigh,
): readonly (readonly number[])[] {
  if (bodies.flat().length > MOST) return bodies;
  const tried = new Set<string>();
  let best = bodies;
  let worth: number | null = null;
  for (let open = crossingsOf(best, gainOf); ; ) {
    const next = open.filter((c) => !tried.has(c.name)).slice(0, TRIED);
    const better = next.find(({ name, bodies, gain }) => {
      tried.add(name);
      worth ??= weigh(best, Number.NEGATIVE_INFINITY) ?? 0;
      const least = worth - gain;
      const found = weigh(bodies, least);
      if (found === null || found <= least) return false;
      worth = found;
      return true;
    });
    if (!better) return best;
    best = better.bodies;
    open = crossingsOf(best, gainOf);
  }
}

/** What the link between two rows of pieces is worth above its end and its beginning being none, in nats; 0 where nothing stands on one side. */
export type Gains = (before: readonly number[], behind: readonly number[]) => number;

export function linkGains(page: Page, weights: Weights): Gains {
  const chains = new Map<string, Chain>();
  const known = new Map<Chain, Map<Chain, number>>();
  const chain = (pieces: readonly number[]): Chain => {
    const key = pieces.join(' ');
    let made = chains.get(key);
    if (!made) {
      made = chainOf(page, pieces);
      chains.set(key, made);
    }
    return made;
  };
  return (before, behind) => {
    if (before.length === 0 || behind.length === 0) return 0;
    const x = chain(before);
    const y = chain(behind);
    const row = known.get(x) ?? new Map<Chain, number>();
    known.set(x, row);
    let gain = row.get(y);
    if (gain === undefined) {
      gain =
        2 * sum(linkFeatures(page, x, y), weights) -
        sum(beginFeatures(page, y), weights) -
        sum(endFeatures(page, x), weights);
      row.set(y, gain);
    }
    return gain;
  };
}

/** All crossings that leave the links not much worse, the best first. */
function crossingsOf(bodies: readonly (readonly number[])[], gainOf: Gains): Crossing[] {
  const cuts = bodies.flatMap((body, b) =>
    Array.from({ length: body.length + 1 }, (_, at) => {
      const before = body.slice(0, at);
      const behind = body.slice(at);
      return { b, before, behind, gain: gainOf(before, behind) };
    }),
  );
  const out: Crossing[] = [];
  const cross = (some: readonly number[], made: readonly (readonly number[])[], gain: number): void => {
    if (gain <= -WORSE) return;
    const kept = bodies.filter((_, b) => !some.includes(b));
    const now = [...kept, ...made.filter((body) => body.length > 0)];
    const name = made
      .map((body) => body.join(' '))
      .sort()
      .join('|');
    out.push({ name, bodies: now.sort((a, b) => (a[0] as number) - (b[0] as number)), gain });
  };
  cuts.forEach((x, i) => {
    if (x.before.length > 0 && x.behind.length > 0) cross([x.b], [x.before, x.behind], -x.gain);
    for (const y of cuts.slice(i + 1)) {
      if (x.b === y.b || !isNear(x.before, y.behind) || !isNear(y.before, x.behind)) continue;
      if (x.before.length + y.before.length === 0 || x.behind.length + y.behind.length === 0) continue;
      const gain = gainOf(x.before, y.behind) + gainOf(y.before, x.behind) - x.gain - y.gain;
      cross(
        [x.b, y.b],
        [
          [...x.before, ...y.behind],
          [...y.before, ...x.behind],
        ],
        gain,
      );
    }
  });
  return out.sort((a, b) => b.gain - a.gain);
}

/** Whether the second may follow the first at all. */
const isNear = (before: readonly number[], behind: readonly number[]): boolean =>
  before.length === 0 ||
  behind.length === 0 ||
  Math.abs((behind[0] as number) - (before[before.length - 1] as number)) <= REACH;
