import type { Body, FrontRun, HeadlineBlock, Unit } from '../model/draft.js';
import { UnitVocabulary } from '../words/vocabulary.js';
import { assign, COSTS } from './assign.js';

/** The stream cut into bodies and runs of headline lines. */
interface Cut {
  readonly bodies: readonly Body[];
  readonly fronts: readonly FrontRun[];
}

export interface Division extends Cut {
  readonly blocks: readonly HeadlineBlock[];
  readonly furniture: readonly Unit[];
}

/** Beginnings this unlikely are not tried, nor doubted when this likely. */
const DOUBTFUL = [0.02, 0.97] as const;
const MOST_TRIED = 14;
/** Headlines × bodies × trials that one page may cost: the fullest page stays far below, a whole volume in one text tries nothing. */
const AFFORDED = 2e6;

/**
 * Where bodies begin, decided together with which headline block belongs to which: a doubtful beginning is set or taken back where the headlines
 * fit the bodies better so (a leftover headline that fits only the second part of a body divides it).
 */
export function divide(units: readonly Unit[]): Division {
  const stream = units.filter((u) => u.kind !== 'furniture');
  const furniture = units.filter((u) => u.kind === 'furniture');
  const begins = new Set(stream.filter((u) => u.opens));
  const logit = (u: Unit): number => Math.log(u.opening / (1 - u.opening));
  const doubtful = stream
    .filter((u) => u.kind === 'paragraph' && u.opening > DOUBTFUL[0] && u.opening < DOUBTFUL[1])
    .sort((a, b) => Math.abs(logit(a)) - Math.abs(logit(b)))
    .slice(0, MOST_TRIED);
  const inFront = (u: Unit): boolean => u.kind === 'front' || u.kind === 'byline';
  const textsOf = (units: readonly Unit[]): string[] => units.map((u) => u.text.value);
  const inBodies = stream.filter((u) => !inFront(u));
  const vocabulary = new UnitVocabulary(textsOf(stream.filter(inFront)), textsOf(inBodies));
  const weigh = (set: ReadonlySet<Unit>) => {
    const cut = cutUp(stream, set);
    const bodyOf = new Int32Array(inBodies.length);
    let at = 0;
    cut.bodies.forEach((body, b) => {
      bodyOf.fill(b, at, at + body.units.length);
      at += body.units.length;
    });
    const { blocks, score } = assign(cut.fronts, vocabulary.over(bodyOf, cut.bodies.length), cut.bodies.length);
    let trust = 0;
    for (const u of doubtful) trust += (set.has(u) ? 1 : -1) * 0.5 * COSTS.trust * logit(u);
    return { ...cut, blocks, score: score + trust };
  };
  let best = weigh(begins);
  const trial = (stream.length - inBodies.length) * best.bodies.length * doubtful.length;
  const rounds = Math.min(doubtful.length, Math.floor(AFFORDED / Math.max(1, trial)));
  for (let round = 0; round < rounds; round++) {
    let better: { set: Set<Unit>; result: typeof best } | null = null;
    for (const u of doubtful) {
      const set = new Set(best === null ? [] : begins);
      if (!set.delete(u)) set.add(u);
      const result = weigh(set);
      if (result.score > (better?.result.score ?? best.score) + 1e-9) better = { set, result };
    }
    if (!better) break;
    best = better.result;
    begins.clear();
    for (const u of better.set) begins.add(u);
  }
  return { bodies: best.bodies, fronts: best.fronts, blocks: best.blocks, furniture };
}

function cutUp(stream: readonly Unit[], begins: ReadonlySet<Unit>): Cut {
  const bodies: { units: Unit[] }[] = [];
  const fronts: { units: Unit[]; before: number | null }[] = [];
  let run: { units: Unit[]; before: number | null } | null = null;
  for (const unit of stream) {
    if (unit.kind === 'front' || unit.kind === 'byline') {
      if (!run) {
        run = { units: [], before: null };
        fronts.push(run);
      }
      run.units.push(unit);
      continue;
    }
    const verse = unit.kind === 'verse' || unit.kind === 'heading';
    const text = unit.kind === 'paragraph' || verse;
    if (bodies.length === 0 || (text && (begins.has(unit) || (run !== null && verse)))) {
      if (run) run.before = bodies.length;
      bodies.push({ units: [unit] });
    } else (bodies[bodies.length - 1] as { units: Unit[] }).units.push(unit);
    if (text) run = null;
  }
  return { bodies, fronts };
}
