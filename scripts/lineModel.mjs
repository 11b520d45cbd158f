/** The line search's weights: how pages are read for fitting, fitted, and judged. */
import { readFileSync } from 'node:fs';
import { eraOf, LOST_INDENTS } from '../dist/search/era.js';
import { BREAK_FEATURES, LINE_FEATURES, observe } from '../dist/search/features.js';
import { geometryOf, sumReadings } from '../dist/search/lattice.js';
import { MANNERS, mannerOf } from '../dist/search/manner.js';
import { FULLNESS, HEADING, isBody, isFirstLine, ROLES, STEPS, stepInto } from '../dist/search/roles.js';
import { AT, tableOf, WEIGHT_COUNT, WEIGHT_NAMES } from '../dist/search/weights.js';
import { keepsIndents } from '../dist/typesetter/indents.js';
import { readGold } from './corpus.mjs';
import { goldRoles } from './goldRoles.mjs';
import { linedPage } from './linedPage.mjs';
import { diceOf } from './typeset/random.mjs';

const R = ROLES.length;
const NF = LINE_FEATURES.length;
const NB = BREAK_FEATURES.length;
const BINS = FULLNESS.length;
/** What a page of each form counts; the seed is the one real page of today. */
export const FORMS = { raw: 1, seedlike: 0.5, indent: 0.5, ocr: 0.8, read: 0.5, strip: 1, seed: 8, fixture: 3 };
/** Papers that share texts stand together: a paper whose articles stand in the other fold is not unseen. */
const FOLDS = {
  sc: 'A',
  sd: 'A',
  se: 'A',
  sf: 'B',
  sg: 'B',
  tc: 'C',
  td: 'C',
  te: 'D',
  seed: 'E',
  mg: 'F',
  mh: 'G',
  fixture: 'H',
  printed: 'printed',
};
export const foldOf = (p) => FOLDS[p.paper] ?? `jb${p.page.split('_')[2].slice(0, 4)}`;

export function load(p) {
  const lines = [...linedPage(readFileSync(p.file)).lines];
  const gold = goldRoles(lines, readGold(p));
  // Half of the forms with their furniture elsewhere: papers print it at the top, at the foot or in the midst of the stream.
  if (p.form === 'seedlike' || p.form === 'indent') moveFurniture(lines, gold, p.page);
  if (p.form === 'ocr') markScraps(lines, gold);
  return prepare(lines, gold, { ...p, reference: p.gold, fold: foldOf(p), weight: FORMS[p.form] });
}

/**
 * A page made ready for fitting.
 * @param gold for each line `{ role }`, or null where it is not known
 * @param about what else is said of the page: `fold`, `weight`, and `turn` of `turns` where not every epoch sees it
 */
export function prepare(lines, gold, about) {
  const era = eraOf(lines);
  const seen = observe(lines, era);
  const allowed = new Uint8Array(lines.length * R);
  lines.forEach((_, i) => {
    for (let r = 0; r < R; r++) allowed[i * R + r] = !gold[i] || ROLES[r] === gold[i].role ? 1 : 0;
  });
  const kept = keepsIndents(seen.map((o) => o.line.indent));
  const geometries = (kept ? [0] : LOST_INDENTS[era]).map((d) => geometryOf(seen, d));
  return { ...about, seen, gold, allowed, era, manner: mannerOf({ era, lines }), geometries };
}

/** Stains and bits of rules that an engine took for characters stand alone and are in no reference: they belong to no article. */
function markScraps(lines, gold) {
  lines.forEach((line, i) => {
    const text = line.text.value.replace(/\s/gu, '');
    const alone = line.blankBefore && (lines[i + 1]?.blankBefore ?? true);
    const scrap = text.length <= 3 || !/\p{Script=Han}{2}/u.test(text);
    if (!gold[i] && scrap && alone) gold[i] = { role: 'furniture', article: -1 };
  });
}

