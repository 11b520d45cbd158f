/** The weights of what is seen between articles and between headline blocks: samples from pages with references, and their fit. */
import { BYLINES, cutFeatures } from '../dist/search/blockCuts.js';
import { isText } from '../dist/search/gaps.js';
import { BLOCK_TRAITS, BlockTraits, BODY_TRAITS, BodyTraits, kinName, LineTraits } from '../dist/search/kinship.js';
import { MANNERS } from '../dist/search/manner.js';
import { isDisplay } from '../dist/search/roles.js';
import { UnitWords } from '../dist/words/wordFit.js';
import { fitOptions, rounded } from './fitOptions.mjs';

/** What a run counts that was set in the order of the eye. */
const AS_READ = 0.5;
const fold = (s) => (s ?? '').normalize('NFKC').replace(/[\s\p{P}]/gu, '');

/** The part of its headline block that a line is, by the reference. */
export function partOf(kind, line, article) {
  if (kind === 'byline') return 'byline';
  const text = fold(line);
  for (const part of ['headline', 'kicker']) if (fold(article[part]).includes(text)) return part;
  return 'deck';
}

/** The blocks that a run is made of, each line with its part. */
function blocksOf(run, reference) {
  const blocks = [];
  run.forEach((u, i) => {
    if (i === 0 || run[i - 1].gold.article !== u.gold.article) blocks.push([]);
    const article = reference.articles[u.gold.article];
    blocks.at(-1).push({ unit: u, part: article ? partOf(u.gold.role, u.text.value, article) : 'deck' });
  });
  return blocks;
}

const EYE = ['kicker', 'headline', 'deck', 'byline'];
/** The lines of a run as another paper prints them: each block in the order of the eye. */
const asRead = (blocks) =>
  blocks.flatMap((block) => EYE.flatMap((part) => block.filter((l) => l.part === part).map((l) => l.unit)));

/** Where the page has its bylines, by the blocks that have a headline too; null where none tells. */
export function bylinePlace(runs) {
  let behind = 0;
  for (const block of runs.flat()) {
    const byline = block.findIndex((l) => l.part === 'byline');
    const headline = block.findIndex((l) => l.part === 'headline');
    if (byline >= 0 && headline >= 0) behind += byline > headline ? 1 : -1;
  }
  return behind === 0 ? null : behind > 0 ? 'behind' : 'before';
}

/** What running text and verse may be. */
const TEXT = new Set(['opening', 'first', 'more', 'verse', 'heading']);
/** What a page of each form counts; the seed is the one real page of today. */
const WEIGHT = { raw: 1, strip: 1, ocr: 0.7, indent: 0.4, seedlike: 0.4, read: 0.3, seed: 12, fixture: 1.5, made: 0.4 };
/** And of that, one that was printed for this. */
const PRINTED = 0.4;

/**
 * @param page `{ seen, form, reference }`, each unit of what was seen with `gold`, what its first line is by the reference: `{ role, article }` or null
 * @returns `{ gaps, blocks }`: what is seen, and what is true (0 on, 1 begins, 2 interrupted; 0 within a block, 1 between two)
 */
export function samplesOf(page) {
  const { stream } = page.seen;
  const weight = (WEIGHT[page.form] ?? 0) * (page.set === 'printed' ? PRINTED : 1);
  const gaps = [];
  for (const gap of page.seen.gaps) {
    const here = stream[gap.at].gold;
    const before = stream[gap.last].gold;
    if (!here || !before || !TEXT.has(here.role) || !TEXT.has(before.role)) continue;
    const roles = gap.run.map((i) => stream[i].gold?.role).filter(Boolean);
    if (gap.run.length > 0 && roles.length === 0) continue;
    const display = roles.filter((r) => r === 'front' || r === 'byline').length;
    const other = here.article !== before.article;
    if (other && gap.run.length > 0 && display === 0) continue;
    gaps.push({ seen: gap.seen, run: gap.run.length > 0, is: other ? 1 : display > roles.length / 2 ? 2 : 0, weight });
  }
  const blocks = [];
  const front = (u) => u?.gold && (u.gold.role === 'front' || u.gold.role === 'byline') && u.kind !== 'paragraph';
  const runs = [];
  for (let from = 0; from < stream.length; from++) {
    if (!front(stream[from])) continue;
    let to = from + 1;
    while (front(stream[to])) to++;
    const run = stream.slice(from, to).map((u) => ({ ...u, kind: u.gold.role }));
    runs.push({ run, blocks: blocksOf(run, page.reference) });
    from = to;
  }
  const place = bylinePlace(runs.map((r) => r.blocks));
  for (const { run, blocks } of runs) {
    addRun(run, weight, place);
    // The same without its blank lines: many tools leave them out.
    if (run.some((u) => u.lines[0].blankBefore))
      addRun(
        run.map((u) => ({ ...u, lines: u.lines.map((l) => ({ ...l, blankBefore: false })) })),
        weight,
        place,
      );
    if (place === 'before') addRun(asRead(blocks), weight * AS_READ, 'behind');
  }
  /** A sample for each place between two lines of a run; where no byline tells the page's habit, half of one for either. */
  function addRun(run, weight, place) {
    for (const bylines of place ? [place] : BYLINES)
      for (let i = 1; i < run.length; i++)
        blocks.push({
          seen: cutFeatures(run, i, bylines),
          is: run[i].gold.article === run[i - 1].gold.article ? 0 : 1,
          weight: place ? weight : weight / 2,
        });
  }
  return {
    gaps,
    blocks,
    kin: kinSamples(stream, weight),
    again: againSamples(stream, weight),
    place,
    ends: page.seen.runEnds,
  };
}

