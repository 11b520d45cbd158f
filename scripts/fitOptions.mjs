/**
 * Conditional logistic regression (Adam, a fixed number of steps; a pull towards zero): which of a sample's options is taken.
 * @param samples `{ options, is, weight }`; an option is `{ at, x }`, the places of its numbers among the weights, and the numbers
 * @param size how many weights there are; the first `free` are not pulled
 */
export function fitOptions(samples, size, { pull, free = 0, pace, rounds }) {
  const w = new Float64Array(size);
  const m = new Float64Array(size);
  const v = new Float64Array(size);
  const total = samples.reduce((s, x) => s + x.weight, 0) || 1;
  for (let t = 1; t <= rounds; t++) {
    const grad = new Float64Array(size);
    for (const { options, is, weight } of samples) {
      const odds = options.map(({ at, x }) => x.reduce((s, value, j) => s + w[at[j]] * value, 0));
      const most = Math.max(...odds);
      const parts = odds.map((z) => Math.exp(z - most));
      const sum = parts.reduce((s, p) => s + p, 0);
      options.forEach(({ at, x }, k) => {
        const r = weight * ((k === is ? 1 : 0) - parts[k] / sum);
        for (let j = 0; j < at.length; j++) grad[at[j]] += r * x[j];
      });
    }
    const rate = pace * (1 - (0.9 * t) / rounds);
    for (let k = 0; k < size; k++) {
      const g = (grad[k] - (k < free ? 0 : pull * w[k])) / total;
      m[k] = 0.9 * m[k] + 0.1 * g;
      v[k] = 0.99 * v[k] + 0.01 * g * g;
      w[k] += (rate * (m[k] / (1 - 0.9 ** t))) / (Math.sqrt(v[k] / (1 - 0.99 ** t)) + 1e-9);
    }
  }
  return w;
}

/** Weights by name, to two places, in the order of their names; those that round to nothing are left out. */
export const rounded = (w) =>
  Object.fromEntries(
    Object.entries(w)
      .map(([n, x]) => [n, Math.round(x * 100) / 100])
      .filter(([, x]) => x !== 0)
      .sort(),
  );
