import { expect, test } from 'vitest';
// @ts-expect-error a script without types
import { fitOptions, rounded } from '../scripts/fitOptions.mjs';

const options = [
  { at: [0], x: [1] },
  { at: [], x: [] },
];
/** Three times the first of two options, once the second. */
const samples = [0, 0, 0, 1].map((is) => ({ options, is, weight: 1 }));
const steps = { pace: 0.1, rounds: 2000 };

test('a fit finds the odds with which an option is taken', () => {
  const [w] = fitOptions(samples, 1, { pull: 0, ...steps });
  expect(w).toBeCloseTo(Math.log(3), 2);
});

test('by the weight of each sample, and nearer to none the firmer the pull, but for what is free', () => {
  const even = samples.map((s) => ({ ...s, weight: s.is ? 3 : 1 }));
  expect(fitOptions(even, 1, { pull: 0, ...steps })[0]).toBeCloseTo(0, 2);
  const [pulled] = fitOptions(samples, 1, { pull: 1, ...steps });
  expect(pulled).toBeGreaterThan(0.2);
  expect(pulled).toBeLessThan(0.7);
  expect(fitOptions(samples, 1, { pull: 1, free: 1, ...steps })[0]).toBeCloseTo(Math.log(3), 2);
});

test('a number beside a place counts as much as it is', () => {
  const twice = samples.map((s) => ({ ...s, options: [{ at: [0], x: [2] }, options[1]] }));
  expect(fitOptions(twice, 1, { pull: 0, ...steps })[0]).toBeCloseTo(Math.log(3) / 2, 2);
});

test('weights are kept to two places, in order of their names, none that is nothing', () => {
  expect(Object.entries(rounded({ b: 0.126, a: -1, c: 0.001 }))).toEqual([
    ['a', -1],
    ['b', 0.13],
  ]);
});
