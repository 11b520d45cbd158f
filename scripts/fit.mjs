#!/usr/bin/env node
/**
 * Fits the weights of the search on the corpus: maximum likelihood of the reference's roles, the measures summed out, with a pull
 * towards zero (for old pages: towards the modern weights). Writes src/search/fitted.ts.
 *
 *   npm run fit              fits on everything: the corpus, the fixtures, and 750 pages made of their articles, set anew (see resetPages.mjs)
 *   npm run fit -- --cross   also reports figures on papers left out of the fit
 */
import { writeFileSync } from 'node:fs';
import { corpusPages, fixturePages } from './corpus.mjs';
import { FORMS, fitEras, judge, load, named } from './lineModel.mjs';
import { loadReset } from './loadReset.mjs';

const pages = [...corpusPages(), ...fixturePages()].filter((p) => FORMS[p.form]).map(load);
if (corpusPages().length === 0) {
  console.error('skipped: no corpus beside the project');
  process.exit(0);
}
const modern = pages.filter((p) => p.era === 'modern');
const old = pages.filter((p) => p.era === 'old');
console.error(
  `${modern.length} modern pages, ${old.length} old; unlabelled lines ${pages.reduce((n, p) => n + p.gold.filter((g) => !g).length, 0)} of ${pages.reduce((n, p) => n + p.seen.length, 0)}`,
);
const forms = [...new Set(pages.map((p) => p.form))];
const report = (title, group, w) => {
  if (group.length) console.log(title);
  for (const f of forms) {
    const some = group.filter((p) => p.form === f);
    if (some.length) console.log(`  ${f}: ${judge(some, w)}`);
  }
};
const reset = process.argv.includes('--reset') ? Number(process.argv[process.argv.indexOf('--reset') + 1]) : 0;
/** Weights fitted on these pages and on what is made of them. */
const fitOn = (some) => fitEras([...some, ...(reset ? loadReset(reset, some) : [])]);
if (process.argv.includes('--cross'))
  for (const fold of [...new Set(pages.map((p) => p.fold))].sort()) {
    const w = fitOn(pages.filter((p) => p.fold !== fold));
    for (const era of ['modern', 'old'])
      report(
        `left out: ${fold} (${era})`,
        pages.filter((p) => p.fold === fold && p.era === era),
        w[era],
      );
  }
const w = fitOn(pages);
report('fitted (modern)', modern, w.modern);
report('fitted (old)', old, w.old);
const table = JSON.stringify({ modern: named(w.modern), old: named(w.old) }, null, 1);
writeFileSync(
  new URL('../src/search/fitted.ts', import.meta.url),
  `import type { Era } from './era.js';\n\n/** Fitted by \`npm run fit\`; what each name means stands in features.ts and roles.ts. Not written by hand. */\nexport const FITTED: Readonly<Record<Era, Readonly<Record<string, number>>>> = ${table};\n`,
);
