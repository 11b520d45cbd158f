/** The weights of what is seen between articles and between headline blocks: samples from pages with references, and their fit. */
import { cutFeatures } from '../dist/search/blockCuts.js';
import { gapsOf } from '../dist/search/gaps.js';
import { MANNERS } from '../dist/search/manner.js';

/** What a run counts whose bylines were set behind their headlines. */
const BEHIND = 0.5;
/** The lines of a run, in each block the byline last. */
function bylinesBehind(run) {
  const out = [];
  for (let i = 0; i < run.length; ) {
    let end = i + 1;
    while (run[end]?.gold.article === run[i].gold.article) end++;
    const block = run.slice(i, end);
    out.push(...block.filter((u) => u.kind !== 'byline'), ...block.filter((u) => u.kind === 'byline'));
    i = end;
  }
  return out;
}

/** What running text and verse may be. */
const TEXT = new Set(['opening', 'first', 'more', 'verse', 'heading']);
/** What a page of each form counts; the seed is the one real page of today. */
const WEIGHT = { raw: 1, strip: 1, ocr: 0.7, indent: 0.4, seedlike: 0.4, read: 0.3, seed: 12, fixture: 1.5 };

/**
 * @param page `{ units, form, manner }`, each unit with `gold`, what its first line is by the reference: `{ role, article }` or null
 * @returns `{ gaps, blocks }`: what is seen, and what is true (0 on, 1 begins, 2 interrupted; 0 within a block, 1 between two)
 */
export function samplesOf(page) {
  const stream = page.units.filter((u) => u.kind !== 'furniture');
  const weight = WEIGHT[page.form] ?? 0;
  const gaps = [];
  for (const gap of gapsOf(stream, page.manner)) {
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
  for (let from = 0; from < stream.length; from++) {
    if (!front(stream[from])) continue;
    let to = from + 1;
    while (front(stream[to])) to++;
    const run = stream.slice(from, to).map((u) => ({ ...u, kind: u.gold.role }));
    addRun(run, weight);
    // The same without its blank lines: many tools leave them out.
    if (run.some((u) => u.lines[0].blankBefore))
      addRun(
        run.map((u) => ({ ...u, lines: u.lines.map((l) => ({ ...l, blankBefore: false })) })),
        weight,
      );
    // And with every byline behind its headline, as many papers print it.
    if (run.some((u) => u.kind === 'byline')) addRun(bylinesBehind(run), weight * BEHIND);
    from = to;
  }
  /** A sample for each place between two lines of a run. */
  function addRun(run, weight) {
    for (let i = 1; i < run.length; i++)
      blocks.push({ seen: cutFeatures(run, i), is: run[i].gold.article === run[i - 1].gold.article ? 0 : 1, weight });
  }
  return { gaps, blocks };
}

/** Multinomial logistic regression, class 0 the reference (Adam, a fixed number of steps); a pull towards zero. */
function fitChoice(samples, classes, pull, rounds = 400) {
  const names = [...new Set(samples.flatMap((s) => Object.keys(s.seen)))].sort();
  const index = new Map(names.map((n, i) => [n, i]));
  const data = samples
    .filter((s) => s.weight > 0)
    .map((s) => ({
      at: Object.keys(s.seen).map((n) => index.get(n)),
      x: Object.values(s.seen),
      is: s.is,
      weight: s.weight,
    }));
  const size = names.length;
  const w = new Float64Array(classes * size);
  const m = new Float64Array(classes * size);
  const v = new Float64Array(classes * size);
  const total = data.reduce((s, x) => s + x.weight, 0) || 1;
  const z = new Float64Array(classes);
  for (let t = 1; t <= rounds; t++) {
    const grad = new Float64Array(classes * size);
    for (const { at, x, is, weight } of data) {
      let sum = 0;
      for (let k = 0; k < classes; k++) {
        z[k] = 0;
        if (k > 0) for (let j = 0; j < at.length; j++) z[k] += w[k * size + at[j]] * x[j];
        z[k] = Math.exp(Math.min(30, z[k]));
        sum += z[k];
      }
      for (let k = 1; k < classes; k++) {
        const r = weight * ((is === k ? 1 : 0) - z[k] / sum);
        for (let j = 0; j < at.length; j++) grad[k * size + at[j]] += r * x[j];
      }
    }
    const rate = 0.15 * (1 - (0.9 * t) / rounds);
    for (let j = size; j < classes * size; j++) {
      const g = (grad[j] - pull * w[j]) / total;
      m[j] = 0.9 * m[j] + 0.1 * g;
      v[j] = 0.99 * v[j] + 0.01 * g * g;
      w[j] += (rate * (m[j] / (1 - 0.9 ** t))) / (Math.sqrt(v[j] / (1 - 0.99 ** t)) + 1e-9);
    }
  }
  return Array.from({ length: classes }, (_, k) => Object.fromEntries(names.map((n, i) => [n, w[k * size + i]])));
}

const rounded = (w) =>
  Object.fromEntries(
    Object.entries(w)
      .map(([n, x]) => [n, Math.round(x * 100) / 100])
      .filter(([, x]) => x !== 0)
      .sort(),
  );

/** @param samples what `samplesOf` gave, of all pages of one manner */
function fitManner(samples) {
  const gaps = samples.flatMap((s) => s.gaps);
  const gap = fitChoice(
    gaps.filter((g) => !g.run).map((g) => ({ ...g, is: g.is === 1 ? 1 : 0 })),
    2,
    0.5,
  );
  const run = fitChoice(
    gaps.filter((g) => g.run),
    3,
    0.5,
  );
  const block = fitChoice(
    samples.flatMap((s) => s.blocks),
    2,
    0.5,
  );
  return { gap: rounded(gap[1]), run: rounded(run[1]), cut: rounded(run[2]), block: rounded(block[1]) };
}

/** @param pages `{ samples, manner }`, the samples as `samplesOf` gave them */
export const fitArticles = (pages) =>
  Object.fromEntries(
    MANNERS.map((manner) => [manner, fitManner(pages.filter((p) => p.manner === manner).map((p) => p.samples))]),
  );
