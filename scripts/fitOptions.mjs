/**
 * Conditional logistic regression (Adam, a fixed number of steps; a pull towards zero): which of a sample's options is taken.
 * @param samples `{ options, is, weight }`; an option is `{ at, x }`, the places of its numbers among the weights, and the numbers
 * @param size how many weights there are; the first `free` are not pulled
 */
export function fitOptions(samples, size, { pull, free = 0, pace, rounds }) {
  const { first, rows } = packed(samples);
  const w = new Float64Array(size);
  const m = new Float64Array(size);
  const v = new Float64Array(size);
  const total = samples.reduce((s, x) => s + x.weight, 0) || 1;
  const odds = new Float64Array(Math.max(0, ...samples.map((s) => s.options.length)));
  for (let t = 1; t <= rounds; t++) {
    const grad = new Float64Array(size);
    samples.forEach(({ options: { length }, is, weight }, i) => {
      let most = Number.NEGATIVE_INFINITY;
      for (let k = 0; k < length; k++) {
        odds[k] = 0;
        for (let j = rows.from[first[i] + k]; j < rows.from[first[i] + k + 1]; j++)
          odds[k] += rows.x[j] * w[rows.at[j]];
        most = Math.max(most, odds[k]);
      }
      let sum = 0;
      for (let k = 0; k < length; k++) {
        odds[k] = Math.exp(odds[k] - most);
        sum += odds[k];
      }
      for (let k = 0; k < length; k++) {
        const r = weight * ((k === is ? 1 : 0) - odds[k] / sum);
        for (let j = rows.from[first[i] + k]; j < rows.from[first[i] + k + 1]; j++) grad[rows.at[j]] += r * rows.x[j];
      }
    });
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

/** All options behind one another: `rows` holds their numbers and places, option by option, `first` where each sample's options begin. */
function packed(samples) {
  const first = [];
  const from = [0];
  const at = [];
  const x = [];
  for (const { options } of samples) {
    first.push(from.length - 1);
    for (const option of options) {
      for (const place of option.at) at.push(place);
      for (const value of option.x) x.push(value);
      from.push(at.length);
    }
  }
  return { first, rows: { from, at: Int32Array.from(at), x: Float64Array.from(x) } };
}

/** Weights by name, to two places, in the order of their names; those that round to nothing are left out. */
export const rounded = (w) =>
  Object.fromEntries(
    Object.entries(w)
      .map(([n, x]) => [n, Math.round(x * 100) / 100])
      .filter(([, x]) => x !== 0)
      .sort(),
  );