/** For each true headline block, what it has in common with each true body of its page, by words and by its make, and which of them is its own. */
function kinSamples(stream, weight) {
  const bodies = new Map();
  const blocks = new Map();
  for (const unit of stream) {
    const { role, article } = unit.gold ?? { article: -1 };
    if (article < 0) continue;
    const front = role === 'front' || role === 'byline';
    const of = front ? blocks : bodies;
    if (!of.has(article)) of.set(article, []);
    of.get(article).push(front ? { ...unit, kind: role } : unit);
  }
  const order = [...bodies.keys()];
  if (order.length < 2) return [];
  const texts = order.flatMap((a) => bodies.get(a));
  const lines = [...blocks.values()].flat();
  const words = new UnitWords(
    lines.map((l) => l.text.value),
    texts.map((u) => u.text.value),
  );
  const traits = new BodyTraits(texts);
  let to = 0;
  const known = order.map((a) => {
    const from = to;
    to += bodies.get(a).length;
    return { fits: words.range(from, to), traits: traits.range(from, to) };
  });
  const block = new BlockTraits(new LineTraits(lines));
  const samples = [];
  let end = 0;
  for (const [article, own] of blocks) {
    const begin = end;
    end += own.length;
    if (!bodies.has(article) || own.every((l) => l.kind === 'byline')) continue;
    block.clear();
    for (let i = begin; i < end; i++) block.add(i);
    const sum = (fits, kind) => own.reduce((s, l, i) => s + ((l.kind === 'byline') === kind ? fits[begin + i] : 0), 0);
    const options = known.map(({ fits, traits }) => {
      const products = [...block.values].flatMap((h) => [...traits].map((b) => h * b));
      return { at: PLACES, x: [sum(fits, false), sum(fits, true), ...products] };
    });
    samples.push({ options, is: order.indexOf(article), weight });
  }
  return samples;
}

/** The headline lines of one article that stand together, and what tells whether they are another part of what stands over the article. */
function againSamples(stream, weight) {
  const isFront = (u) => isDisplay(u.kind) && (u.gold?.role === 'front' || u.gold?.role === 'byline');
  const isBody = (u) => isText(u) && u.gold?.article >= 0 && TEXT.has(u.gold.role);
  const lines = stream.filter(isFront).map((u) => ({ ...u, kind: u.gold.role }));
  const texts = stream.filter(isBody).toSorted((a, b) => a.gold.article - b.gold.article);
  const words = new UnitWords(
    lines.map((l) => l.text.value),
    texts.map((u) => u.text.value),
  );
  const fitsOf = (article) =>
    words.range(
      texts.findIndex((u) => u.gold.article === article),
      texts.findLastIndex((u) => u.gold.article === article) + 1,
    );
  const part = new BlockTraits(new LineTraits(lines));
  const begun = new Set();
  const samples = [];
  let at = 0;
  for (let from = 0; from < stream.length; from++) {
    if (!isFront(stream[from])) continue;
    const { article } = stream[from].gold;
    let to = from + 1;
    while (stream[to] && isFront(stream[to]) && stream[to].gold.article === article) to++;
    const own = lines.slice(at, at + to - from);
    const before = stream.slice(0, from).findLast(isBody)?.gold.article;
    const amid = before !== undefined && stream.slice(to).find(isBody)?.gold.article === before;
    part.clear();
    own.forEach((_, i) => {
      part.add(at + i);
    });
    const seen = Object.fromEntries(BLOCK_TRAITS.map((name, k) => [name, part.values[k]]));
    if (amid) {
      const fits = fitsOf(before);
      seen.amid = 1;
      seen['amid words'] = own.reduce((sum, l, i) => sum + (l.kind === 'byline' ? 0 : fits[at + i]), 0);
    }
    samples.push({ seen, is: Number(amid ? article === before : begun.has(article)), weight });
    begun.add(article);
    at += to - from;
    from = to - 1;
  }
  return samples;
}

const KIN = BLOCK_TRAITS.flatMap((h) => BODY_TRAITS.map((b) => kinName(h, b)));
/** The words of the headline lines, those of the byline, and every two traits. */
const PLACES = Array.from({ length: 2 + KIN.length }, (_, k) => k);

