#!/usr/bin/env node
/**
 * Fits which body a fragment of running text continues: a conditional logistic model over the bodies begun so far and a new one, in page order
 * (mention ranking, Denis & Baldridge 2008). Writes src/search/fittedThreads.ts; `--cross` only reports figures on papers left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { beginFeatures, begun, grown, linkFeatures, observeThreads } from '../dist/search/threadFeatures.js';
import { thread } from '../dist/search/threads.js';
import { label } from '../dist/stages/label.js';
import { fragmentsOf } from '../dist/stages/threadBodies.js';
import { segmenterOf } from '../dist/words/segmenter.js';
import { boxedPage } from './boxedPage.mjs';
import { corpusPages, readGold } from './corpus.mjs';
import { goldRoles } from './goldRoles.mjs';
import { linedPage } from './linedPage.mjs';

/** How much a page of the corpus counts beside one set anew. */
const REAL = 2;
/** Pages that are read box by box. */
const FORMS = new Set(['ocr', 'read']);
const FOLDS = { sc: 'A', sd: 'A', se: 'A', sf: 'B', sg: 'B', tc: 'C', td: 'C', te: 'D', seed: 'E', mg: 'F', mh: 'G' };

/** A page of the corpus, each line's article found by its text. */
function realPage(p) {
  const lined = linedPage(readFileSync(p.file));
  const roles = goldRoles(lined.lines, readGold(p));
  const articles = new Map(lined.lines.map((l, i) => [l, roles[i] && roles[i].article >= 0 ? roles[i].article : null]));
  return observed({ ...p, weight: REAL }, lined, (line) => articles.get(line));
}

/** The same page's reference, set anew in boxes. */
function boxed(p, seed) {
  const { text, articleOf } = boxedPage(readGold(p), seed);
  return observed({ ...p, weight: 1 }, linedPage(text), (line) => articleOf.get(line.number) ?? null);
}

function observed(p, lined, articleOfLine) {
  const fragments = fragmentsOf(label(lined).labelled);
  const page = observeThreads(fragments, segmenterOf('intl'));
  const articleOf = fragments.map((f) => {
    const votes = new Map();
    for (const { line } of f.lines) {
      const a = articleOfLine(line);
      if (a !== null && a !== undefined) votes.set(a, (votes.get(a) ?? 0) + line.text.length);
    }
    return [...votes].sort((x, y) => y[1] - x[1])[0]?.[0] ?? null;
  });
  const samples = [];
  const threads = new Map();
  articleOf.forEach((article, b) => {
    if (article === null) return;
    const options = [...threads].map(([, t]) => linkFeatures(page, t, b));
    const right = threads.has(article) ? [...threads.keys()].indexOf(article) : options.length;
    options.push(beginFeatures(page, b));
    if (options.length > 1) samples.push({ options, right, weight: p.weight });
    threads.set(article, threads.has(article) ? grown(page, threads.get(article), b) : begun(page, b));
  });
  return { ...p, fold: FOLDS[p.paper], samples, fragments, articleOf, observed: page };
}

function fit(samples, { epochs = 400, rate = 0.05, pull = 1 } = {}) {
  const w = new Map();
  const m = new Map();
  const v = new Map();
  for (let t = 1; t <= epochs; t++) {
    const grad = new Map();
    for (const [name, x] of w) grad.set(name, -pull * x);
    for (const { options, right, weight } of samples) {
      const scores = options.map((o) => o.reduce((s, [n, x]) => s + x * (w.get(n) ?? 0), 0));
      const most = Math.max(...scores);
      const exps = scores.map((s) => Math.exp(s - most));
      const z = exps.reduce((a, b) => a + b, 0);
      options.forEach((o, k) => {
        const d = weight * ((k === right ? 1 : 0) - exps[k] / z);
        for (const [n, x] of o) grad.set(n, (grad.get(n) ?? 0) + d * x);
      });
    }
    for (const [n, g] of grad) {
      const a = 0.9 * (m.get(n) ?? 0) + 0.1 * g;
      const b = 0.99 * (v.get(n) ?? 0) + 0.01 * g * g;
      m.set(n, a);
      v.set(n, b);
      w.set(n, (w.get(n) ?? 0) + (rate * (a / (1 - 0.9 ** t))) / (Math.sqrt(b / (1 - 0.99 ** t)) + 1e-6));
    }
  }
  return Object.fromEntries(
    [...w].map(([n, x]) => [n, Math.round(x * 100) / 100]).sort((a, b) => (a[0] < b[0] ? -1 : 1)),
  );
}

/** The share of fragments whose predecessor is right, of all that have one or begin a body; and of the page left as it is. */
function judge(pages, weights) {
  let right = 0;
  let still = 0;
  let all = 0;
  const kinds = {};
  for (const p of pages) {
    const body = thread(p.fragments, segmenterOf('intl'), weights);
    const last = new Map();
    const lastGold = new Map();
    p.articleOf.forEach((a, b) => {
      if (a === null) {
        last.set(body[b], b);
        return;
      }
      const said = last.get(body[b]) ?? null;
      const gold = lastGold.get(a) ?? null;
      const saidGold = said !== null && p.articleOf[said] === null ? gold : said;
      const kind = (x) => (x === null ? 'begin' : x === b - 1 ? 'next' : 'afar');
      const k = `${kind(gold)}→${saidGold === gold ? 'right' : kind(saidGold)}`;
      kinds[k] = (kinds[k] ?? 0) + 1;
      const weight = p.observed.pieces[b].text.length / 100;
      all += weight;
      if (saidGold === gold) right += weight;
      if (
        (p.articleOf[b - 1] ?? null) === (gold === null ? undefined : p.articleOf[gold]) ||
        (gold === null && p.fragments[b].after === 'front')
      )
        still += weight;
      last.set(body[b], b);
      lastGold.set(a, b);
    });
  }
  return `${Math.round(all)} hundred characters, ${(right / all).toFixed(4)} right; in page order about ${(still / all).toFixed(4)} ${JSON.stringify(kinds)}`;
}

const pages = corpusPages()
  .filter((p) => FORMS.has(p.form))
  .map(realPage);
if (pages.length === 0) {
  console.error('skipped: no corpus beside the project');
  process.exit(0);
}
const made = corpusPages()
  .filter((p) => p.form === 'raw' && FOLDS[p.paper])
  .map((p, i) => boxed(p, i * 31 + 1));
console.error(`${pages.length} pages, ${made.length} set anew`);
if (process.argv.includes('--cross'))
  for (const fold of [...new Set(pages.map((p) => p.fold))].sort()) {
    const w = fit([...pages, ...made].filter((p) => p.fold !== fold).flatMap((p) => p.samples));
    console.log(
      `left out ${fold}: ${judge(
        pages.filter((p) => p.fold === fold),
        w,
      )}`,
    );
    if (process.env.CROSS_TO) writeFileSync(`${process.env.CROSS_TO}-${fold}.json`, JSON.stringify(w));
  }
else {
  const w = fit([...pages, ...made].flatMap((p) => p.samples));
  console.log(`fitted: ${judge(pages, w)}`);
  writeFileSync(
    new URL('../src/search/fittedThreads.ts', import.meta.url),
    `/** Fitted by \`npm run fit:threads\`; what each name means stands in threadFeatures.ts. Not written by hand. */\nexport const FITTED_THREADS: Readonly<Record<string, number>> = ${JSON.stringify(w, null, 2)};\n`,
  );
}
