#!/usr/bin/env node
/**
 * Fits the weights of the search on the corpus: maximum likelihood of the reference's roles, the measures summed out, with a pull
 * towards zero (for old pages: towards the modern weights). Writes src/search/fitted.ts.
 *
 *   npm run fit              fits on everything
 *   npm run fit -- --cross   also reports figures on papers left out of the fit
 */
import { writeFileSync } from 'node:fs';
import { corpusPages } from './corpus.mjs';
import { FORMS, fit, judge, load, MODERN, named, OLD, zero } from './lineModel.mjs';

const pages = corpusPages()
  .filter((p) => FORMS[p.form])
  .map(load);
if (pages.length === 0) {
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
  console.log(title);
  for (const f of forms) {
    const some = group.filter((p) => p.form === f);
    if (some.length) console.log(`  ${f}: ${judge(some, w)}`);
  }
};
if (process.argv.includes('--cross')) {
  for (const fold of [...new Set(modern.map((p) => p.fold))].sort()) {
    const w = fit(
      modern.filter((p) => p.fold !== fold),
      zero,
      MODERN,
    );
    report(
      `left out: ${fold} (modern)`,
      modern.filter((p) => p.fold === fold),
      w,
    );
  }
  const base = fit(modern, zero, MODERN);
  for (const fold of [...new Set(old.map((p) => p.fold))].sort()) {
    const w = fit(
      old.filter((p) => p.fold !== fold),
      base,
      OLD,
    );
    report(
      `left out: ${fold} (old)`,
      old.filter((p) => p.fold === fold),
      w,
    );
  }
}
const wm = fit(modern, zero, MODERN);
report('fitted (modern)', modern, wm);
const wo = fit(old, wm, OLD);
report('fitted (old)', old, wo);
const table = JSON.stringify({ modern: named(wm), old: named(wo) }, null, 1);
writeFileSync(
  new URL('../src/search/fitted.ts', import.meta.url),
  `import type { Era } from './era.js';\n\n/** Fitted by \`npm run fit\`; what each name means stands in features.ts and roles.ts. Not written by hand. */\nexport const FITTED: Readonly<Record<Era, Readonly<Record<string, number>>>> = ${table};\n`,
);