/** Sets the page's furniture before some headline block or at the end, in place. */
function moveFurniture(lines, gold, name) {
  const moved = [];
  for (let i = lines.length - 1; i >= 0; i--)
    if (gold[i]?.role === 'furniture') moved.unshift([lines.splice(i, 1)[0], gold.splice(i, 1)[0]]);
  const places = lines
    .map((_, i) => i)
    .filter(
      (i) =>
        i > 0 &&
        gold[i]?.role === 'front' &&
        gold[i - 1] &&
        gold[i - 1].role !== 'front' &&
        gold[i - 1].role !== 'byline',
    );
  const seed = [...name].reduce((h, c) => (h * 31 + c.charCodeAt(0)) % 9973, 7);
  const at = places.length ? places[seed % places.length] : lines.length;
  lines.splice(at, 0, ...moved.map((m) => m[0]));
  gold.splice(at, 0, ...moved.map((m) => m[1]));
}

/** Adds the expected count of every weight, times `sign`. */
function expect(seen, geometry, sums, grad, sign) {
  const { n, k, node, alpha, beta, scale, edge, full, over, headingOver, after, change } = sums.lattice;
  const { fullness, overrun } = geometry;
  const width = R * k;
  for (let r = 0; r < R; r++) grad[AT.start + r] += sign * sums.role[r];
  const inward = new Float64Array(width);
  const spread = new Float64Array(R);
  for (let i = 0; i < n; i++) {
    for (let r = 0; r < R; r++) {
      const p = sign * sums.role[i * R + r];
      if (p === 0) continue;
      for (const f of seen[i].seen) grad[AT.line + r * NF + f] += p;
      if (isBody(r) || r === HEADING) {
        const bins = (i * 2 + (isFirstLine(r) ? 1 : 0)) * k;
        const at = r === HEADING ? AT.headingOverrun : AT.overrun;
        for (let m = 0; m < k; m++)
          grad[at + overrun[bins + m]] += sign * alpha[i * width + r * k + m] * beta[i * width + r * k + m];
      }
    }
    if (i === 0) continue;
    for (let r = 0; r < R; r++) {
      const bins = (i * 2 + (isFirstLine(r) ? 1 : 0)) * k;
      spread[r] = 0;
      for (let m = 0; m < k; m++) {
        inward[r * k + m] =
          node[i * R + r] *
          beta[i * width + r * k + m] *
          (isBody(r) ? over[overrun[bins + m]] : r === HEADING ? headingOver[overrun[bins + m]] : 1);
        spread[r] += inward[r * k + m];
      }
    }
    const steps = [0, 0, 0, 0];
    for (let q = 0; q < R; q++)
      for (let r = 0; r < R; r++) {
        if (spread[r] === 0) continue;
        const s = stepInto(r);
        const t = after[q * R + r] / scale[i];
        const bins = ((i - 1) * 2 + (isFirstLine(q) ? 1 : 0)) * k;
        let pair = 0;
        for (let m = 0; m < k; m++) {
          const a = alpha[(i - 1) * width + q * k + m];
          if (a === 0) continue;
          if (isBody(q)) {
            const base = a * t * edge[i * STEPS.length + s] * full[s * BINS + fullness[bins + m]];
            const far = isBody(r) ? base * spread[r] * change[s] : 0;
            const p = base * inward[r * k + m] + far;
            pair += p;
            grad[AT.fullness + s * BINS + fullness[bins + m]] += sign * p;
            grad[AT.change + s] += sign * far;
          } else {
            const far = isBody(r) ? a * t * spread[r] * change[3] : 0;
            pair += a * t * inward[r * k + m] + far;
            grad[AT.change + 3] += sign * far;
          }
        }
        grad[AT.after + q * R + r] += sign * pair;
        if (isBody(q)) steps[s] += pair;
      }
    for (let s = 0; s < STEPS.length; s++)
      if (steps[s] !== 0) for (const f of seen[i].atBreak) grad[AT.step + s * NB + f] += sign * steps[s];
  }
}

