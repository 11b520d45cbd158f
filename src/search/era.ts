import type { Line } from '../model/draft.js';
import { keepsIndents } from '../typesetter/indents.js';
import { isMark, mayNotBegin } from '../typesetter/measure.js';
import { type Observation } from './features.js';
import { type Geometry, geometryOf, logLikelihood, type Sums, sumReadings } from './lattice.js';
import { once } from './once.js';
import { MORE, ROLES } from './roles.js';
import { tableOf } from './weights.js';

/** How a page was set: with kinsoku and indents of two, or before they were the rule. */
export type Era = 'modern' | 'old';

/** How often a line begins with a mark that kinsoku forbids there, after a line that does not end in one: OCR errs so often, and old type. */
const FORBIDDEN_START = { modern: 0.006, old: 0.05 };

/** Chosen by the page's own likelihood: which of the two habits makes its line beginnings likelier. */
export function eraOf(lines: readonly Line[]): Era {
  let forbidden = 0;
  let free = 0;
  for (let i = 1; i < lines.length; i++) {
    const before = (lines[i - 1] as Line).text.value;
    const text = (lines[i] as Line).text.value;
    if (isMark(before.charCodeAt(before.length - 1))) continue;
    if (mayNotBegin(text.charCodeAt(0)) && '，。、；：？！'.includes(text[0] as string)) forbidden++;
    else free++;
  }
  const llr =
    forbidden * Math.log(FORBIDDEN_START.old / FORBIDDEN_START.modern) +
    free * Math.log((1 - FORBIDDEN_START.old) / (1 - FORBIDDEN_START.modern));
  return llr > 0 ? 'old' : 'modern';
}

/** The indents, in ems, that a page of the era may have lost. */
export const LOST_INDENTS: Readonly<Record<Era, readonly number[]>> = { modern: [2], old: [0, 1, 2] };

export interface Reading {
  readonly sums: Sums;
  readonly geometry: Geometry;
  readonly indent: number;
}

/** The page read under each indent that its era allows; the likeliest is kept. */
export function readUnder(seen: readonly Observation[], era: Era, weights: Readonly<Record<string, number>>): Reading {
  const table = compiled(weights);
  const kept = keepsIndents(seen.map((o) => o.line.indent));
  const tried = (kept ? [0] : LOST_INDENTS[era]).map((indent) => ({ indent, geometry: geometryOf(seen, indent) }));
  let [best] = tried as [(typeof tried)[number]];
  if (tried.length > 1) {
    const likelihoods = tried.map((t) => logLikelihood(seen, t.geometry, table));
    best = tried[likelihoods.indexOf(Math.max(...likelihoods))] ?? best;
  }
  return { ...best, sums: sumReadings(seen, best.geometry, table, wholeOf(seen), false) };
}

/** Where paragraphs stood whole on their lines it is known which line goes on: [line * R + role] is 1 for what a line may be. */
function wholeOf(seen: readonly Observation[]): Uint8Array | undefined {
  if (!seen.some((o) => o.line.set)) return undefined;
  const goesOn = ROLES.map((_, r) => Number(r === MORE));
  const begins = goesOn.map((yes) => 1 - yes);
  return Uint8Array.from(seen.flatMap(({ line }) => (line.set ? goesOn : begins)));
}

const compiled = once(tableOf);
