import type { Body, FrontRun, HeadlineBlock, Unit } from '../model/draft.js';
import { likeness, SINGLE_CHARACTER, UnitVocabulary } from '../words/vocabulary.js';
import { assign, COSTS } from './assign.js';
import type { Era } from './era.js';

/** The stream cut into bodies and runs of headline lines. */
interface Cut {
  /** `places`: where the body's units stand in the stream. */
  readonly bodies: readonly (Body & { readonly places: readonly number[] })[];
  readonly fronts: readonly FrontRun[];
}

export interface Division extends Cut {
  readonly blocks: readonly HeadlineBlock[];
  readonly furniture: readonly Unit[];
}

/** Beginnings this unlikely are not tried, nor doubted when this likely. */
const DOUBTFUL = [0.01, 0.98] as const;
const MOST_TRIED = 16;
/** A line of a headline block may be a section heading from this probability on. */
const DOUBTFUL_HEADING = 0.08;
/** Headlines × bodies × trials that one page may cost: the fullest page stays far below, a whole volume in one text tries nothing. */
const AFFORDED = 2e6;

/**
 * Where bodies begin, decided together with which headline block belongs to which: a doubtful beginning is set or taken back where the headlines
 * fit the bodies better so (a leftover headline that fits only the second part of a body divides it).
 */
export function divide(units: readonly Unit[], era: Era): Division {
  const stream = units.filter((u) => u.kind !== 'furniture');
  const furniture = units.filter((u) => u.kind === 'furniture');
  const doubts = doubtsOf(stream);
  const fronts = stream.filter((u) => u.kind === 'front' || u.kind === 'byline');
  const vocabulary = new UnitVocabulary(
    fronts.map((u) => u.text.value),
    stream.map((u) => u.text.value),
    SINGLE_CHARACTER[era],
  );
  const weigh = (flipped: ReadonlySet<Doubt>, atLeast?: number) => {
    const begins = new Set(stream.filter((u) => u.opens));
    const headings = new Set<Unit>();
    let trust = 0;
    for (const doubt of flipped) {
      trust += doubt.cost;
      if (doubt.begin && !begins.delete(doubt.begin)) begins.add(doubt.begin);
      for (const u of doubt.headings) headings.add(u);
    }
    const cut = cutUp(stream, begins, headings);
    const bodyOf = new Int32Array(stream.length).fill(-1);
    cut.bodies.forEach((body, b) => {
      for (const at of body.places) bodyOf[at] = b;
    });
    const count = cut.bodies.length;
    const cost = COSTS.trust * trust;
    const given = assign(
      cut.fronts,
      vocabulary.over(bodyOf, count),
      count,
      atLeast === undefined ? atLeast : atLeast + cost,
    );
    return given && { ...cut, blocks: given.blocks, score: given.score - cost };
  };
  const flipped = new Set<Doubt>();
  let best = weigh(flipped) as NonNullable<ReturnType<typeof weigh>>;
  const trial = fronts.length * best.bodies.length * doubts.length;
  const rounds = Math.min(doubts.length, Math.floor(AFFORDED / Math.max(1, trial)));
  for (let round = 0; round < rounds; round++) {
    let chosen: Doubt | null = null;
    for (const doubt of doubts) {
      if (flipped.has(doubt)) continue;
      const result = weigh(new Set(flipped).add(doubt), best.score);
      if (result && result.score > best.score + 1e-9) {
        best = result;
        chosen = doubt;
      }
    }
    if (!chosen) break;
    flipped.add(chosen);
  }
  return { bodies: best.bodies, fronts: best.fronts, blocks: best.blocks, furniture };
}

/** Something that the search over lines left in doubt, and what it costs, in nats, to have it the other way. */
interface Doubt {
  /** A beginning set or taken back. */
  readonly begin: Unit | null;
  /** Lines of a headline block that become section headings. */
  readonly headings: readonly Unit[];
  readonly cost: number;
}

/** The share of words that two bodies of one page have in common where they tell different stories. */
const COMMON_LIKENESS = 0.12;

/** The paragraphs from `at` on, backward or forward, up to the next body or headline block. */
function textsAround(stream: readonly Unit[], at: number, step: 1 | -1): string {
  const texts: string[] = [];
  for (let i = at; stream[i]; i += step) {
    const unit = stream[i] as Unit;
    const sure = unit.opens && unit.opening > 0.8;
    if (
      unit.kind === 'byline' ||
      (unit.kind === 'front' && unit.heading < DOUBTFUL_HEADING) ||
      (step === 1 && i !== at && sure)
    )
      break;
    texts.push(unit.text.value);
    if (step === -1 && sure) break;
  }
  return texts.join('\n');
}

const logit = (p: number): number => Math.log(Math.max(p, 1e-4) / Math.max(1 - p, 1e-4));

function doubtsOf(stream: readonly Unit[]): Doubt[] {
  const doubts: Doubt[] = [];
  stream.forEach((unit, i) => {
    if (unit.kind !== 'paragraph') return;
    const doubtful = unit.opening > DOUBTFUL[0] && unit.opening < DOUBTFUL[1];
    if (doubtful)
      doubts.push({
        begin: unit,
        headings: [],
        cost: Math.abs(logit(unit.opening)) * (unit.opens === unit.opening > 0.5 ? 1 : -1),
      });
    let from = i;
    while (stream[from - 1]?.kind === 'front') from--;
    const run = stream.slice(from, i);
    if (
      from === i ||
      i - from > 2 ||
      from === 0 ||
      stream[from - 1]?.kind === 'byline' ||
      run.some((u) => u.heading < DOUBTFUL_HEADING)
    )
      return;
    const asHeadings = -run.reduce((s, u) => s + logit(u.heading), 0) / run.length;
    const alike = likeness(textsAround(stream, from - 1, -1), textsAround(stream, i, 1)) - COMMON_LIKENESS;
    doubts.push({
      begin: unit.opens ? unit : null,
      headings: run,
      cost: asHeadings + (unit.opens ? logit(unit.opening) * 0.5 : 0) - COSTS.asHeading - COSTS.likeness * alike,
    });
  });
  return doubts.sort((a, b) => a.cost - b.cost).slice(0, MOST_TRIED);
}

function cutUp(stream: readonly Unit[], begins: ReadonlySet<Unit>, headings: ReadonlySet<Unit>): Cut {
  const bodies: { units: Unit[]; places: number[] }[] = [];
  const fronts: { units: Unit[]; before: number | null }[] = [];
  let run = null as { units: Unit[]; before: number | null } | null;
  stream.forEach((given, at) => {
    const unit = headings.has(given) ? { ...given, kind: 'heading' as const, confidence: given.heading } : given;
    if (unit.kind === 'front' || unit.kind === 'byline') {
      if (!run) {
        run = { units: [], before: null };
        fronts.push(run);
      }
      run.units.push(unit);
      return;
    }
    const verse = unit.kind === 'verse' || unit.kind === 'heading';
    const text = unit.kind === 'paragraph' || verse;
    if (bodies.length === 0 || (text && (begins.has(given) || (run !== null && verse)))) {
      if (run) run.before = bodies.length;
      bodies.push({ units: [unit], places: [at] });
    } else {
      const body = bodies[bodies.length - 1] as (typeof bodies)[number];
      body.units.push(unit);
      body.places.push(at);
    }
    if (text) run = null;
  });
  return { bodies, fronts };
}