/**
 * Adam over small groups of pages, in orders that `run` draws. What is returned is the mean of the weights after each step of the second half: single steps
 * swing, and each state of the weights reads some pages better and others worse by chance (averaged stochastic gradient descent, Polyak and Juditsky 1992).
 */
function fit(given, centre, { epochs, pull, rate = 0.06, only }, run = 0) {
  // A group of pages that count nothing would divide by nothing.
  const pages = given.filter((p) => p.weight > 0);
  const w = Float64Array.from(centre);
  const mean = new Float64Array(WEIGHT_COUNT);
  let averaged = 0;
  const m = new Float64Array(WEIGHT_COUNT);
  const v = new Float64Array(WEIGHT_COUNT);
  const lines = pages.reduce((n, p) => n + (p.seen.length * p.weight) / (p.turns ?? 1), 0);
  let t = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    let loss = 0;
    const shown = pages.filter((p) => p.turn === undefined || p.turn === epoch % p.turns);
    const order = diceOf(1 + epoch + run * epochs).shuffle(shown);
    for (let at = 0; at < order.length; at += 12) {
      const grad = new Float64Array(WEIGHT_COUNT);
      let size = 0;
      for (const p of order.slice(at, at + 12)) {
        let best = null;
        for (const g of p.geometries) {
          const sums = sumReadings(p.seen, g, w, p.allowed);
          if (!best || sums.logZ > best.sums.logZ) best = { g, sums };
        }
        const free = sumReadings(p.seen, best.g, w);
        const one = new Float64Array(WEIGHT_COUNT);
        expect(p.seen, best.g, best.sums, one, 1);
        expect(p.seen, best.g, free, one, -1);
        for (let j = 0; j < WEIGHT_COUNT; j++) grad[j] += one[j] * p.weight;
        loss += p.weight * (free.logZ - best.sums.logZ);
        size += p.weight * p.seen.length;
      }
      t++;
      const lr = rate * (1 - (0.9 * epoch) / epochs);
      for (let j = 0; j < WEIGHT_COUNT; j++) {
        if (only && !only[j]) continue;
        const g = grad[j] / size - (pull * (w[j] - centre[j])) / lines;
        m[j] = 0.9 * m[j] + 0.1 * g;
        v[j] = 0.99 * v[j] + 0.01 * g * g;
        w[j] += (lr * (m[j] / (1 - 0.9 ** t))) / (Math.sqrt(v[j] / (1 - 0.99 ** t)) + 1e-5);
      }
      if (epoch < epochs / 2) continue;
      averaged++;
      for (let j = 0; j < WEIGHT_COUNT; j++) mean[j] += (w[j] - mean[j]) / averaged;
    }
    if (epoch % 10 === 9) console.error(`  epoch ${epoch + 1}: ${(loss / lines).toFixed(4)} nats a line`);
  }
  return mean;
}

/** Share of lines whose likeliest role is right, and F1 of first lines (all pages given). */
export function judge(pages, w) {
  let right = 0;
  let all = 0;
  let tp = 0;
  let fp = 0;
  let fn = 0;
  const confusion = {};
  const BREAK = (r) => r !== 'more';
  for (const p of pages) {
    const sums = p.geometries.map((g) => sumReadings(p.seen, g, w)).reduce((a, b) => (b.logZ > a.logZ ? b : a));
    p.gold.forEach((g, i) => {
      if (!g) return;
      let best = 0;
      for (let r = 1; r < R; r++) if (sums.role[i * R + r] > sums.role[i * R + best]) best = r;
      all++;
      const role = ROLES[best];
      if (role === g.role) right++;
      else confusion[`${g.role}→${role}`] = (confusion[`${g.role}→${role}`] ?? 0) + 1;
      if (BREAK(g.role) && BREAK(role)) tp++;
      else if (BREAK(role)) fp++;
      else if (BREAK(g.role)) fn++;
    });
  }
  const worst = Object.entries(confusion)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 8)
    .map(([k, n]) => `${k} ${n}`)
    .join(', ');
  return `${pages.length} pages: roles ${(right / all).toFixed(4)}, break F1 ${(tp / (tp + (fp + fn) / 2)).toFixed(4)}  [${worst}]`;
}

