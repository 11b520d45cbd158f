#!/usr/bin/env node
/**
 * Fits what the evidence for a block and for an article is worth, on pages read by weights that were fitted without their paper, so that the
 * confidences hold on papers that nobody has seen. Writes src/search/fittedConfidence.ts and reports how well they do on papers left out here too.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { articleEvidence, blockEvidence, weigh } from '../dist/search/confidence.js';
import { FITTED_CONFIDENCE } from '../dist/search/fittedConfidence.js';
import { groupArticles } from '../dist/stages/groupArticles.js';
import { joinParagraphs } from '../dist/stages/joinParagraphs.js';
import { SINGLE_CHARACTER, Vocabulary } from '../dist/words/vocabulary.js';
import { corpusPages, readGold } from './corpus.mjs';
import { labelledPage, linedPage } from './linedPage.mjs';
import { foldOf } from './lineModel.mjs';
import { fitLogistic } from './logistic.mjs';
import { foldWeights, readWith } from './outOfFold.mjs';
import { calibrationTable } from './quality/calibration.mjs';
import { articleDecisions, blockDecisions } from './quality/decisions.mjs';

const pages = corpusPages();
if (pages.length === 0) {
  console.log('skipped: no corpus beside the project');
  process.exit(0);
}
const weights = foldWeights();
const read = pages.map((p) => {
  readWith(weights[foldOf(p)]);
  const labelled = labelledPage(linedPage(readFileSync(p.file)));
  return { fold: foldOf(p), grouped: groupArticles(labelled, joinParagraphs), gold: readGold(p) };
});

/** Each page's blocks with their evidence. */
function blockRows({ fold, grouped, gold }) {
  const evidence = blockEvidence(grouped.labelled);
  const units = grouped.bodies.flatMap((b) => b.units);
  const lines = grouped.labelled.map((l) => ({ text: l.line.text.value, spans: l.line.text.spans() }));
  const body = units.map((unit) => ({ type: typeOf(unit), text: unit.text.value, spans: unit.text.spans(), unit }));
  // What the division made of a line of another kind has a confidence of its own.
  const asJoined = new Set(grouped.units);
  return blockDecisions(lines, { articles: [{ body }] }, gold)
    .filter(({ block }) => asJoined.has(block.unit))
    .map(({ block, right }) => ({ fold, evidence: evidence(block.unit), right: Number(right) }));
}

const typeOf = (unit) => (['heading', 'verse', 'caption'].includes(unit.kind) ? unit.kind : 'paragraph');

/** Each page's articles with their evidence, the blocks weighed by `block`. */
function articleRows({ fold, grouped, gold }, block) {
  const evidence = blockEvidence(grouped.labelled);
  const weighed = new Map(grouped.units.map((u) => [u, { ...u, confidence: weigh(block, evidence(u)) }]));
  const bodies = grouped.bodies.map((b) => ({ units: b.units.map((u) => weighed.get(u) ?? u) }));
  const { blocks, era } = grouped;
  const vocabulary = new Vocabulary(
    bodies.map((b) => b.units.map((u) => u.text.value).join('\n')),
    SINGLE_CHARACTER[era],
  );
  const given = [
    ...bodies.map((_, i) => [i, blocks.find((b) => b.body === i)]),
    ...blocks.filter((b) => b.body === null).map((b) => [null, b]),
  ];
  const articles = given.map(([index, front]) => {
    const lines = (front?.units ?? []).filter((u) => u.kind === 'front');
    return {
      headline: lines.map((u) => u.text.value).join(''),
      body: index === null ? [] : bodies[index].units.map((u) => ({ type: typeOf(u), text: u.text.value })),
      evidence: articleEvidence(
        bodies,
        index,
        front,
        lines.map((u) => vocabulary.sharedWith(u.text.value)),
      ),
    };
  });
  return articleDecisions({ articles }, gold).map(({ right }, i) => ({ fold, evidence: articles[i].evidence, right }));
}

/** Every row's confidence by weights that were fitted without its paper. */
function leftOut(rows) {
  const by = Object.fromEntries(
    [...new Set(rows.map((r) => r.fold))].map((fold) => [fold, fitLogistic(rows.filter((r) => r.fold !== fold))]),
  );
  return rows.map((r) => ({ right: r.right, confidence: weigh(by[r.fold], r.evidence) }));
}

const round = (w) => Object.fromEntries(Object.entries(w).map(([name, x]) => [name, Math.round(x * 100) / 100]));
const blocks = read.flatMap(blockRows);
const block = round(fitLogistic(blocks));
const articles = read.flatMap((p) => articleRows(p, block));
const article = round(fitLogistic(articles));
console.log('was', JSON.stringify(FITTED_CONFIDENCE), '\nis ', JSON.stringify({ block, article }));
console.log('\nblocks, papers left out\n', calibrationTable(leftOut(blocks)));
console.log('\narticles, papers left out\n', calibrationTable(leftOut(articles)));
const table = (w) =>
  `{\n${Object.entries(w)
    .map(([name, x]) => `    ${name}: ${x},\n`)
    .join('')}  }`;
writeFileSync(
  new URL('../src/search/fittedConfidence.ts', import.meta.url),
  `/** Fitted by \`npm run fit:confidence\`; the names stand in confidence.ts. Not written by hand. */\nexport const FITTED_CONFIDENCE = {\n  block: ${table(block)},\n  article: ${table(article)},\n} as const;\n`,
);
