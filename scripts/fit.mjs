#!/usr/bin/env node
/**
 * Fits the weights of the search on the corpus: maximum likelihood of the reference's roles, the measures summed out, with a pull
 * towards zero, and for each manner towards what all pages of today have in common. Writes src/search/fitted.ts.
 *
 *   npm run fit              fits on everything: the corpus, the fixtures, 1,200 pages made of their articles and 1,200 of the stock, set anew (see resetPages.mjs), and those printed (printPages.mjs)
 *   npm run fit -- --cross   also reports figures on papers left out of the fit
 *   npm run fit -- --manner modern   fits one manner, and keeps the others
 *   npm run fit -- --manner modern --only ' office$'   of that manner the weights of such names, and keeps the rest
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FITTED } from '../dist/search/fitted.js';
import { MANNERS } from '../dist/search/manner.js';
import { corpusPages, fixturePages } from './corpus.mjs';
import { FORMS, fitManners, fitSome, judge, load, named } from './lineModel.mjs';
import { loadReset, loadStock } from './loadMade.mjs';

const { values: asked } = parseArgs({
  options: {
    reset: { type: 'string', default: '0' },
    cross: { type: 'boolean' },
    manner: { type: 'string' },
    only: { type: 'string' },
  },
});
const reset = Number(asked.reset);
const manners = MANNERS.filter((m) => !asked.manner || m === asked.manner);
if (manners.length === 0) throw new Error(`--manner: one of ${MANNERS.join(', ')}`);
const pages = [...corpusPages(), ...fixturePages()].filter((p) => FORMS[p.form]).map(load);
if (corpusPages().length === 0) {
  console.error('skipped: no corpus beside the project');
  process.exit(0);
}
const of = (manner, some = pages) => some.filter((p) => p.manner === manner);
console.error(
  `${MANNERS.map((m) => `${of(m).length} ${m}`).join(', ')} pages; unlabelled lines ${pages.reduce((n, p) => n + p.gold.filter((g) => !g).length, 0)} of ${pages.reduce((n, p) => n + p.seen.length, 0)}`,
);
const forms = [...new Set(pages.map((p) => p.form))];
const report = (title, group, w) => {
  if (group.length) console.log(title);
  for (const f of forms) {
    const some = group.filter((p) => p.form === f);
    if (some.length) console.log(`  ${f}: ${judge(some, w)}`);
  }
};
/** Weights fitted on these pages, on what is made of them, and on the stock. */
const fitOn = (some) => {
  const made = loadStock(reset, some, [0, 1]);
  if (!asked.only) return fitManners(some, loadReset(reset, some), made, manners);
  return Object.fromEntries(manners.map((m) => [m, fitSome(some, made, m, FITTED[m], new RegExp(asked.only, 'u'))]));
};
if (asked.cross)
  for (const fold of [...new Set(pages.map((p) => p.fold))].sort()) {
    const w = fitOn(pages.filter((p) => p.fold !== fold));
    const own = pages.filter((p) => p.fold === fold);
    for (const m of manners) report(`left out: ${fold} (${m})`, of(m, own), w[m]);
  }
const w = fitOn(pages);
for (const m of manners) report(`fitted (${m})`, of(m), w[m]);
const fitted = { ...FITTED, ...Object.fromEntries(manners.map((m) => [m, named(w[m])])) };
const table = JSON.stringify(fitted, null, 1);
writeFileSync(
  new URL('../src/search/fitted.ts', import.meta.url),
  `import type { Manner } from './manner.js';\n\n/** Fitted by \`npm run fit\`; what each name means stands in features.ts and roles.ts. Not written by hand. */\nexport const FITTED: Readonly<Record<Manner, Readonly<Record<string, number>>>> = ${table};\n`,
);