/** Where the fit starts and what it is pulled to: a measure lasts, full lines go on, nothing stands far over its measure. */
const PRIOR = {
  'line furniture furniture': 5,
  'new-measure join': -6,
  'new-measure break': -4.5,
  'new-measure open': -2,
  'new-measure enter': -3.5,
  'overrun within': 0.5,
  'overrun half': 0,
  'overrun one': -2,
  'overrun more': -5,
  'overrun unmeasured': -2,
  'heading-overrun one': -1,
  'heading-overrun more': -2,
  'fullness join over': 2,
  'fullness join full': 2,
  'fullness join even': 0.5,
  'fullness join loose': -1.5,
  'fullness join short': -3.5,
  'fullness join shorter': -5,
  'fullness join empty': -6,
  'fullness join squeezed': 1,
  'fullness break squeezed': -1,
};
const zero = tableOf(PRIOR);

/** How strongly weights are pulled, and how far a fit goes: measured by the likelihood of papers left out, and of the old ones by those of other years. */
const COMMON = { epochs: 20, pull: 0.3 };
const FIRM = { epochs: 20, pull: 3 };
const OWN = {
  modern: { epochs: 10, pull: 10, rate: 0.03 },
  boxed: { epochs: 10, pull: 10, rate: 0.03 },
  old: { epochs: 20, pull: 2 },
};

/**
 * A manner's own fit is the mean of so many, each of which sees its pages in an order of its own: what one order teaches and another does not is
 * chance, and on few pages moves the figures more than most signs do.
 */
const ORDERS = 4;

/**
 * The weights of each manner. What all pages of today have in common comes first; from there each manner goes its own way, and is pulled back. Old
 * pages, which are few, start from what a firmer pull leaves of the common weights.
 * @param pages real ones, as `prepare` made them
 * @param reset made of the articles of these pages: for what is common
 * @param made printed and set of the stock: for each manner's own
 * @param manners which are wanted
 */
export function fitManners(pages, reset, made, manners = MANNERS) {
  const today = [...pages, ...reset].filter((p) => p.era === 'modern');
  const common = manners.some((m) => m !== 'old') ? fit(today, zero, COMMON) : null;
  const own = (manner) => {
    const some = [...pages, ...made].filter((p) => p.manner === manner);
    const from = manner === 'old' ? fit(today, zero, FIRM) : common;
    return meanOf(Array.from({ length: ORDERS }, (_, run) => fit(some, from, OWN[manner], run)));
  };
  return Object.fromEntries(manners.map((manner) => [manner, own(manner)]));
}

/**
 * A manner's weights with those of some names fitted anew and all others as they were: for a new sign, where the table is to stay what it is.
 * @param given the weights by name
 * @param only the names
 */
export function fitSome(pages, made, manner, given, only) {
  const some = [...pages, ...made].filter((p) => p.manner === manner);
  const from = Float64Array.from(WEIGHT_NAMES, (name) => given[name] ?? 0);
  const how = { ...COMMON, only: WEIGHT_NAMES.map((name) => only.test(name)) };
  return meanOf([0, 1].map((run) => fit(some, from, how, run)));
}

const meanOf = (tables) => tables[0].map((_, j) => tables.reduce((sum, w) => sum + w[j], 0) / tables.length);

/** The weights by name, as fitted.ts holds them. */
export function named(w) {
  return Object.fromEntries(
    WEIGHT_NAMES.map((name, j) => [name, Math.round(w[j] * 1000) / 1000]).filter(([, x]) => Math.abs(x) >= 0.02),
  );
}
