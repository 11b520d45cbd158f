#!/usr/bin/env node
/** Fits which lines of a headline block are the headline and the kicker (two small logistic models for each order in which a page may give them). Writes src/search/fittedFront.ts. */
import { readFileSync, writeFileSync } from 'node:fs';
import { isBoxed } from '../dist/search/features.js';
import { headlineFeatures, kickerFeatures, LONGEST_HEADLINE } from '../dist/search/front.js';
import { joinParagraphs } from '../dist/stages/joinParagraphs.js';
import { label } from '../dist/stages/label.js';
import { SINGLE_CHARACTER, Vocabulary } from '../dist/words/vocabulary.js';
import { corpusPages, readGold } from './corpus.mjs';
import { goldRoles } from './goldRoles.mjs';
import { linedPage } from './linedPage.mjs';

const fold = (s) =>
  (s ?? '')
    .normalize('NFKC')
    .replace(/[\s■□◆◇●○▲△★☆]/gu, '')
    .replace(/[“”„‟"「」『』﹁﹂﹃﹄‘’']/gu, '"')
    .replace(/[⋯…·.。]{2,}|[⋯…]/gu, '…');
const samples = { modern: [], old: [], boxed: [] };
const kickers = { modern: [], old: [], boxed: [] };
const seenBlocks = new Set();
for (const p of corpusPages()) {
  if (!['raw', 'seedlike', 'strip', 'seed', 'ocr', 'read'].includes(p.form)) continue;
  const lined = linedPage(readFileSync(p.file));
  const gold = readGold(p);
  const labelled = label(lined);
  const manner = labelled.era === 'modern' && isBoxed(lined.lines) ? 'boxed' : labelled.era;
  const roles = goldRoles(lined.lines, gold);
  const roleOf = new Map(lined.lines.map((l, i) => [l, roles[i]]));
  const units = joinParagraphs(labelled).units;
  const vocabulary = new Vocabulary(
    gold.articles.map((a) => a.body.map((b) => b.text).join('\n')),
    SINGLE_CHARACTER[labelled.era],
  );
  gold.articles.forEach((a, j) => {
    const block = units.filter(
      (u) => u.kind === 'front' && roleOf.get(u.lines[0])?.article === j && roleOf.get(u.lines[0])?.role === 'front',
    );
    if (block.length < 2 || !a.headline) return;
    const lines = block.map((u) => ({
      text: u.text.value,
      doubled: u.lines.some((l) => l.doubled),
      shared: vocabulary.sharedWith(u.text.value)[j] ?? 0,
    }));
    const key = JSON.stringify([p.page, lines]);
    if (seenBlocks.has(key)) return;
    seenBlocks.add(key);
    const want = [a.headline, ...(a.headlineAlso ?? [])].map(fold);
    const options = [];
    let right = -1;
    for (let s = 0; s < lines.length; s++)
      for (let e = s + 1; e <= Math.min(lines.length, s + LONGEST_HEADLINE); e++) {
        if (
          want.includes(
            fold(
              lines
                .slice(s, e)
                .map((l) => l.text)
                .join(''),
            ),
          )
        )
          right = options.length;
        options.push({ s, e, f: headlineFeatures(lines, s, e) });
      }
    if (right < 0) return;
    const weight = p.form === 'seed' ? 3 : p.form === 'seedlike' ? 0.5 : 1;
    samples[manner].push({ options, right, weight, paper: p.paper });
    const { s } = options[right];
    if (s > 0)
      kickers[manner].push({
        f: kickerFeatures(lines, s),
        y: a.kicker && fold(a.kicker).includes(fold(lines[0].text)) ? 1 : 0,
        weight,
      });
  });
}
function fitChoice(data, pull) {
  const w = {};
  for (let t = 0; t < 250; t++) {
    const g = {};
    for (const d of data) {
      const z = d.options.map((o) => Math.exp(o.f.reduce((s, n) => s + (w[n] ?? 0), 0)));
      const total = z.reduce((a, b) => a + b, 0);
      d.options.forEach((o, i) => {
        const r = d.weight * ((i === d.right ? 1 : 0) - z[i] / total);
        for (const n of o.f) g[n] = (g[n] ?? 0) + r;
      });
    }
    for (const n of Object.keys(g))
      w[n] = (w[n] ?? 0) + (0.9 / Math.sqrt(data.length)) * 0.12 * (g[n] - pull * (w[n] ?? 0));
  }
  return w;
}
function fitYes(data, pull) {
  const w = {};
  for (let t = 0; t < 300; t++) {
    const g = {};
    for (const d of data) {
      const p = 1 / (1 + Math.exp(-d.f.reduce((s, n) => s + (w[n] ?? 0), 0)));
      for (const n of d.f) g[n] = (g[n] ?? 0) + d.weight * (d.y - p);
    }
    for (const n of Object.keys(g)) w[n] = (w[n] ?? 0) + 0.01 * (g[n] - pull * (w[n] ?? 0));
  }
  return w;
}
const right = (data, w) =>
  data.filter((d) => {
    const z = d.options.map((o) => o.f.reduce((s, n) => s + (w[n] ?? 0), 0));
    return z.indexOf(Math.max(...z)) === d.right;
  }).length;
const round = (w) =>
  Object.fromEntries(
    Object.entries(w)
      .map(([n, x]) => [n, Math.round(x * 100) / 100])
      .filter(([, x]) => x !== 0)
      .sort(),
  );
const out = {};
for (const era of ['modern', 'old', 'boxed']) {
  const data = samples[era];
  const w = fitChoice(data, 0.6);
  out[era] = { headline: round(w), kicker: round(fitYes(kickers[era], 0.5)) };
  console.log(
    `${era}: ${data.length} blocks, headline right in ${((100 * right(data, w)) / data.length).toFixed(1)} %`,
  );
  for (const paper of [...new Set(data.map((d) => d.paper))]) {
    const rest = data.filter((d) => d.paper !== paper);
    const own = data.filter((d) => d.paper === paper);
    if (rest.length)
      console.log(
        `  left out ${paper}: ${((100 * right(own, fitChoice(rest, 0.6))) / own.length).toFixed(1)} % of ${own.length}`,
      );
  }
}
writeFileSync(
  new URL('../src/search/fittedFront.ts', import.meta.url),
  `import type { Manner } from './front.js';\n\n/** Fitted by \`npm run fit:front\`; the names stand in front.ts. Not written by hand. */\nexport const FITTED_FRONT: Readonly<\n  Record<Manner, { readonly headline: Readonly<Record<string, number>>; readonly kicker: Readonly<Record<string, number>> }>\n> = ${JSON.stringify(out, null, 1)};\n`,
);
