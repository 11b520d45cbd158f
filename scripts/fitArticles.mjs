#!/usr/bin/env node
/**
 * Fits how articles are told apart and headlines given to them, on pages read by weights that had not seen their paper (see outOfFold.mjs). The odds
 * (logistic regression) first; then what they weigh beside the costs of the assignment, and these, by coordinate search on the figures of the pages,
 * each with odds fitted without its paper. Prints the figures on papers left out, and writes src/search/fittedArticles.ts.
 *
 *   npm run fit:articles                       fits all
 *   npm run fit:articles -- --manner old       the costs of one manner only
 *   npm run fit:articles -- --keep             keeps the costs, fits the odds
 */
import { writeFileSync } from 'node:fs';
import { score } from '../dist/check/score.js';
import { divide } from '../dist/search/divide.js';
import { FITTED_ARTICLES } from '../dist/search/fittedArticles.js';
import { MANNERS } from '../dist/search/manner.js';
import { attachHeadlines } from '../dist/stages/attachHeadlines.js';
import { fitArticles, samplesOf, scaled } from './articleModel.mjs';
import { outOfFoldMade, outOfFoldPages } from './outOfFold.mjs';
import { table } from './table.mjs';

const FORMS = ['raw', 'indent', 'seedlike', 'seed', 'ocr', 'read', 'strip', 'fixture'];
/** Pages made for each fold. */
const MADE = 60;
const only = process.argv.includes('--manner') ? process.argv[process.argv.indexOf('--manner') + 1] : null;
const pages = [...outOfFoldPages(FORMS), ...outOfFoldMade(MADE)].filter(
  (p) => p.form !== 'made' || p.manner !== 'boxed',
);
// Our own pages that were read box by box are few and short: nothing is learnt from them, but they have to come out right.
const learnt = pages.filter((p) => p.form !== 'fixture' || p.manner !== 'boxed');
for (const p of pages) p.samples = samplesOf(p);
const folds = [...new Set(pages.map((p) => p.fold))];
const odds = Object.fromEntries(folds.map((f) => [f, fitArticles(learnt.filter((p) => p.fold !== f))]));
// The one real page of today has to come out right; it is in no figure here.
for (const p of pages) if (p.form === 'seed') p.fold = 'all';
odds.all = fitArticles(learnt);
/** What is not odds: searched together. */
const free = Object.fromEntries(
  MANNERS.map((m) => {
    const { costs, agreement, scale } = structuredClone(FITTED_ARTICLES[m]);
    return [m, { costs, agreement, scale }];
  }),
);

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
    const weights = { ...scaled(odds[p.fold][p.manner], free[p.manner].scale), ...free[p.manner] };
    return { ...p, figures: score(plain(attachHeadlines({ ...p.read, ...divide(p.seen, weights) })), p.reference) };
  });
}
const WEIGHT = { seed: 2, indent: 0.6, seedlike: 0.6, read: 0.4, made: 0.35, fixture: 0.4, printed: 0.35 };
/** One number for the figures that the costs can move. */
function worth(some) {
  let sum = 0;
  let all = 0;
  for (const { set, form, manner, figures: f } of figures(some)) {
    const weight = WEIGHT[set] ?? WEIGHT[form] ?? 1;
    const headline = manner === 'boxed' ? f.headlineNear : f.headline;
    sum += weight * (f.pq + f.attach + 0.5 * f.breaks + 0.25 * f.headings + 0.5 * headline);
    all += weight;
  }
  return sum / all;
}
/** Of the printed pages, the costs are searched on those up to this number. */
const SEARCHED = 80;
const LEAST = 0.0006;
/** How far a number goes in one step, of itself, and at least so far in nats. */
const STEPS = [0.35, 0.15];
const FACTORS = new Set(['words', 'bylineWords', 'gaps', 'blocks', 'kin']);
/** All numbers that are searched, as `[holder, name, path]`. */
const numbersIn = (o, path = '') =>
  Object.entries(o).flatMap(([name, x]) =>
    typeof x === 'number' ? [[o, name, `${path}${name}`]] : numbersIn(x, `${path}${name} `),
  );
for (const manner of process.argv.includes('--keep') ? [] : MANNERS.filter((m) => !only || m === only)) {
  const some = pages.filter((p) => p.manner === manner && !(p.set === 'printed' && Number(p.page.slice(1)) > SEARCHED));
  let best = worth(some);
  console.log(`${manner}: ${some.length} pages, ${best.toFixed(4)}`);
  for (const step of STEPS)
    for (const [holder, name, path] of numbersIn(free[manner]))
      for (const way of [1, -1]) {
        let moved = false;
        for (;;) {
          const kept = holder[name];
          holder[name] += way * step * (FACTORS.has(name) ? kept : Math.max(1.5, Math.abs(kept)));
          const now = worth(some);
          if (now <= best + LEAST) {
            holder[name] = kept;
            break;
          }
          best = now;
          moved = true;
        }
        if (moved) {
          console.log(`  ${best.toFixed(4)} ${path} ${holder[name].toFixed(2)}`);
          break;
        }
      }
}
console.log('On papers left out:');
console.log(table(figures(pages.filter((p) => p.form !== 'seed' && p.set !== 'printed'))));
const round = (o) =>
  typeof o === 'number'
    ? Math.round(o * 100) / 100
    : Object.fromEntries(Object.entries(o).map(([name, x]) => [name, round(x)]));
const out = Object.fromEntries(MANNERS.map((m) => [m, round({ ...scaled(odds.all[m], free[m].scale), ...free[m] })]));
writeFileSync(
  new URL('../src/search/fittedArticles.ts', import.meta.url),
  `import type { ArticleWeights } from './articleWeights.js';\nimport type { Manner } from './manner.js';\n\n/** Fitted by \`npm run fit:articles\`; what the names mean stands in articleWeights.ts, gaps.ts and blockCuts.ts, how the costs are searched in CONTRIBUTING.md. */\nexport const FITTED_ARTICLES: Readonly<Record<Manner, ArticleWeights>> = ${JSON.stringify(out, null, 1)};\n`,
);
