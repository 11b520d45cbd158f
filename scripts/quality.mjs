#!/usr/bin/env node
/**
 * Quality over the corpus beside the project: every page in every form, cleaned and scored with the project's own `score`.
 *
 *   npm run quality                     the table a form, the worst pages, calibration
 *   npm run quality -- --page sc01.raw  one page with its first differences
 *   npm run quality -- --accept         also writes quality.json, the accepted figures
 *   npm run quality -- --gate           fails where a figure falls more than 0.005 below the accepted one
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { score } from '../dist/check/score.js';
import { audit, explainPage } from '../dist/index.js';
import { corpusPages, readGold } from './corpus.mjs';

const KEYS = ['pq', 'attach', 'headline', 'headlineNear', 'front', 'breaks', 'headings', 'cer'];
const ACCEPTED = new URL('../quality.json', import.meta.url);
const pages = corpusPages();
if (pages.length === 0) {
  console.log('quality: skipped, no corpus beside the project');
  process.exit(0);
}
const only = process.argv[process.argv.indexOf('--page') + 1];
const rows = [];
for (const p of pages) {
  if (process.argv.includes('--page') && `${p.page}.${p.form}` !== only) continue;
  const { page } = explainPage(readFileSync(p.file));
  const gold = readGold(p);
  const group = p.form === 'strip' ? (p.paper === 'jb' ? 'strip, real' : 'strip, invented') : p.form;
  rows.push({ ...p, group, figures: score(page, gold), confidence: page.confidence, result: page });
}
const mean = (xs) => xs.reduce((a, b) => a + b, 0) / xs.length;
const groups = {};
for (const r of rows) (groups[r.group] ??= []).push(r);
console.log(['form', 'pages', ...KEYS].join('\t'));
const figures = {};
for (const [g, rs] of Object.entries(groups)) {
  figures[g] = Object.fromEntries(KEYS.map((k) => [k, Number(mean(rs.map((r) => r.figures[k])).toFixed(4))]));
  console.log([g.padEnd(14), rs.length, ...KEYS.map((k) => figures[g][k].toFixed(3))].join('\t'));
}
const papers = {};
for (const r of rows.filter((x) => x.form === 'raw' || x.form === 'strip')) (papers[r.paper] ??= []).push(r);
for (const [g, rs] of Object.entries(papers))
  console.log(
    [`  ${g}`.padEnd(14), rs.length, ...KEYS.map((k) => mean(rs.map((r) => r.figures[k])).toFixed(3))].join('\t'),
  );
console.log('\nThe worst pages (pq):');
for (const r of [...rows].sort((a, b) => a.figures.pq - b.figures.pq).slice(0, 10))
  console.log(
    `  ${r.page}.${r.form}\tpq ${r.figures.pq}\theadline ${r.figures.headline}\tbreaks ${r.figures.breaks}\tconfidence ${r.confidence}`,
  );
const ranks = (xs) => {
  const order = xs.map((x, i) => [x, i]).sort((a, b) => a[0] - b[0]);
  const out = [];
  order.forEach(([, i], rank) => {
    out[i] = rank;
  });
  return out;
};
if (rows.length > 2) {
  const a = ranks(rows.map((r) => r.confidence));
  const b = ranks(rows.map((r) => (r.figures.pq + r.figures.breaks) / 2));
  const ma = mean(a);
  const cov = mean(a.map((x, i) => (x - ma) * (b[i] - ma)));
  console.log(
    `\nSpearman of a page's confidence with its score: ${(cov / mean(a.map((x) => (x - ma) ** 2))).toFixed(3)}`,
  );
}
if (process.argv.includes('--accept')) writeFileSync(ACCEPTED, `${JSON.stringify(figures, null, 2)}\n`);
if (process.argv.includes('--gate')) {
  const accepted = existsSync(ACCEPTED) ? JSON.parse(readFileSync(ACCEPTED, 'utf8')) : {};
  const fallen = existsSync(ACCEPTED) ? [] : ['there are no accepted figures: npm run quality -- --accept'];
  for (const [g, f] of Object.entries(accepted))
    for (const k of KEYS) {
      const now = figures[g]?.[k];
      if (now === undefined || (k === 'cer' ? now - f[k] : f[k] - now) > 0.005)
        fallen.push(`${g} ${k}: ${f[k]} accepted, ${now} now`);
    }
  if (fallen.length) {
    console.error(fallen.join('\n'));
    process.exitCode = 1;
  }
}
void audit;
