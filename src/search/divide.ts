import type { Body, HeadlineBlock, Unit } from '../model/draft.js';
import { widthOf } from '../typesetter/measure.js';
import { UnitWords } from '../words/wordFit.js';
import { assign, type Display, type Habit, type PlacedBlock } from './assign.js';
import { cutFeatures } from './blockCuts.js';
import { FITTED_ARTICLES } from './fittedArticles.js';
import { type Gap, gapsOf, isDisplay, isText, sum } from './gaps.js';
import type { Manner } from './manner.js';

export interface Division {
  readonly bodies: readonly Body[];
  readonly blocks: readonly HeadlineBlock[];
  readonly furniture: readonly Unit[];
}

/** How a gap is read: the article goes on (display lines are section headings), another begins, or headline lines interrupt it. */
type Reading = 'on' | 'begins' | 'interrupted';
const worthOf = (gap: Gap, reading: Reading): number =>
  reading === 'on' ? 0 : reading === 'begins' ? gap.begins : gap.interrupted;

/** Readings further than this behind the likeliest, in nats, are not tried. */
const REACH = 6;
/** Headlines × bodies × trials that one page may cost: the fullest page stays below, a whole volume in one text tries nothing. */
const AFFORDED = 2e5;
/** Lines of two display runs are alike up to so many ems; and what it is worth, in nats, that two runs of one shape are read alike. */
const ALIKE = 5;
const AGREEMENT = 2.5;
/** A reading that made the page so much worse, in nats, is not tried again after other places were read otherwise. */
const HOPELESS = 4;

/**
 * Where articles begin, decided together with which headline block belongs to which body: a doubtful place is read otherwise where the headlines
 * then fit the bodies better (a leftover headline that fits only the second part of a body divides it).
 */
export function divide(units: readonly Unit[], manner: Manner): Division {
  const { costs } = FITTED_ARTICLES[manner];
  const stream = units.filter((u) => u.kind !== 'furniture');
  const furniture = units.filter((u) => u.kind === 'furniture');
  const gaps = gapsOf(stream, manner);
  const readings = gaps.map((gap): Reading => {
    const most = Math.max(0, gap.begins, gap.interrupted);
    return most === 0 ? 'on' : most === gap.begins ? 'begins' : 'interrupted';
  });
  const displays = displaysOf(stream);
  const words = new UnitWords(
    displays.map((d) => d.text.value),
    stream.map((u) => (isText(u) || u.kind === 'caption' ? u.text.value : '')),
  );
  const pairs = alikePairs(stream, gaps);
  const numberAt = new Map(displays.map((d, number) => [d.at, number]));
  const cutOdds = cutOddsOf(displays, manner);
  const weigh = (habit?: Habit) => {
    const cut = cutUp(stream, gaps, readings);
    const runs = cut.runs.map((run) => ({ ...run, lines: run.places.map((at) => numberAt.get(at) as number) }));
    const fits = cut.bodies.map((body) => words.range(body.from, body.to));
    const { blocks, score, habit: kept } = assign({ displays, runs, fits, cutOdds, costs }, habit);
    // Section headings draw their words from their article as a headline does.
    let inside = 0;
    let trust = 0;
    gaps.forEach((gap, i) => {
      const reading = readings[i] as Reading;
      trust += worthOf(gap, reading);
      if (reading !== 'on' || gap.run.length === 0) return;
      const fit = fits[cut.bodyOf[gap.at] as number] as Float64Array;
      for (const at of gap.run) inside += fit[numberAt.get(at) as number] as number;
    });
    for (const [a, b] of pairs) if (readings[a] === readings[b]) trust += AGREEMENT;
    return { ...cut, blocks, habit: kept, score: score + costs.words * inside + costs.trust * trust };
  };
  const trials = gaps.flatMap((gap, i) => {
    const most = Math.max(0, gap.begins, gap.interrupted);
    const doubtful = (['on', 'begins', 'interrupted'] as const).filter((r) => worthOf(gap, r) > most - REACH);
    return doubtful.length > 1 ? doubtful.map((reading) => ({ i, reading })) : [];
  });
  let best = weigh();
  let spent = 0;
  let open = trials.map((trial) => ({ ...trial, gain: 0 }));
  while (open.length > 0) {
    spent += displays.length * best.bodies.length * open.length;
    if (spent > AFFORDED) break;
    let chosen: (typeof open)[number] | null = null;
    let better = best;
    for (const trial of open) {
      const now = readings[trial.i] as Reading;
      if (now === trial.reading) continue;
      readings[trial.i] = trial.reading;
      const result = weigh(best.habit);
      readings[trial.i] = now;
      trial.gain = result.score - best.score;
      if (result.score > better.score + 1e-9) {
        better = result;
        chosen = trial;
      }
    }
    if (!chosen) break;
    readings[chosen.i] = chosen.reading;
    best = better;
    open = open.filter((t) => t.gain > -HOPELESS);
  }
  return { ...printed(stream, gaps, readings, best), furniture };
}

