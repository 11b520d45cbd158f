/** The figures of scored pages as a table: a row a form, then a row a paper. */
export const KEYS = ['pq', 'attach', 'headline', 'headlineNear', 'front', 'breaks', 'headings', 'cer'];

export const mean = (xs) => xs.reduce((a, b) => a + b, 0) / xs.length;

/** Real and invented old pages stand apart. */
export const groupOf = (p) => (p.form === 'strip' ? (p.paper === 'jb' ? 'strip, real' : 'strip, invented') : p.form);

/** Means by a key: `{ key: { pages, pq, … } }`. */
export function means(rows, keyOf) {
  const groups = {};
  for (const r of rows) (groups[keyOf(r)] ??= []).push(r);
  return Object.fromEntries(
    Object.entries(groups).map(([g, rs]) => [
      g,
      { pages: rs.length, ...Object.fromEntries(KEYS.map((k) => [k, mean(rs.map((r) => r.figures[k]))])) },
    ]),
  );
}

/** @param rows `{ form, paper, figures }` */
export function table(rows) {
  const line = (g, m) => [g.padEnd(15), m.pages, ...KEYS.map((k) => m[k].toFixed(3))].join('\t');
  const stream = rows.filter((r) => ['raw', 'strip', 'seed'].includes(r.form));
  return [
    ['form'.padEnd(15), 'pages', ...KEYS.map((k) => k.slice(0, 8))].join('\t'),
    ...Object.entries(means(rows, groupOf)).map(([g, m]) => line(g, m)),
    ...Object.entries(means(stream, (r) => r.paper)).map(([g, m]) => line(`  ${g}`, m)),
  ].join('\n');
}
