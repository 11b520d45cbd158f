import { BREAK_FEATURES, LINE_FEATURES } from './features.js';
import { FULLNESS, OVERRUN, ROLES, STEPS } from './roles.js';

/** Every weight has a name; the numbers are fitted (`npm run fit`) and kept in `fitted.ts`. */
export const WEIGHT_NAMES: readonly string[] = [
  ...ROLES.flatMap((r) => LINE_FEATURES.map((f) => `line ${r} ${f}`)),
  ...ROLES.flatMap((a) => ROLES.map((b) => `after ${a} ${b}`)),
  ...ROLES.map((r) => `start ${r}`),
  ...STEPS.flatMap((s) => BREAK_FEATURES.map((f) => `step ${s} ${f}`)),
  ...STEPS.flatMap((s) => FULLNESS.map((b) => `fullness ${s} ${b}`)),
  ...OVERRUN.map((b) => `overrun ${b}`),
  ...[...STEPS.slice(0, 3), 'enter'].map((s) => `new-measure ${s}`),
  ...OVERRUN.map((b) => `heading-overrun ${b}`),
];

const R = ROLES.length;
const NF = LINE_FEATURES.length;
const NB = BREAK_FEATURES.length;
export const AT = {
  line: 0,
  after: R * NF,
  start: R * NF + R * R,
  step: R * NF + R * R + R,
  fullness: R * NF + R * R + R + STEPS.length * NB,
  overrun: R * NF + R * R + R + STEPS.length * (NB + FULLNESS.length),
  change: R * NF + R * R + R + STEPS.length * (NB + FULLNESS.length) + OVERRUN.length,
  headingOverrun: R * NF + R * R + R + STEPS.length * (NB + FULLNESS.length) + OVERRUN.length + 4,
} as const;
export const WEIGHT_COUNT = WEIGHT_NAMES.length;

/** Named weights as the flat table that the lattice reads; names not given count nothing. */
export function tableOf(named: Readonly<Record<string, number>>): Float64Array {
  const table = new Float64Array(WEIGHT_COUNT);
  WEIGHT_NAMES.forEach((name, i) => {
    table[i] = named[name] ?? 0;
  });
  return table;
}
