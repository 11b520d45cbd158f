#!/usr/bin/env node
/** Fits which lines of a headline block are the headline and the kicker (two small logistic models for each order in which a page may give them). Writes src/search/fittedFront.ts. */
import { readFileSync, writeFileSync } from 'node:fs';
import { frontLines, headlineFeatures, kickerFeatures, LONGEST_HEADLINE, partsPhrases } from '../dist/search/front.js';
import { mannerOf } from '../dist/search/manner.js';
import { joinParagraphs } from '../dist/stages/joinParagraphs.js';
import { label } from '../dist/stages/label.js';
import { SINGLE_CHARACTER, Vocabulary } from '../dist/words/vocabulary.js';
import { bylinePlace, partOf } from './articleModel.mjs';
import { corpusPages, fixturePages, readGold } from './corpus.mjs';
import { goldRoles } from './goldRoles.mjs';
import { linedPage } from './linedPage.mjs';
import { goldsOf, resetPages, setCalmly } from './resetPages.mjs';

const fold = (s) =>
  (s ?? '')
    .normalize('NFKC')
    .replace(/[\s■□◆◇●○▲△★☆]/gu, '')
    .replace(/[“”„‟"「」『』﹁﹂﹃﹄‘’']/gu, '"')
    .replace(/[⋯…·.。]{2,}|[⋯…]/gu, '…');
const samples = { modern: [], old: [], boxed: [] };
const kickers = { modern: [], old: [], boxed: [] };
const seenBlocks = new Set();
/** What a block counts whose byline was set behind it. */
const BEHIND = 0.5;
/** How many pages are made, and what their blocks count. */
const MADE = 200;
const MADE_WEIGHT = 0.4;
/** Pages set of the same articles, with headlines in more lines than the corpus has them. */
const made = resetPages(MADE, goldsOf(corpusPages()), 1, setCalmly).map((m) => ({ ...m, form: 'made', paper: 'made' }));
for (const p of [...corpusPages(), ...fixturePages(), ...made]) {
  if (!['raw', 'seedlike', 'strip', 'seed', 'ocr', 'read', 'fixture', 'made'].includes(p.form)) continue;
  const lined = linedPage(p.text ? Buffer.from(p.text) : readFileSync(p.file));
  const gold = p.gold.articles ? p.gold : readGold(p);
  const labelled = label(lined);
  const manner = mannerOf(labelled);
  const roles = p.roles ? lined.lines.map((l) => p.roles.get(l.number)) : goldRoles(lined.lines, gold);
  const roleOf = new Map(lined.lines.map((l, i) => [l, roles[i]]));
  const units = joinParagraphs(labelled).units;
  const vocabulary = new Vocabulary(
    gold.articles.map((a) => a.body.map((b) => b.text).join('\n')),
    SINGLE_CHARACTER[labelled.era],
  );
  const spaced = partsPhrases(units);
  const blockOf = (j) =>
    units.filter((u) => {
      const is = roleOf.get(u.lines[0]);
      return is?.article === j && (is.role === 'front' || is.role === 'byline') && u.kind === is.role;
    });
  const place =
    bylinePlace([gold.articles.map((a, j) => blockOf(j).map((u) => ({ part: partOf(u.kind, u.text.value, a) })))]) ??
    'before';
  gold.articles.forEach((a, j) => {
    const block = blockOf(j);
    const lines = frontLines(block, (text) => vocabulary.sharedWith(text)[j] ?? 0, spaced).map((l) => l.line);
    if (lines.length < 2 || !a.headline) return;
    const key = JSON.stringify([p.page ?? p.name, lines]);
    if (seenBlocks.has(key)) return;
    seenBlocks.add(key);
    // Our own pages that were read box by box are few and short.
    if ((p.form === 'fixture' || p.form === 'made') && manner === 'boxed') return;
    const weight =
      p.form === 'made'
        ? MADE_WEIGHT
        : p.form === 'seed'
          ? 20
          : p.form === 'fixture'
            ? 1
            : p.form === 'seedlike'
              ? 0.5
              : p.paper === 'mh' || p.paper === 'mg'
                ? 3
                : 1;
    const found = addBlock(lines, a, manner, weight, p.paper, place);
    // The same block in the order of the eye, its byline behind, as many papers print it.
    if (found && manner === 'modern' && place === 'before') {
      const headline = lines.slice(found.s, found.e);
      const others = lines.filter((l) => !headline.includes(l));
      const isKicker = (l) => fold(a.kicker).includes(fold(l.text));
      const eye = [...others.filter(isKicker), ...headline, ...others.filter((l) => !isKicker(l))];
      const set = eye.map((l, i) => ({
        ...l,
        afterByline: false,
        beforeByline: block.length > lines.length && i === eye.length - 1,
      }));
      addBlock(set, a, manner, weight * BEHIND, p.paper, 'behind');
    }
  });
}
/** Whether the text is the headline but for one piece that came loose: a year, as a rule. */
function lacksPiece(text, headline) {
  if (text.length < 0.7 * headline.length || text.length >= headline.length) return false;
  let same = 0;
  while (same < text.length && text[same] === headline[same]) same++;
  return headline.endsWith(text.slice(same));
}

/** Adds the block's lines to the samples; returns the headline's place, or null where no lines make it. */
function addBlock(lines, article, manner, weight, paper, bylines) {
  const want = [article.headline, ...(article.headlineAlso ?? [])].map(fold);
  const textOf = (s, e) => lines.slice(s, e).reduce((text, l) => text + l.text, '');
  const options = [];
  for (let s = 0; s < lines.length; s++)
    for (let e = s + 1; e <= Math.min(lines.length, s + LONGEST_HEADLINE); e++)
      options.push({ s, e, f: headlineFeatures(lines, s, e, bylines) });
  let right = options.findLastIndex(({ s, e }) => want.includes(fold(textOf(s, e))));
  if (right < 0) right = options.findLastIndex(({ s, e }) => want.some((w) => lacksPiece(fold(textOf(s, e)), w)));
  if (right < 0) return null;
  samples[manner].push({ options, right, weight, paper });
  const { s } = options[right];
  if (s > 0) {
    const y = article.kicker && fold(article.kicker).includes(fold(lines[0].text)) ? 1 : 0;
    kickers[manner].push({ f: kickerFeatures(lines, s, bylines), y, weight });
  }
  return options[right];
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
  `import type { Manner } from './manner.js';\n\n/** Fitted by \`npm run fit:front\`; the names stand in front.ts. Not written by hand. */\nexport const FITTED_FRONT: Readonly<\n  Record<Manner, { readonly headline: Readonly<Record<string, number>>; readonly kicker: Readonly<Record<string, number>> }>\n> = ${JSON.stringify(out, null, 1)};\n`,
);