/** Which of the page's bodies is the block's own. Words are weighed beside, as the program does. */
function fitKin(samples) {
  const w = fitOptions(samples, 2 + KIN.length, { pull: 3, free: 2, pace: 0.05, rounds: 250 });
  return Object.fromEntries(KIN.map((name, k) => [name, w[k + 2]]));
}

/** What is seen against what it is, one of some classes; class 0 is the reference, and has no weights. */
function fitChoice(samples, classes, pull) {
  const names = [...new Set(samples.flatMap((s) => Object.keys(s.seen)))].sort();
  const index = new Map(names.map((n, i) => [n, i]));
  const size = names.length;
  const data = samples
    .filter((s) => s.weight > 0)
    .map(({ seen, is, weight }) => {
      const places = Object.keys(seen).map((n) => index.get(n));
      const x = Object.values(seen);
      const option = (k) => (k === 0 ? { at: [], x: [] } : { at: places.map((i) => (k - 1) * size + i), x });
      return { options: Array.from({ length: classes }, (_, k) => option(k)), is, weight };
    });
  const w = fitOptions(data, (classes - 1) * size, { pull, pace: 0.15, rounds: 400 });
  return Array.from({ length: classes }, (_, k) =>
    Object.fromEntries(names.map((n, i) => [n, k === 0 ? 0 : w[(k - 1) * size + i]])),
  );
}

/** The fewer pages a manner has, the firmer its odds are pulled to none; measured by the likelihood of papers left out. */
const PULL = { modern: 0.5, boxed: 1.5, old: 3 };

/** What is seen between articles and not counted: what two texts are about told nothing more where pages are read box by box, nor on old papers. */
const UNCOUNTED = { modern: [], boxed: ['subject'], old: ['subject'] };
const without = (seen, names) => Object.fromEntries(Object.entries(seen).filter(([name]) => !names.includes(name)));

/** @param samples what `samplesOf` gave, of all pages of one manner */
function fitManner(samples, manner) {
  const pull = PULL[manner];
  const gaps = samples.flatMap((s) => s.gaps).map((g) => ({ ...g, seen: without(g.seen, UNCOUNTED[manner]) }));
  const gap = fitChoice(
    gaps.filter((g) => !g.run).map((g) => ({ ...g, is: g.is === 1 ? 1 : 0 })),
    2,
    pull,
  );
  const run = fitChoice(
    gaps.filter((g) => g.run),
    3,
    pull,
  );
  const block = fitChoice(
    samples.flatMap((s) => s.blocks),
    2,
    pull,
  );
  return {
    gap: rounded(gap[1]),
    run: rounded(run[1]),
    cut: rounded(run[2]),
    block: rounded(block[1]),
    kin: rounded(fitKin(samples.flatMap((s) => s.kin))),
    again: rounded(fitAgain(samples, pull)),
    bylines: fitBylines(samples),
  };
}

/** Where fewer headlines than this share came out in parts, their traits tell nothing: how rare they are is all that is known. */
const RARE = 0.05;

/** What tells another part of what stands over an article from what stands over it first. */
function fitAgain(samples, pull) {
  const parts = samples.flatMap((s) => s.again);
  const sum = (some) => some.reduce((s, x) => s + x.weight, 0);
  const share = sum(parts.filter((s) => s.is === 1)) / sum(parts);
  return share < RARE ? { any: Math.log(share / (1 - share)) } : fitChoice(parts, 2, pull)[1];
}

/** Log odds of bylines standing behind their headlines, for a run that ends with a byline and for one that does not, smoothed. */
function fitBylines(samples) {
  const share = (place) => {
    const ends = samples.filter((s) => s.place === place).flatMap((s) => s.ends);
    return (ends.filter((e) => e === 'last').length + 1) / (ends.length + 2);
  };
  const [before, behind] = [share('before'), share('behind')];
  return rounded({ last: Math.log(behind / before), within: Math.log((1 - behind) / (1 - before)) });
}

/** The odds as the program weighs them beside the costs. */
export function scaled(odds, { gaps, blocks, kin, again }) {
  const times = (table, factor) => Object.fromEntries(Object.entries(table).map(([name, x]) => [name, factor * x]));
  const { gap, run, cut, block } = odds;
  return {
    ...odds,
    gap: times(gap, gaps),
    run: times(run, gaps),
    cut: times(cut, gaps),
    block: times(block, blocks),
    kin: times(odds.kin, kin),
    again: times(odds.again, again),
  };
}

/** @param pages `{ samples, manner }`, the samples as `samplesOf` gave them */
export const fitArticles = (pages) =>
  Object.fromEntries(
    MANNERS.map((manner) => {
      const samples = pages.filter((p) => p.manner === manner).map((p) => p.samples);
      return [manner, fitManner(samples, manner)];
    }),
  );
