/** Whether confidences mean what they say. Decisions are `{ confidence, right }`, `right` true, false or a share. */

/** Where the bins of confidence begin. */
export const BINS = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98];
/** Decisions at least this sure are promised to be right in 98 of 100. */
export const SURE = 0.95;

const mean = (xs) => (xs.length === 0 ? null : xs.reduce((a, b) => a + b, 0) / xs.length);

/** For each bin with decisions in it: how many, how sure they are and how many are right, as means. */
export function calibrationBins(decisions) {
  return BINS.map((from, b) => {
    const to = BINS[b + 1] ?? Number.POSITIVE_INFINITY;
    const some = decisions.filter((d) => d.confidence >= from && d.confidence < to);
    return {
      from,
      n: some.length,
      sure: mean(some.map((d) => d.confidence)),
      right: mean(some.map((d) => Number(d.right))),
    };
  }).filter((bin) => bin.n > 0);
}

/** Of the decisions at least `SURE`: how many, and what share of them is right (null where there is none). */
export function sureOnes(decisions) {
  const some = decisions.filter((d) => d.confidence >= SURE);
  return { n: some.length, of: decisions.length, right: mean(some.map((d) => Number(d.right))) };
}

export function calibrationTable(decisions) {
  const { n, of, right } = sureOnes(decisions);
  return [
    'confidence\tdecisions\tsure\tright',
    ...calibrationBins(decisions).map((b) => [`from ${b.from}`, b.n, b.sure.toFixed(3), b.right.toFixed(3)].join('\t')),
    `of ${of}, ${n} are at least ${SURE} sure: ${right === null ? 'none' : `${(100 * right).toFixed(1)} % right`}`,
  ].join('\n');
}

/** Spearman's rank correlation; equal values share the mean of their ranks. Null where one side does not vary. */
export function spearman(xs, ys) {
  const [a, b] = [ranks(xs), ranks(ys)];
  const [ma, mb] = [mean(a), mean(b)];
  const sum = (f) => a.reduce((s, _, i) => s + f(a[i] - ma, b[i] - mb), 0);
  const spread = Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y));
  return spread === 0 ? null : sum((x, y) => x * y) / spread;
}

function ranks(xs) {
  const order = xs.map((x, i) => [x, i]).sort((a, b) => a[0] - b[0]);
  const out = new Array(xs.length);
  for (let i = 0; i < order.length; ) {
    let j = i;
    while (j < order.length && order[j][0] === order[i][0]) j++;
    for (let k = i; k < j; k++) out[order[k][1]] = (i + j - 1) / 2;
    i = j;
  }
  return out;
}
