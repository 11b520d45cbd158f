#!/usr/bin/env node
/**
 * Fits which piece of running text continues which, on pages read box by box: two conditional logistic models that share their weights, one over what each piece may
 * go on from (or that it begins a body), one over what may follow each (or that it ends one). Pages are read by weights that had not seen their paper (outOfFold.mjs).
 * Writes src/search/fittedThreads.ts; `--cross` only reports figures on papers left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import {
  beginFeatures,
  chainOf,
  endFeatures,
  linkFeatures,
  observeThreads,
  solidOf,
} from '../dist/search/threadFeatures.js';
import { runsOf, surrounded, thread } from '../dist/search/threads.js';
import { label } from '../dist/stages/label.js';
import { fragmentsOf } from '../dist/stages/threadBodies.js';
import { segmenterOf } from '../dist/words/segmenter.js';
import { boxedPage } from './boxedPage.mjs';
import { corpusPages, printedPages, readGold } from './corpus.mjs';
import { fitOptions } from './fitOptions.mjs';
import { goldRoles } from './goldRoles.mjs';
import { linedPage } from './linedPage.mjs';
import { foldOf } from './lineModel.mjs';
import { ANY, foldWeights, readWith } from './outOfFold.mjs';
import { random } from './typeset/random.mjs';

/** How much a page of each form counts beside one set anew. */
const WEIGHT = { ocr: 2, read: 0.5 };
/** And one that was printed of the stock, of that. */
const PRINTED = 0.4;
/** How often the reference of a page is set anew in boxes. */
const MADE = 2;
/** Of the pieces that are wrong, so many at most are held against the right one. */
const OTHERS = 40;
/** Neighbours are always among them. */
const NEAR = 3;
const segmenter = segmenterOf('intl');

/** A page of the corpus, each line's place in its article found by its text. */
function realPage(p) {
  const lined = linedPage(readFileSync(p.file));
  const roles = goldRoles(lined.lines, readGold(p));
  const places = new Map(
    lined.lines.map((l, i) => [
      l,
      roles[i] && roles[i].article >= 0
        ? { article: roles[i].article, at: roles[i].unit * 1e4 + roles[i].offset }
        : null,
    ]),
  );
  return observed({ ...p, weight: WEIGHT[p.form] * (p.set === 'printed' ? PRINTED : 1) }, lined, (line) =>
    places.get(line),
  );
}

/** The same page's reference, set anew in boxes. */
function boxed(p, seed) {
  const { text, articleOf } = boxedPage(readGold(p), seed);
  return observed({ ...p, form: 'made', weight: 1 }, linedPage(text), (line) => articleOf.get(line.number) ?? null);
}

const middle = (xs) => [...xs].sort((a, b) => a - b)[xs.length >> 1];

function observed(p, lined, placeOf) {
  const all = fragmentsOf(label(lined).labelled);
  const fragments = solidOf(all).map((s) => s.fragment);
  const page = observeThreads(fragments, segmenter);
  const places = fragments.map((f) => {
    const own = new Map();
    for (const { line } of f.lines) {
      const place = placeOf(line);
      if (!place) continue;
      if (!own.has(place.article)) own.set(place.article, { much: 0, at: [] });
      own.get(place.article).much += line.text.length;
      own.get(place.article).at.push(place.at);
    }
    const [most] = [...own].sort((x, y) => y[1].much - x[1].much);
    return most ? { article: most[0], at: middle(most[1].at) } : null;
  });
  const next = new Map();
  const before = new Map();
  const order = places.map((x, k) => ({ ...x, k })).filter((x) => x.article !== undefined);
  order.sort((a, b) => a.article - b.article || a.at - b.at || a.k - b.k);
  order.forEach((x, i) => {
    const y = order[i + 1];
    if (!y || y.article !== x.article) return;
    next.set(x.k, y.k);
    before.set(y.k, x.k);
  });
  return { ...p, fold: foldOf(p), fragments, places, next, before, page };
}

/** Weaker pulls, and firmer ones, break what tests/threadBodies.test.ts holds. */
const PULL = 2.5;
/** A sample counts in full where its chain has so many characters to tell it by. */
const ENOUGH = 60;

/**
 * What each end and each beginning may be linked to; what is right stands first.
 * @param runs the pieces in runs, at first each alone; `chains` the same with what stands around them
 */
function samplesOf(
  { page, places, next, before, weight },
  seed,
  runs = places.map((_, k) => [k]),
  chains = runs.map((run) => chainOf(page, run)),
) {
  const chance = random(seed);
  const startAt = new Map(runs.map((run, i) => [run[0], i]));
  const endAt = new Map(runs.map((run, i) => [run[run.length - 1], i]));
  const others = (right, own) => {
    const some = runs.map((_, i) => i).filter((i) => i !== own && i !== right);
    while (some.length > OTHERS) {
      const k = Math.floor(chance() * some.length);
      if (Math.abs(some[k] - own) > NEAR) some.splice(k, 1);
    }
    return some;
  };
  return runs.flatMap((run, i) => {
    const length = run.reduce((n, k) => n + page.pieces[k].characters.length, 0);
    const counted = weight * (0.1 + Math.min(1, length / ENOUGH));
    /** @param to the piece that it rightly goes on from, or with; @param at the chains that it may */
    const sample = (piece, to, at, alone, link) => {
      const right = to === undefined ? undefined : at.get(to);
      // What is right stands inside another run.
      if (!places[piece] || (to !== undefined && right === undefined)) return [];
      const wrong = others(right, i).map(link);
      const options = right === undefined ? [alone, ...wrong] : [link(right), alone, ...wrong];
      return [{ options, weight: counted }];
    };
    const last = run[run.length - 1];
    return [
      ...sample(run[0], before.get(run[0]), endAt, beginFeatures(page, chains[i]), (k) =>
        linkFeatures(page, chains[k], chains[i]),
      ),
      ...sample(last, next.get(last), startAt, endFeatures(page, chains[i]), (k) =>
        linkFeatures(page, chains[i], chains[k]),
      ),
    ];
  });
}

