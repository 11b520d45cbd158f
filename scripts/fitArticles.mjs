#!/usr/bin/env node
/**
 * Fits how articles are told apart and headlines given to them, on pages read by weights that had not seen their paper (see outOfFold.mjs). The odds
 * (logistic regression) first; then the costs of the assignment, by coordinate search on the figures of the pages, each with odds fitted without its
 * paper. Prints the figures on papers left out, and writes src/search/fittedArticles.ts.
 *
 *   npm run fit:articles                       fits all
 *   npm run fit:articles -- --manner old       the costs of one manner only
 *   npm run fit:articles -- --keep             keeps the costs, fits the odds
 */
import { writeFileSync } from 'node:fs';
import { score } from '../dist/check/score.js';
import { FITTED_ARTICLES } from '../dist/search/fittedArticles.js';
import { MANNERS } from '../dist/search/manner.js';
import { attachHeadlines } from '../dist/stages/attachHeadlines.js';
import { groupArticles } from '../dist/stages/groupArticles.js';
import { fitArticles, samplesOf } from './articleModel.mjs';
import { outOfFoldPages } from './outOfFold.mjs';
import { table } from './table.mjs';

const FORMS = ['raw', 'indent', 'seed', 'ocr', 'read', 'strip', 'fixture'];
const only = process.argv.includes('--manner') ? process.argv[process.argv.indexOf('--manner') + 1] : null;
// Our own pages with blank lines here and there are no pages of an engine that reads box by box.
const pages = outOfFoldPages(FORMS).filter((p) => p.form !== 'fixture' || p.manner !== 'boxed');
for (const p of pages) p.samples = samplesOf(p);
const folds = [...new Set(pages.map((p) => p.fold))];
const odds = Object.fromEntries(folds.map((f) => [f, fitArticles(pages.filter((p) => p.fold !== f))]));
const costs = Object.fromEntries(MANNERS.map((m) => [m, { ...FITTED_ARTICLES[m].costs }]));

const plain = (draft) => ({
  articles: draft.articles.map((a) => ({
    kicker: a.kicker && { text: a.kicker.value },
    headline: a.headline && { text: a.headline.value },
    deck: a.deck.map((d) => ({ text: d.value })),
    byline: a.byline && { text: a.byline.value },
    body: a.body.map((b) => ({ type: b.type, text: b.text.value })),
  })),
});
/** The figures of some pages, each with odds that have not seen its paper. */
function figures(some) {
  return some.map((p) => {
    for (const m of MANNERS) FITTED_ARTICLES[m] = { ...odds[p.fold][m], costs: costs[m] };
    return { ...p, figures: score(plain(attachHeadlines(groupArticles(p.read))), p.reference) };
  });
}
const WEIGHT = { seed: 3, indent: 0.5, read: 0.5 };
/** One number for the figures that the costs can move. */
function worth(some) {
  let sum = 0;
  let all = 0;
  for (const { form, figures: f } of figures(some)) {
    const weight = WEIGHT[form] ?? 1;
    sum += weight * (f.pq + f.attach + 0.5 * f.breaks + 0.25 * f.headings + 0.25 * f.headline);
    all += weight;
  }
  return sum / all;
}
const LEAST = 0.0005;
for (const manner of process.argv.includes('--keep') ? [] : MANNERS.filter((m) => !only || m === only)) {
  const some = pages.filter((p) => p.manner === manner);
  let best = worth(some);
  console.log(`${manner}: ${some.length} pages, ${best.toFixed(4)}`);
  for (const steps of [
    [2, 0.5],
    [1.4, 0.7],
  ])
    for (const name of Object.keys(costs[manner]))
      for (const step of steps) {
        let moved = false;
        for (;;) {
          const kept = costs[manner][name];
          costs[manner][name] = kept * step;
          const now = worth(some);
          if (now <= best + LEAST) {
            costs[manner][name] = kept;
            break;
          }
          best = now;
          moved = true;
        }
        if (moved) {
          console.log(`  ${best.toFixed(4)} ${name} ${costs[manner][name].toFixed(2)}`);
          break;
        }
      }
}
console.log('On papers left out:');
console.log(table(figures(pages)));
const round = (o) => Object.fromEntries(Object.entries(o).map(([n, x]) => [n, Math.round(x * 100) / 100]));
const all = fitArticles(pages);
const out = Object.fromEntries(MANNERS.map((m) => [m, { ...all[m], costs: round(costs[m]) }]));
writeFileSync(
  new URL('../src/search/fittedArticles.ts', import.meta.url),
  `import type { ArticleWeights } from './articleWeights.js';\nimport type { Manner } from './manner.js';\n\n/** Fitted by \`npm run fit:articles\`; what the names mean stands in articleWeights.ts, gaps.ts and blockCuts.ts. Not written by hand. */\nexport const FITTED_ARTICLES: Readonly<Record<Manner, ArticleWeights>> = ${JSON.stringify(out, null, 1)};\n`,
);
