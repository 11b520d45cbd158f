#!/usr/bin/env node
/**
 * Quality over the corpus beside the project: every page in every form, cleaned and scored with the project's own `score`, in two threads.
 *
 *   npm run quality                     the table a form, the peers beside it, the worst pages, calibration
 *   npm run quality -- --left-out       the same, each page read by weights that were fitted without its paper
 *   npm run quality -- --page sc01.raw  one page, with everything that is wrong
 *   npm run quality -- --write          both, into docs/quality.md and its picture
 *   npm run quality -- --accept         also writes quality.json, the accepted figures
 *   npm run quality -- --gate           fails where a figure falls more than 0.005 below the accepted one
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { corpusPages } from './corpus.mjs';
import { foldWeights } from './outOfFold.mjs';
import { judgePages } from './quality/judgePages.mjs';
import { printReport } from './quality/printReport.mjs';
import { summarise } from './quality/summarise.mjs';
import { writeQuality } from './quality/writeQuality.mjs';
import { groupOf, KEYS, means } from './table.mjs';

const ACCEPTED = new URL('../quality.json', import.meta.url);
const FALL = 0.005;
const { values: asked } = parseArgs({
  options: {
    page: { type: 'string' },
    'left-out': { type: 'boolean' },
    write: { type: 'boolean' },
    accept: { type: 'boolean' },
    gate: { type: 'boolean' },
  },
});
const all = corpusPages();
if (all.length === 0) {
  console.log('quality: skipped, no corpus beside the project');
  process.exit(0);
}
const pages = asked.page ? all.filter((p) => `${p.page}.${p.form}` === asked.page) : all;
if (pages.length === 0) {
  console.error(`no page ${asked.page}: say NAME.FORM, such as ${all[1].page}.${all[1].form}`);
  process.exit(2);
}
const rows = await judgePages(pages, asked['left-out'] ? foldWeights() : null);
printReport(rows, { worst: asked.page ? 1 : 10, differences: asked.page ? Number.POSITIVE_INFINITY : 3 });
if (asked.write && !asked.page && !asked['left-out'])
  writeQuality(summarise(rows), summarise(await judgePages(pages, foldWeights())));

const figures = Object.fromEntries(
  Object.entries(means(rows, groupOf)).map(([group, m]) => [
    group,
    Object.fromEntries(KEYS.map((k) => [k, Number(m[k].toFixed(4))])),
  ]),
);
if (asked.accept) writeFileSync(ACCEPTED, `${JSON.stringify(figures, null, 2)}\n`);
if (asked.gate) {
  const fallen = existsSync(ACCEPTED)
    ? fallenBelow(JSON.parse(readFileSync(ACCEPTED, 'utf8')))
    : ['there are no accepted figures: npm run quality -- --accept'];
  if (fallen.length) {
    console.error(fallen.join('\n'));
    process.exitCode = 1;
  }
}

function fallenBelow(accepted) {
  return Object.entries(accepted).flatMap(([group, f]) =>
    KEYS.filter((k) => {
      const now = figures[group]?.[k];
      return now === undefined || (k === 'cer' ? now - f[k] : f[k] - now) > FALL;
    }).map((k) => `${group} ${k}: ${f[k]} accepted, ${figures[group]?.[k]} now`),
  );
}
