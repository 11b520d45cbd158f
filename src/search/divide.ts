import type { Body, BylinePlace, HeadlineBlock, Line, Unit } from '../model/draft.js';
import type { ArticleWeights, Habit } from './articleWeights.js';
import { type Assignment, assign, type Cuts, type Display, type PlacedBlock } from './assign.js';
import { type Gap, oddsOf, READINGS, type Reading, sum } from './gaps.js';
import { againOdds, kinOf, kinTable } from './kinship.js';
import { SeenPage } from './seenPage.js';

export interface Division {
  readonly bodies: readonly Body[];
  readonly blocks: readonly HeadlineBlock[];
  readonly bylines: BylinePlace;
  readonly furniture: readonly Unit[];
}

/** Readings further than this behind the likeliest, in nats, are not tried. */
const REACH = 8;
/** Headlines × bodies × trials that one page may cost: the fullest page stays below, a whole volume in one text tries nothing. */
const AFFORDED = 2e5;
/** A reading that made the page so much worse, in nats, is not tried again after other places were read otherwise. */
const HOPELESS = 4;
/**
 * More than this, in nats, other habits and other readings of its gaps hardly add to a page of which a few lines are read otherwise: on the corpus
 * a third of the doubts end at the first and a third at the second, and with them two of 145 that would have been turned.
 */
const ADDED = { byHabits: 8, byGaps: 4 };

/** A reading of all gaps with what it makes and weighs. */
interface Weighed extends Assignment {
  /** What it weighs among all readings of its page, in nats: for holding it against one of a page of which a few lines are read otherwise. */
  readonly worth: number;
  readonly readings: readonly Reading[];
  readonly bodies: readonly { readonly from: number }[];
  readonly bodyOf: Int32Array;
}

/** The likeliest reading that was found of a page. */
export interface Found extends Weighed {
  readonly page: SeenPage;
  /** What was found of each gap, by the line that begins behind it. */
  readonly known: ReadonlyMap<Line, Known>;
}

/** How a gap was read, how many display lines stand in it, and the line that the text before it ends with. */
interface Known {
  readonly reading: Reading;
  readonly displays: number;
  readonly after: Line;
}

/**
 * Where articles begin, decided together with which headline block belongs to which body: a doubtful place is read otherwise where the headlines
 * then fit the bodies better (a leftover headline that fits only the second part of a body divides it).
 */
export const divide = (page: SeenPage, weights: ArticleWeights): Division => divisionOf(likeliest(page, weights));

/** What a reading makes of its page. */
export function divisionOf(best: Found): Division {
  const { stream, gaps, pointers, furniture } = best.page;
  return { ...printed(stream, gaps, pointers, best), bylines: best.habit.bylines, furniture };
}

/** The reading that weighs most, found by reading one doubtful gap after the other otherwise. */
export function likeliest(page: SeenPage, weights: ArticleWeights): Found {
  const odds = page.gaps.map((gap) => oddsOf(gap, weights));
  const weigh = weigher(page, weights, odds);
  return found(page, climbed(weigh(odds.map(favourite)), odds.flatMap(trialsOf), page, weigh));
}

/**
 * The reading that weighs most where a few lines of a page are read otherwise than in `near`, looked for from there on: the gaps that are new first,
 * then other habits, then every doubtful gap.
 * @returns null as soon as it can hardly be worth as much as `least`
 */
export function likelierThan(least: number, page: SeenPage, weights: ArticleWeights, near: Found): Found | null {
  const odds = page.gaps.map((gap) => oddsOf(gap, weights));
  const weigh = weigher(page, weights, odds);
  const known = page.gaps.map((gap) => {
    const was = near.known.get(lineBehind(page, gap));
    return was?.displays === gap.run.length && was.after === lineBefore(page, gap) ? was : null;
  });
  const trials = odds.flatMap(trialsOf);
  const asBefore = odds.map((o, i) => known[i]?.reading ?? favourite(o));
  const fresh = trials.filter(({ i }) => known[i] === null);
  let best = climbed(weigh(asBefore, near.habit), fresh, page, weigh);
  if (best.worth + ADDED.byHabits < least) return null;
  best = weigh(best.readings);
  if (best.worth + ADDED.byGaps < least) return null;
  return found(page, climbed(weigh(odds.map(favourite)), trials, page, weigh));
}

