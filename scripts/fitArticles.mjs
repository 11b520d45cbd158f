#!/usr/bin/env node
/**
 * Fits how articles are told apart and headlines given to them, on pages read by weights that had not seen their paper (see outOfFold.mjs). The odds
 * (logistic regression) first; then what they weigh beside the costs of the assignment, and these, by coordinate search on the figures of the pages,
 * each with odds fitted without its paper. Prints the figures on papers left out, and writes src/search/fittedArticles.ts.
 *
 *   npm run fit:articles                       fits all
 *   npm run fit:articles -- --manner old       the costs of one manner only
 *   npm run fit:articles -- --keep             keeps the costs, fits the odds
 *   npm run fit:articles -- --manner old --keep --mean   writes that manner alone, as the mean of what it was and of what was fitted: on few pages
 *                                              each fit errs by chance
 */
import { writeFileSync } from 'node:fs';
import { score } from '../dist/check/score.js';
import { divide } from '../dist/search/divide.js';
import { FITTED_ARTICLES } from '../dist/search/fittedArticles.js';
import { MANNERS } from '../dist/search/manner.js';
import { attachHeadlines } from '../dist/stages/attachHeadlines.js';
import { readBy } from '../dist/words/characterTables.js';
import { fitArticles, samplesOf, scaled } from './articleModel.mjs';
import { tablesBeside } from './fitCharacters.mjs';
import { outOfFoldMade, outOfFoldPages } from './outOfFold.mjs';
import { table } from './table.mjs';
import { diceOf } from './typeset/random.mjs';

const FORMS = ['raw', 'indent', 'seedlike', 'seed', 'ocr', 'read', 'strip', 'fixture'];
/** Pages made for each fold. */
const MADE = 60;
const only = process.argv.includes('--manner') ? process.argv[process.argv.indexOf('--manner') + 1] : null;
const mean = process.argv.includes('--mean');
if (mean && !MANNERS.includes(only)) throw new Error(`--mean is of one manner: add --manner ${MANNERS.join('|')}`);
const pages = [...outOfFoldPages(FORMS), ...outOfFoldMade(MADE)].filter(
  (p) => p.form !== 'made' || p.manner !== 'boxed',
);
// Our own pages that were read box by box are few and short: nothing is learnt from them, but they have to come out right.
const learnt = pages.filter((p) => p.form !== 'fixture' || p.manner !== 'boxed');
for (const p of pages) {
  readBy(tablesBeside(p.half));
  p.samples = samplesOf(p);
}
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
/** All weights of a manner; what section heads count elsewhere is not for this fit. */
const weightsOf = (manner, odds) => {
  const { headWords } = FITTED_ARTICLES[manner];
  return { ...scaled(odds[manner], free[manner].scale), ...free[manner], headWords };
};

const plain = (draft) => ({
  articles: draft.articles.map((a) => ({
    kicker: a.kicker && { text: a.kicker.value },
    headline: a.headline && { text: a.headline.value },
    deck: a.deck.map((d) => ({ text: d.value })),
    byline: a.byline && { text: a.byline.value },
    body: a.body.map((b) => ({ type: b.type, text: b.text.value })),
  })),
});
/** A page's figures, with odds that have not seen its paper. */
function figuresOf(p) {
  readBy(tablesBeside(p.half));
  return score(
    plain(attachHeadlines({ ...p.read, ...divide(p.seen, weightsOf(p.manner, odds[p.fold])) })),
    p.reference,
  );
}
const WEIGHT = { seed: 2, indent: 0.6, seedlike: 0.6, read: 0.4, made: 0.35, fixture: 0.4, printed: 0.35 };
const weightOf = (p) => WEIGHT[p.set] ?? WEIGHT[p.form] ?? 1;
/** One number for the figures of a page that the costs can move. */
function worthOf(p) {
  const f = figuresOf(p);
  const headline = p.manner === 'boxed' ? f.headlineNear : f.headline;
  return f.pq + f.attach + 0.5 * f.breaks + 0.25 * f.headings + 0.5 * headline;
}
/** A step that has lost as much as it would have to win is given up, once it was tried on this share of the pages. */
const FAIR = 0.3;
/**
 * How much more the pages are worth, as a mean, with the numbers as they are than they were; null where that is given up or less than `LEAST`.
 * @param were what each page was worth; brought up to date where it is more
 */
function gain(some, were) {
  const all = some.reduce((sum, p) => sum + weightOf(p), 0);
  const now = [];
  let won = 0;
  for (const [i, p] of some.entries()) {
    now.push(worthOf(p));
    won += (weightOf(p) * (now[i] - were[i])) / all;
    if (won < -LEAST && i > FAIR * some.length) return null;
  }
  if (won <= LEAST) return null;
  were.splice(0, were.length, ...now);
  return won;
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
  // In an order in which any stretch holds some of each kind.
  const some = diceOf(1).shuffle(
    pages.filter((p) => p.manner === manner && !(p.set === 'printed' && Number(p.page.slice(1)) > SEARCHED)),
  );
  const were = some.map(worthOf);
  let best = some.reduce((sum, p, i) => sum + weightOf(p) * were[i], 0) / some.reduce((sum, p) => sum + weightOf(p), 0);
  console.log(`${manner}: ${some.length} pages, ${best.toFixed(4)}`);
  for (const step of STEPS)
    for (const [holder, name, path] of numbersIn(free[manner]))
      for (const way of [1, -1]) {
        let moved = false;
        for (;;) {
          const kept = holder[name];
          holder[name] += way * step * (FACTORS.has(name) ? kept : Math.max(1.5, Math.abs(kept)));
          const won = gain(some, were);
          if (won === null) {
            holder[name] = kept;
            break;
          }
          best += won;
          moved = true;
        }
        if (moved) {
          console.log(`  ${best.toFixed(4)} ${path} ${holder[name].toFixed(2)}`);
          break;
        }
      }
}
console.log('On papers left out:');
const told = pages.filter((p) => p.form !== 'seed' && p.set !== 'printed');
console.log(table(told.map((p) => ({ ...p, figures: figuresOf(p) }))));
const round = (o) =>
  typeof o === 'number'
    ? Math.round(o * 100) / 100
    : Object.fromEntries(Object.entries(o).map(([name, x]) => [name, round(x)]));
/** The mean of two tables, number by number; what one of them lacks is 0 there. */
const meanOf = (a, b) =>
  typeof (a ?? b) === 'number'
    ? Math.round(500 * ((a ?? 0) + (b ?? 0))) / 1000
    : Object.fromEntries(Object.keys({ ...a, ...b }).map((name) => [name, meanOf(a?.[name], b?.[name])]));
const written = (m) => {
  const fitted = round(weightsOf(m, odds.all));
  if (!mean) return fitted;
  return m === only ? meanOf(FITTED_ARTICLES[m], fitted) : FITTED_ARTICLES[m];
};
const out = Object.fromEntries(MANNERS.map((m) => [m, written(m)]));
writeFileSync(
  new URL('../src/search/fittedArticles.ts', import.meta.url),
  `import type { ArticleWeights } from './articleWeights.js';\nimport type { Manner } from './manner.js';\n\n/** Fitted by \`npm run fit:articles\`; what the names mean stands in articleWeights.ts, gaps.ts and blockCuts.ts, how the costs are searched in CONTRIBUTING.md. */\nexport const FITTED_ARTICLES: Readonly<Record<Manner, ArticleWeights>> = ${JSON.stringify(out, null, 1)};\n`,
);