/** Weights by name from all samples. */
function fit(samples) {
  const names = [...new Set(samples.flatMap((s) => s.options.flatMap((o) => o.map(([n]) => n))))].sort();
  const index = new Map(names.map((n, i) => [n, i]));
  const option = (seen) => ({ at: seen.map(([n]) => index.get(n)), x: seen.map(([, x]) => x) });
  const data = samples.map(({ options, weight }) => ({ options: options.map(option), is: 0, weight }));
  const w = fitOptions(data, names.length, { pull: PULL, pace: 0.06, rounds: 150 });
  return Object.fromEntries(names.map((n, j) => [n, Math.round(w[j] * 100) / 100]));
}

/** The share of the characters whose piece follows the right one, or rightly none; beside it that of the page left as it is. And how many links of each kind were made and are right. */
function judge(pages, weights) {
  let right = 0;
  let still = 0;
  let all = 0;
  const moves = { true: 0, made: 0, right: 0 };
  const runs = { all: 0, links: 0, wrong: 0 };
  for (const { fragments, places, before, page } of pages) {
    const said = new Map();
    for (const run of runsOf(page, weights)) {
      runs.all++;
      const known = run.filter((k) => places[k]);
      known.forEach((k, i) => {
        if (i === 0) return;
        runs.links++;
        if (before.get(k) !== known[i - 1]) runs.wrong++;
      });
    }
    for (const body of thread(fragments, segmenter, undefined, weights).bodies) {
      const known = body.filter((k) => places[k]);
      known.forEach((k, i) => {
        if (i > 0) said.set(k, known[i - 1]);
      });
    }
    let last;
    places.forEach((place, k) => {
      if (!place) return;
      const length = page.pieces[k].characters.length / 100;
      all += length;
      if (said.get(k) === before.get(k)) right += length;
      if (before.get(k) === (page.pieces[k].after === 'front' ? undefined : last)) still += length;
      const afar = (x) => x !== undefined && x !== last;
      if (afar(before.get(k))) moves.true++;
      if (afar(said.get(k))) moves.made++;
      if (afar(said.get(k)) && said.get(k) === before.get(k)) moves.right++;
      last = k;
    });
  }
  const share = (x) => (x / all).toFixed(4);
  return `${Math.round(all)} hundred characters, ${share(right)} right, in page order ${share(still)}; moves ${moves.true}, made ${moves.made}, right ${moves.right}; ${runs.all} runs, ${runs.wrong} of ${runs.links} links in them wrong`;
}

const corpus = corpusPages();
if (corpus.length === 0) {
  console.error('skipped: no corpus beside the project');
  process.exit(0);
}
const pages = Object.entries(foldWeights()).flatMap(([fold, weights]) => {
  // Half of the printed pages were seen by no fold's weights: any will do.
  readWith(weights, fold === ANY ? 1 : undefined);
  const own = [...corpus.filter((p) => foldOf(p) === fold), ...(fold === ANY ? printedPages(1) : [])];
  return [
    ...own.filter((p) => WEIGHT[p.form]).map(realPage),
    ...own
      .filter((p) => p.form === 'raw' && p.set !== 'printed')
      .flatMap((p, i) => Array.from({ length: MADE }, (_, k) => boxed(p, i * 31 + k * 977 + 1))),
  ];
});
pages.forEach((p, i) => {
  p.alone = samplesOf(p, i + 1);
});
/** All three tables, from these pages: the second with what the first makes stand around a piece, the third on the runs that the second makes. */
function fitAll(some) {
  const alone = fit(some.flatMap((p) => p.alone));
  const around = fit(some.flatMap((p, i) => samplesOf(p, i + 1, undefined, surrounded(p.page, { alone }))));
  const runs = fit(some.flatMap((p, i) => samplesOf(p, i + 1, runsOf(p.page, { alone, around }))));
  return { alone, around, runs };
}
console.error(`${pages.length} pages, ${pages.filter((p) => p.form === 'made').length} of them set anew`);
const left = (p) => p.form !== 'made' && p.set !== 'printed';
const cross = process.argv.includes('--cross');
if (cross) {
  const fitted = {};
  for (const fold of [...new Set(pages.filter(left).map((p) => p.fold))].sort())
    fitted[fold] = fitAll(pages.filter((p) => p.fold !== fold));
  for (const form of Object.keys(WEIGHT))
    for (const fold in fitted) {
      const own = pages.filter((p) => p.fold === fold && p.form === form);
      if (own.length > 0) console.log(`${form}, left out ${fold}: ${judge(own, fitted[fold])}`);
    }
  if (process.env.CROSS_TO) writeFileSync(process.env.CROSS_TO, JSON.stringify(fitted));
} else {
  const w = fitAll(pages);
  console.log(`fitted: ${judge(pages.filter(left), w)}`);
  writeFileSync(
    new URL('../src/search/fittedThreads.ts', import.meta.url),
    `import type { ThreadWeights } from './threadWeights.js';\n\n/** Fitted by \`npm run fit:threads\`; what each name means stands in threadFeatures.ts. Not written by hand. */\nexport const FITTED_THREADS: ThreadWeights = ${JSON.stringify(w, null, 1)};\n`,
  );
}