const lineBefore = ({ stream }: SeenPage, { last }: Gap): Line => (stream[last] as Unit).lines.at(-1) as Line;
const lineBehind = ({ stream }: SeenPage, { at }: Gap): Line => (stream[at] as Unit).lines[0] as Line;

function found(page: SeenPage, best: Weighed): Found {
  const known = page.gaps.map((gap, i): [Line, Known] => [
    lineBehind(page, gap),
    { reading: best.readings[i] as Reading, displays: gap.run.length, after: lineBefore(page, gap) },
  ]);
  return { ...best, page, known: new Map(known) };
}

type Odds = Readonly<Record<Reading, number>>;
const sumOfLogs = (odds: Odds): number => Math.log(READINGS.reduce((s, r) => s + Math.exp(odds[r]), 0));
const favourite = (odds: Odds): Reading => READINGS.reduce((a, b) => (odds[b] > odds[a] ? b : a));

/** Another reading of the `i`th gap, and by how much the page was the better for it when it was last tried. */
interface Trial {
  readonly i: number;
  readonly reading: Reading;
  gain: number;
}

/** The readings of a gap that may be right, where there are several. */
function trialsOf(odds: Odds, i: number): Trial[] {
  const least = odds[favourite(odds)] - REACH;
  const doubtful = READINGS.filter((r) => odds[r] > least);
  return doubtful.length > 1 ? doubtful.map((reading) => ({ i, reading, gain: 0 })) : [];
}

/** The best that comes of reading one gap after the other otherwise, as long as that makes the page likelier. */
function climbed(from: Weighed, trials: readonly Trial[], page: SeenPage, weigh: ReturnType<typeof weigher>): Weighed {
  let best = from;
  let open = trials;
  let spent = 0;
  while (open.length > 0) {
    spent += page.displays.length * best.bodies.length * open.length;
    if (spent > AFFORDED) break;
    const better = bettered(best, open, weigh);
    if (better === best) break;
    best = better;
    open = open.filter((t) => t.gain > -HOPELESS);
  }
  return best;
}

/** The best that comes of reading one gap otherwise; `best` itself where nothing does. */
function bettered(best: Weighed, trials: readonly Trial[], weigh: ReturnType<typeof weigher>): Weighed {
  let better = best;
  for (const trial of trials) {
    if (best.readings[trial.i] === trial.reading) continue;
    const result = weigh(best.readings.with(trial.i, trial.reading), best.habit);
    trial.gain = result.score - best.score;
    if (result.score > better.score + 1e-9) better = result;
  }
  return better;
}

/** The likeliest assignment under a reading, and what the two weigh together, in nats. */
function weigher(page: SeenPage, weights: ArticleWeights, odds: readonly Odds[]) {
  const cuts = new Map<number, Cuts>();
  const cutsOf = (lines: readonly number[], bylines: BylinePlace): Cuts => {
    // Lines that stand together are neighbours among the displays: the first and how many there are tell which.
    const key = 2 * ((lines[0] as number) * (page.displays.length + 1) + lines.length) + Number(bylines === 'before');
    let known = cuts.get(key);
    if (!known) {
      const before = Float64Array.from(page.cutsIn(lines, bylines), (seen) => sum(weights.block, seen));
      known = { before, uncut: -before.subarray(1).reduce((s, odds) => s + Math.log1p(Math.exp(odds)), 0) };
      cuts.set(key, known);
    }
    return known;
  };
  const table = kinTable(weights.kin);
  const again = againOdds(weights.again);
  const bylineOdds = { before: 0, behind: page.runEnds.reduce((s, end) => s + weights.bylines[end], 0) };
  // What its readings weigh together.
  const all =
    odds.reduce((s, o) => s + sumOfLogs(o), 0) + page.alike.length * Math.log((1 + Math.exp(weights.agreement)) / 2);
  return (readings: readonly Reading[], habit?: Habit): Weighed => {
    const { bodies, bodyOf, runs, fits, traits } = page.cutUp(readings);
    const { displays, lineTraits } = page;
    const kin = traits.map((body) => kinOf(table, body));
    const { costs } = weights;
    const assigned = assign({ displays, lineTraits, runs, fits, kin, again, cutsOf, bylineOdds, costs }, habit);
    let { score } = assigned;
    readings.forEach((reading, i) => {
      score += odds[i]?.[reading] as number;
    });
    for (const [a, b] of page.alike) if (readings[a] === readings[b]) score += weights.agreement;
    // Section headings draw their words from their article as a headline does.
    const words = page
      .headingsIn(readings)
      .reduce(
        (sum, at) => sum + ((fits[bodyOf[at] as number] as Float64Array)[page.numberAt.get(at) as number] as number),
        0,
      );
    const heads = costs[assigned.habit.order].words * words;
    const worth = score + weights.headWords * heads - all;
    score += heads;
    return { ...assigned, score, worth, readings, bodies, bodyOf };
  };
}