/** The gaps, two and two, whose display lines repeat a shape of several lines: section heads that come in pairs are read alike. */
function alikePairs(stream: readonly Unit[], gaps: readonly Gap[]): [number, number][] {
  const shapes = gaps.flatMap(({ run }, i) =>
    run.length < 2 || run.length > 3 || run.some((at) => stream[at]?.kind === 'byline')
      ? []
      : [{ i, widths: run.map((at) => widthOf((stream[at] as Unit).text.value)) }],
  );
  return shapes.flatMap((a, n) =>
    shapes
      .slice(n + 1)
      .filter(
        (b) =>
          b.widths.length === a.widths.length &&
          b.widths.every((w, k) => Math.abs(w - (a.widths[k] as number)) <= ALIKE),
      )
      .map((b): [number, number] => [a.i, b.i]),
  );
}

/** A line that may belong to a headline block, as such a line; `at` is its place in the stream. */
function displaysOf(stream: readonly Unit[]): Display[] {
  return stream.flatMap((unit, at) =>
    !isDisplay(unit)
      ? []
      : [{ ...(unit.kind === 'byline' ? unit : { ...unit, kind: 'front' as const, confidence: unit.front }), at }],
  );
}

/** The log odds of a block ending before the `i`th line of a run; kept, for one page asks the same again and again. */
function cutOddsOf(displays: readonly Display[], manner: Manner): (lines: readonly number[], i: number) => number {
  const known = new Map<string, number>();
  return (lines, i) => {
    const key = `${lines[0]} ${lines.length} ${i}`;
    let odds = known.get(key);
    if (odds === undefined) {
      odds = sum(
        FITTED_ARTICLES[manner].block,
        cutFeatures(
          lines.map((d) => displays[d] as Unit),
          i,
        ),
      );
      known.set(key, odds);
    }
    return odds;
  };
}

/** The stream cut into bodies and runs of headline lines, as the gaps are read: places in the stream only. */
function cutUp(stream: readonly Unit[], gaps: readonly Gap[], readings: readonly Reading[]) {
  const bodyOf = new Int32Array(stream.length).fill(-1);
  const readingAt = new Map<number, Reading>();
  const headings = new Set<number>();
  gaps.forEach((gap, i) => {
    readingAt.set(gap.at, readings[i] as Reading);
    if (readings[i] === 'on') for (const at of gap.run) headings.add(at);
  });
  const bodies: { from: number; to: number }[] = [];
  const runs: { places: number[]; before: number | null; after: number | null }[] = [];
  let places: number[] = [];
  // A caption or a tail may open the page: the first body begins with its first text all the same.
  let begun = false;
  const endRun = (before: number | null): void => {
    const after = bodies.length - (before === null ? 1 : 2);
    if (places.length > 0) runs.push({ places, before, after: after < 0 ? null : after });
    places = [];
  };
  stream.forEach((unit, at) => {
    if (isDisplay(unit) && !headings.has(at)) {
      places.push(at);
      return;
    }
    if (bodies.length === 0 || readingAt.get(at) === 'begins') {
      bodies.push({ from: at, to: at + 1 });
      endRun(bodies.length - 1);
    } else if (isText(unit)) endRun(begun ? null : 0);
    begun ||= isText(unit);
    (bodies[bodies.length - 1] as { to: number }).to = at + 1;
    bodyOf[at] = bodies.length - 1;
  });
  endRun(null);
  return { bodies, runs, bodyOf };
}

/** The division as units: display lines inside a body are section headings, and a signature closes the body before it. */
function printed(
  stream: readonly Unit[],
  gaps: readonly Gap[],
  readings: readonly Reading[],
  { bodies, bodyOf, blocks }: { bodies: readonly unknown[]; bodyOf: Int32Array; blocks: readonly PlacedBlock[] },
): Omit<Division, 'furniture'> {
  const headings = new Set(gaps.flatMap((gap, i) => (readings[i] === 'on' ? gap.run : [])));
  const signed = new Map(
    blocks.flatMap((b) => (b.signs === null ? [] : [[(b.units[0] as Display).at, b.signs] as const])),
  );
  const units: Unit[][] = bodies.map(() => []);
  stream.forEach((unit, at) => {
    const body = units[signed.get(at) ?? (bodyOf[at] as number)];
    if (!body) return;
    if (signed.has(at)) body.push({ ...unit, kind: 'tail' });
    else if (!headings.has(at) || unit.kind === 'verse') body.push(unit);
    else if (unit.kind === 'byline') body.push({ ...unit, kind: 'tail' });
    else body.push({ ...unit, kind: 'heading', confidence: unit.heading });
  });
  return { bodies: units.map((u) => ({ units: u })), blocks: blocks.filter((b) => b.signs === null) };
}
