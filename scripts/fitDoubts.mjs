#!/usr/bin/env node
/**
 * Fits what a nat by which the articles fit better counts beside one of the search over lines, where lines may be display type or text (see
 * src/search/doubts.ts): logistic regression on both, over pages read by weights that had not seen their paper. Prints how many lines are taken for
 * the right one of the two on papers left out of this fit too, before and after, and writes src/search/fittedDoubts.ts.
 */
import { writeFileSync } from 'node:fs';
import { likelierThan, likeliest } from '../dist/search/divide.js';
import { doubtsOf, turned } from '../dist/search/doubts.js';
import { FITTED_ARTICLES } from '../dist/search/fittedArticles.js';
import { FITTED_DOUBTS } from '../dist/search/fittedDoubts.js';
import { MANNERS, mannerOf } from '../dist/search/manner.js';
import { isDisplay } from '../dist/search/roles.js';
import { SeenPage } from '../dist/search/seenPage.js';
import { joinParagraphs } from '../dist/stages/joinParagraphs.js';
import { fitLogistic } from './logistic.mjs';
import { outOfFoldLines } from './outOfFold.mjs';

const FORMS = ['raw', 'indent', 'seedlike', 'ocr', 'read', 'strip', 'fixture'];
/** What an article fits better is trusted so far only, in nats. */
const MOST = 8;

/** Each doubt of a page: what the articles gain when it is read the other way, what speaks against it, and whether it would be right. */
function doubtRows({ labelled: page, goldOf, fold }) {
  const weights = FITTED_ARTICLES[mannerOf(page)];
  const unitsOf = (labelled) => joinParagraphs({ ...page, labelled }).units;
  const found = likeliest(new SeenPage(unitsOf(page.labelled)), weights);
  return doubtsOf(page.labelled).flatMap((doubt) => {
    const lines = page.labelled.slice(doubt.from, doubt.to);
    const golds = lines.map((l) => goldOf(l.line)).filter(Boolean);
    if (golds.length === 0) return [];
    const display = golds.filter((g) => isDisplay(g.role)).length * 2 >= golds.length;
    const other = new SeenPage(unitsOf(turned(page.labelled, doubt)), found.page.texts);
    const gain = likelierThan(Number.NEGATIVE_INFINITY, other, weights, found).worth - found.worth;
    return [
      {
        fold,
        manner: mannerOf(page),
        evidence: { gain: Math.max(-MOST, Math.min(MOST, gain)), against: -doubt.against },
        right: Number(display !== isDisplay(lines[0].role)),
      },
    ];
  });
}

// Pages printed for the fits of lines hold far more doubts than real ones, and other ones.
const rows = outOfFoldLines(FORMS)
  .filter((p) => p.set !== 'printed')
  .flatMap(doubtRows);
if (rows.length === 0) {
  console.log('skipped: no corpus beside the project');
  process.exit(0);
}
const trustOf = ({ gain, against }) => gain / against;
const fitted = {};
for (const manner of MANNERS) {
  const some = rows.filter((r) => r.manner === manner);
  const turns = (trust) => some.filter((r) => trust(r) * r.evidence.gain + r.evidence.against > 0);
  const right = (rows) => rows.filter((r) => r.right === 1).length;
  const wrong = (trust) => turns(trust).length + right(some) - 2 * right(turns(trust));
  const by = Object.fromEntries(
    [...new Set(some.map((r) => r.fold))].map((fold) => [
      fold,
      trustOf(fitLogistic(some.filter((r) => r.fold !== fold))),
    ]),
  );
  const over = turns((r) => by[r.fold]);
  // One that does not pay on papers left out is not taken.
  const pays = wrong((r) => by[r.fold]) < wrong(() => 0);
  fitted[manner] = pays ? Math.round(trustOf(fitLogistic(some)) * 100) / 100 : FITTED_DOUBTS[manner];
  console.log(
    `${manner}: ${some.length} doubts, wrong by the lines alone ${wrong(() => 0)}, with the articles ${wrong((r) => by[r.fold])} (papers left out), turned ${over.length}, rightly ${right(over)}; ` +
      `trust ${FITTED_DOUBTS[manner]} → ${fitted[manner]}`,
  );
}
writeFileSync(
  new URL('../src/search/fittedDoubts.ts', import.meta.url),
  `import type { Manner } from './manner.js';\n\n/** Fitted by \`npm run fit:doubts\`; see doubts.ts. Not written by hand. */\nexport const FITTED_DOUBTS: Readonly<Record<Manner, number>> = ${JSON.stringify(fitted, null, 2).replaceAll('"', '').replace(/\n\}/u, ',\n}')};\n`,
);