/**
 * The division as units: display lines inside a body are section headings, and so are those that a body begins with; a signature closes the body before
 * it, and what points to another page closes the headline block before it.
 */
function printed(
  stream: readonly Unit[],
  gaps: readonly Gap[],
  pointers: ReadonlySet<number>,
  {
    readings,
    bodies,
    bodyOf,
    blocks,
  }: Pick<Weighed, 'readings' | 'bodies' | 'bodyOf'> & { blocks: readonly PlacedBlock[] },
): Pick<Division, 'bodies' | 'blocks'> {
  const headings = new Set(gaps.flatMap((gap, i) => (readings[i] === 'on' ? gap.run : [])));
  const signed = new Map(
    blocks.flatMap((b) => (b.signs === null ? [] : [[(b.units[0] as Display).at, b.signs] as const])),
  );
  const behind = (block: PlacedBlock): number => (block.units[block.units.length - 1] as Display).at + 1;
  const cut = blocks
    .filter((b) => b.signs === null)
    .map((b) => cutLeading(b, b.body === null ? null : bodies[b.body], stream));
  const placed = cut.map(({ block }) => block);
  const leading = new Map(cut.flatMap(({ block, leading }) => leading.map(({ at }) => [at, block.body as number])));
  const pointing = new Set(placed.map(behind).filter((at) => pointers.has(at)));
  const units: Unit[][] = bodies.map(() => []);
  stream.forEach((unit, at) => {
    if (pointing.has(at)) return;
    const body = units[signed.get(at) ?? leading.get(at) ?? (bodyOf[at] as number)];
    if (!body) return;
    if (signed.has(at)) body.push({ ...unit, kind: 'tail' });
    else if (!headings.has(at)) body.push(unit);
    else if (unit.kind === 'byline') body.push({ ...unit, kind: 'tail' });
    else body.push({ ...unit, kind: 'heading', confidence: unit.heading });
  });
  return {
    bodies: units.map((u) => ({ units: u })),
    blocks: united(
      placed.map((b) => (pointing.has(behind(b)) ? { ...b, units: [...b.units, stream[behind(b)] as Unit] } : b)),
    ),
  };
}

/**
 * A headline block, and the section heads that its body begins with: lines at the block's end, right before the body, that the search over lines takes for
 * section heads. A block of nothing else is the headline.
 */
function cutLeading(
  block: PlacedBlock,
  body: { readonly from: number } | null | undefined,
  stream: readonly Unit[],
): { readonly block: PlacedBlock; readonly leading: readonly Display[] } {
  const { units } = block;
  const own = units.findLastIndex(({ at }) => stream[at]?.kind !== 'heading') + 1;
  const stands = units.slice(0, own).some((u) => u.kind === 'front') && units.at(-1)?.at === (body?.from ?? 0) - 1;
  return stands
    ? { block: { ...block, units: units.slice(0, own) }, leading: units.slice(own) }
    : { block, leading: [] };
}

/** The blocks of one body as one, in the place of the first. */
function united(blocks: readonly HeadlineBlock[]): HeadlineBlock[] {
  return blocks.flatMap((b) => {
    const all = b.body === null ? [b] : blocks.filter((other) => other.body === b.body);
    if (all.length === 1) return [b];
    const apart = all.slice(1).map((part) => part.units[0] as Unit);
    return b === all[0] ? [{ ...b, units: all.flatMap((part) => part.units), apart }] : [];
  });
}
