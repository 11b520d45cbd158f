import type { Body, FrontRun, HeadlineBlock, Unit } from '../model/draft.js';
import { saturated, UnitWords } from '../words/wordFit.js';
import { assign } from './assign.js';
import { FITTED_ARTICLES } from './fittedArticles.js';
import { type Gap, gapsOf, isDisplay, isText } from './gaps.js';
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
const REACH = 7;
/** Headlines × bodies × trials that one page may cost: the fullest page stays below, a whole volume in one text tries nothing. */
const AFFORDED = 2e5;
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
  const displays = stream.filter(isDisplay);
  const words = new UnitWords(
    displays.map((u) => u.text.value),
    stream.map((u) => (isText(u) || u.kind === 'caption' ? u.text.value : '')),
  );
  const textOf = (at: number): string => (stream[at] as Unit).text.value;
  const weigh = () => {
    const cut = cutUp(stream, gaps, readings);
    const fit = words.over(cut.bodyOf, cut.bodies.length);
    const { blocks, score } = assign(cut.fronts, fit, cut.bodies.length, manner);
    // Section headings draw their words from their article as a headline does.
    const inside = gaps.reduce((s, { run }, i) => {
      if (readings[i] !== 'on' || run.length === 0) return s;
      return s + saturated(run.reduce((t, at) => t + (fit.of(textOf(at))[cut.bodyOf[at] as number] as number), 0));
    }, 0);
    const trust = gaps.reduce((s, gap, i) => s + worthOf(gap, readings[i] as Reading), 0);
    return { ...cut, blocks, score: score + costs.words * inside + costs.trust * trust };
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
      const result = weigh();
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
  return { ...signed(best, best.blocks), furniture };
}

/** Signatures go into the body that they stand behind, at their place: it may go on after what interrupts it. */
function signed({ bodies, behind }: Cut, blocks: readonly HeadlineBlock[]): Omit<Division, 'furniture'> {
  const units = bodies.map((b) => [...b.units]);
  // The last first, so that the places of the others stay.
  for (const { units: signature } of blocks.filter((b) => b.signature).reverse()) {
    const unit = signature[0] as Unit;
    const { body, at } = behind.get(unit) as Place;
    units[body]?.splice(at, 0, { ...unit, kind: 'tail' });
  }
  return { bodies: units.map((u) => ({ units: u })), blocks: blocks.filter((b) => !b.signature) };
}

interface Place {
  /** Index into bodies, and into its units. */
  readonly body: number;
  readonly at: number;
}

interface Cut {
  readonly bodies: readonly Body[];
  readonly fronts: readonly FrontRun[];
  readonly bodyOf: Int32Array;
  /** Where the first line of each run of headline lines that stands behind a body would stand in it. */
  readonly behind: ReadonlyMap<Unit, Place>;
}

/** The stream cut into bodies and runs of headline lines, as the gaps are read. */
function cutUp(stream: readonly Unit[], gaps: readonly Gap[], readings: readonly Reading[]): Cut {
  const bodies: { units: Unit[] }[] = [];
  const fronts: FrontRun[] = [];
  const behind = new Map<Unit, Place>();
  const bodyOf = new Int32Array(stream.length).fill(-1);
  const readingAt = new Map(gaps.map((g, i) => [g.at, readings[i] as Reading]));
  const gapAt = new Map(gaps.map((g) => [g.at, g]));
  const headings = new Set<number>();
  for (const [at, reading] of readingAt)
    if (reading === 'on') for (const i of gapAt.get(at)?.run ?? []) headings.add(i);
  let run: Unit[] = [];
  let ahead = 0;
  // A caption or a tail may open the page: the first body begins with its first text all the same.
  let begun = false;
  const endRun = (before: number | null): void => {
    if (run.length === 0) return;
    const after = bodies.length - 1 - (before === null ? 0 : 1);
    fronts.push({ units: run, before, after: after < 0 ? null : after });
    if (after >= 0) behind.set(run[0] as Unit, { body: after, at: ahead });
    run = [];
  };
  stream.forEach((unit, at) => {
    if (isDisplay(unit) && !headings.has(at)) {
      if (run.length === 0) ahead = bodies[bodies.length - 1]?.units.length ?? 0;
      run.push(
        unit.kind === 'heading' || unit.kind === 'verse' ? { ...unit, kind: 'front', confidence: unit.front } : unit,
      );
      return;
    }
    if (bodies.length === 0 || readingAt.get(at) === 'begins') {
      bodies.push({ units: [] });
      endRun(bodies.length - 1);
    } else if (isText(unit)) endRun(begun ? null : 0);
    begun ||= isText(unit);
    const body = bodies[bodies.length - 1] as (typeof bodies)[number];
    body.units.push(asBody(unit));
    bodyOf[at] = bodies.length - 1;
  });
  endRun(null);
  return { bodies, fronts, bodyOf, behind };
}

/** A display line inside a body is a section heading; a byline there is the signature of a part. */
const asBody = (unit: Unit): Unit =>
  unit.kind === 'front'
    ? { ...unit, kind: 'heading', confidence: unit.heading }
    : unit.kind === 'byline'
      ? { ...unit, kind: 'tail' }
      : unit;
