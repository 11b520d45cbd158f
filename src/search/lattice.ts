import { firstUnitWidth } from '../typesetter/measure.js';
import { BREAK_FEATURES, LINE_FEATURES, type Observation } from './features.js';
import {
  FULLNESS,
  fullnessBin,
  HEADING,
  isBody,
  isFirstLine,
  OVERRUN,
  overrunBin,
  ROLES,
  SQUEEZED,
  STEPS,
  stepInto,
  UNMEASURED,
} from './roles.js';
import { AT } from './weights.js';

const R = ROLES.length;
const NF = LINE_FEATURES.length;
const NB = BREAK_FEATURES.length;
const S = STEPS.length;
const BINS = FULLNESS.length;
const BODY = ROLES.map((_, r) => isBody(r));
const STEP = ROLES.map((_, r) => stepInto(r));
const FIRST_LINE = ROLES.map((_, r) => (isFirstLine(r) ? 1 : 0));
const BODIES = ROLES.map((_, r) => r).filter(isBody);
const ALL = Uint8Array.from(ROLES, (_, r) => r);
const OTHERS = ALL.filter((r) => !isBody(r));

/** No page is set in more measures than this, their neighbours left and right on the grid aside. */
const MOST_MEASURES = 10;
const MOST_CANDIDATES = 13;
/** No column is narrower, in ems; a column of old papers that runs beside a headline may be, where so many lines account for it. */
const NARROW = 6;
const NARROWEST = 4;
const MANY = 8;
/** A paragraph's first line is so much shorter than the next, in ems. */
const INDENT = 2;

/**
 * The measures that lines may be set in, on a grid of half ems: each in turn the one that accounts for most of the lines that are about as wide as
 * a neighbour and not accounted for yet, so that a notice of four lines has its own; then their neighbours on the grid, for half an em decides
 * whether a line is full; and where these are few, as on a page of few lines, every width that a line has which may be its neighbour's but for an
 * indent. The last place is for none: text set to no measure.
 */
export function candidateMeasures(widths: readonly number[]): number[] {
  const bins = new Map<number, number>();
  const levelled = new Map<number, number>();
  const open = new Set<number>();
  widths.forEach((w, i) => {
    const near = (v: number | undefined, ems = 1): boolean => v !== undefined && Math.abs(v - w) <= ems;
    if (w < NARROWEST - 0.5) return;
    const g = Math.round(w * 2) / 2;
    bins.set(g, (bins.get(g) ?? 0) + 1);
    if (near(widths[i - 1]) || near(widths[i + 1])) open.add(i);
    if (g >= NARROW && (near(widths[i - 1], INDENT) || near(widths[i + 1], INDENT)))
      levelled.set(g, (levelled.get(g) ?? 0) + 1);
  });
  const chosen: number[] = [];
  while (chosen.length < MOST_MEASURES) {
    const covered = new Map<number, number>();
    for (const i of open) {
      const g = Math.round((widths[i] as number) * 2) / 2;
      for (let m = g; m <= g + 1; m += 0.5) covered.set(m, (covered.get(m) ?? 0) + 1);
    }
    let best = 0;
    let most = 1.5;
    for (const [m, n] of covered) {
      // Last lines and headings are short; columns of less than eleven ems are rare.
      const worth = (n + 0.1 * (bins.get(m) ?? 0)) * (m < 11 ? 0.4 : 1);
      if (m >= (n >= MANY ? NARROWEST : NARROW) && (worth > most || (worth === most && m < best))) {
        most = worth;
        best = m;
      }
    }
    if (best === 0) break;
    chosen.push(best);
    for (const i of open) if ((widths[i] as number) > best - 1.25 && (widths[i] as number) < best + 0.3) open.delete(i);
  }
  const all = new Set(chosen);
  for (const m of chosen)
    for (const near of [m - 0.5, m + 0.5]) if (all.size < MOST_CANDIDATES && bins.has(near)) all.add(near);
  for (const [m] of [...levelled].sort((a, b) => b[1] - a[1] || a[0] - b[0]))
    if (all.size < MOST_CANDIDATES) all.add(m);
  return [...all];
}

/** The geometry of a page under one lost indent: which bin each step and line falls into, for each measure. */
export interface Geometry {
  readonly measures: readonly number[];
  /** K: measures and none. */
  readonly k: number;
  /** [(line * 2 + isFirstLine) * K + k]: fullness of this line, left for the next. */
  readonly fullness: Uint8Array;
  /** [(line * 2 + isFirstLine) * K + k] */
  readonly overrun: Uint8Array;
}

export function geometryOf(seen: readonly Observation[], indent: number): Geometry {
  const measures = candidateMeasures(seen.map((o) => o.width));
  const k = measures.length + 1;
  const n = seen.length;
  const fullness = new Uint8Array(n * 2 * k).fill(UNMEASURED);
  const overrun = new Uint8Array(n * 2 * k).fill(OVERRUN.length - 1);
  const need = seen.map((o) => firstUnitWidth(o.line.text.value));
  for (let m = 0; m < measures.length; m++) {
    const measure = measures[m] as number;
    // the printed line so far, where poppler cut one at squeezed marks: with and without a lost indent at its front
    let plain = 0;
    let indented = 0;
    let merged = false;
    for (let i = 0; i < n; i++) {
      const o = seen[i] as Observation;
      const explicit = o.line.indent >= 1.5;
      const lost = explicit ? 0 : indent;
      if (o.squeezed && plain + o.width - 0.5 <= measure + 0.75) {
        plain += o.width - 0.5;
        indented += o.width - 0.5;
        merged = true;
      } else {
        plain = o.width;
        indented = o.width + lost;
        merged = false;
      }
      const next = seen[i + 1];
      const wanted = next ? (need[i + 1] as number) : 1;
      const squeezedNext = next?.squeezed && plain + next.width - 0.5 <= measure + 0.75;
      for (let first = 0; first < 2; first++) {
        const at = (i * 2 + first) * k + m;
        let width = first ? o.width + lost : plain;
        if (!first && merged && Math.abs(measure - indented - wanted + 0.5) < Math.abs(measure - plain - wanted + 0.5))
          width = indented;
        fullness[at] = squeezedNext ? SQUEEZED : fullnessBin(measure - width - wanted);
        overrun[at] = overrunBin(width - measure);
      }
    }
  }
  return { measures, k, fullness, overrun };
}

/** Sums over all readings of a page: what forward and backward passes leave. */
export interface Sums {
  readonly logZ: number;
  /** Probability of each role: [line * R + role]. */
  readonly role: Float64Array;
  /** Probability of each measure: [line * K + k]. */
  readonly measure: Float64Array;
  readonly lattice: Lattice;
}

export interface Lattice {
  readonly n: number;
  readonly k: number;
  readonly node: Float64Array;
  /** Of every line, or of one window of lines where `whole` was false. */
  readonly alpha: Float64Array;
  /** Of every line, or of two only where `whole` was false. */
  readonly beta: Float64Array;
  readonly scale: Float64Array;
  readonly edge: Float64Array;
  readonly full: Float64Array;
  readonly over: Float64Array;
  readonly headingOver: Float64Array;
  readonly after: Float64Array;
  readonly change: Float64Array;
}

/** Lines whose forward sums are kept at once, more than nearly all pages have; before them, those of every such many lines, from which the others are worked out again. */
const WINDOW = 1024;

/**
 * Sums over all readings of the page at once: every line's role and column measure, together. A hidden conditional random field
 * (Quattoni et al. 2007) with the measure as the hidden part; forward–backward with scaling (Rabiner 1989).
 * @param allowed where given, [line * R + role] of 0 or 1: only such roles count: for fitting, and where it is known which lines go on.
 * @param whole whether to keep both passes of every line (for fitting). Otherwise the forward pass is kept in windows (checkpoints: Griewank
 * 1992), and memory no longer grows with lines × roles × measures.
 */
export function sumReadings(
  seen: readonly Observation[],
  geometry: Geometry,
  weights: Float64Array,
  allowed?: Uint8Array,
  whole = true,
): Sums {
  const factors = factorsOf(seen, geometry, weights, allowed);
  const { n, k, node, edge, full, over, headingOver, after, change } = factors;
  const width = R * k;
  const window = whole ? n : Math.min(n, WINDOW);
  const alpha = new Float64Array(window * width);
  const starts = new Float64Array(Math.ceil(n / window) * width);
  const scale = new Float64Array(n);
  let logZ = 0;
  for (let i = 0; i < n; i++) {
    const row = (i % window) * width;
    const total = forward(factors, i, alpha, ((i - 1) % window) * width, row);
    scale[i] = total;
    logZ += Math.log(total);
    if (i % window === 0) starts.set(alpha.subarray(row, row + width), (i / window) * width);
  }

  const beta = new Float64Array((whole ? n : 2) * width);
  const betaOf = (i: number): number => (whole ? i : i & 1) * width;
  const role = new Float64Array(n * R);
  const measure = new Float64Array(n * k);
  beta.fill(1, betaOf(n - 1), betaOf(n - 1) + width);
  for (let i = n - 1; i >= 0; i--) {
    const row = (i % window) * width;
    if (i < n - 1) {
      backward(factors, i, beta, betaOf(i + 1), betaOf(i), scale[i + 1] as number);
      if (i % window === window - 1) {
        // The window before: its first line as it was, the others once more.
        const from = i + 1 - window;
        alpha.set(starts.subarray((from / window) * width, (from / window + 1) * width));
        for (let j = from + 1; j <= i; j++) forward(factors, j, alpha, (j - from - 1) * width, (j - from) * width);
      }
    }
    const there = betaOf(i);
    for (let r = 0; r < R; r++) {
      let sum = 0;
      for (let m = 0; m < k; m++) {
        const p = (alpha[row + r * k + m] as number) * (beta[there + r * k + m] as number);
        sum += p;
        measure[i * k + m] = (measure[i * k + m] as number) + p;
      }
      role[i * R + r] = sum;
    }
  }
  return {
    logZ,
    role,
    measure,
    lattice: { n, k, node, alpha, beta, scale, edge, full, over, headingOver, after, change },
  };
}

/** The log-likelihood of the page alone: the forward pass of `sumReadings`. */
export function logLikelihood(seen: readonly Observation[], geometry: Geometry, weights: Float64Array): number {
  const factors = factorsOf(seen, geometry, weights);
  const width = R * factors.k;
  const alpha = new Float64Array(2 * width);
  let logZ = 0;
  for (let i = 0; i < factors.n; i++)
    logZ += Math.log(forward(factors, i, alpha, ((i - 1) & 1) * width, (i & 1) * width));
  return logZ;
}

/** What the passes multiply: the weights of a page's observations, as factors. */
interface Factors extends Geometry {
  readonly n: number;
  /** Of a line in a role: [line * R + role]. */
  readonly node: Float64Array;
  /** Of a step into a line: [line * S + step]. */
  readonly edge: Float64Array;
  /** [step * BINS + bin of fullness] */
  readonly full: Float64Array;
  /** [bin of overrun], of running text and of section headings. */
  readonly over: Float64Array;
  readonly headingOver: Float64Array;
  /** Of a role after a role: [before * R + role], and the same turned over. */
  readonly after: Float64Array;
  readonly into: Float64Array;
  /** Of a change to any one measure, for each step out of running text, and where it begins. */
  readonly change: Float64Array;
  /** Room for one line's step: [(step * bodies + body) * K + k], or [role * K + k] twice. */
  readonly room: Float64Array;
  /** Sums over measures: of a role, and of what a line of running text hands on, [step * bodies + body]. */
  readonly sums: Float64Array;
  readonly handed: Float64Array;
}

function factorsOf(
  seen: readonly Observation[],
  geometry: Geometry,
  weights: Float64Array,
  allowed?: Uint8Array,
): Factors {
  const n = seen.length;
  const { k } = geometry;
  const exp = (from: number, count: number): Float64Array => weights.slice(from, from + count).map(Math.exp);
  const after = exp(AT.after, R * R);
  const node = new Float64Array(n * R);
  const edge = new Float64Array(n * S);
  const byLine = turned(weights, AT.line, R, NF);
  const byStep = turned(weights, AT.step, S, NB);
  const sums = new Float64Array(R);
  for (let i = 0; i < n; i++) {
    const o = seen[i] as Observation;
    for (let r = 0; r < R; r++) sums[r] = i === 0 ? (weights[AT.start + r] as number) : 0;
    for (let j = 0; j < o.seen.length; j++) {
      const at = (o.seen[j] as number) * R;
      for (let r = 0; r < R; r++) sums[r] = (sums[r] as number) + (byLine[at + r] as number);
    }
    for (let r = 0; r < R; r++) if (!allowed || allowed[i * R + r]) node[i * R + r] = Math.exp(sums[r] as number);
    sums.fill(0, 0, S);
    for (let j = 0; j < o.atBreak.length; j++) {
      const at = (o.atBreak[j] as number) * S;
      for (let s = 0; s < S; s++) sums[s] = (sums[s] as number) + (byStep[at + s] as number);
    }
    for (let s = 0; s < S; s++) edge[i * S + s] = Math.exp(sums[s] as number);
  }
  // Field by field: objects spread into others come in several shapes, and the compiled passes are thrown away at each new one.
  return {
    measures: geometry.measures,
    k,
    fullness: geometry.fullness,
    overrun: geometry.overrun,
    n,
    node,
    edge,
    full: exp(AT.fullness, S * BINS),
    over: exp(AT.overrun, OVERRUN.length),
    headingOver: exp(AT.headingOverrun, OVERRUN.length),
    after,
    into: turned(after, 0, R, R),
    change: exp(AT.change, 4).map((x) => x / k),
    room: new Float64Array(2 * Math.max(R, S * BODIES.length) * k),
    sums: new Float64Array(R),
    handed: new Float64Array(S * BODIES.length),
  };
}

/** A table of `rows` by `columns` that begins at `from`, column by column. */
function turned(table: Float64Array, from: number, rows: number, columns: number): Float64Array {
  const out = new Float64Array(rows * columns);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) out[c * rows + r] = table[from + r * columns + c] as number;
  return out;
}

/**
 * Adds to the `k` numbers of `sums` at `to` those of each row in turn, times the row's factor. Two rows at a time, in their order: half as many
 * sums are written and read again, and each comes out the same to the last bit.
 */
function addRows(
  sums: Float64Array,
  to: number,
  rows: Uint8Array,
  factors: Float64Array,
  factorsAt: number,
  from: Float64Array,
  fromAt: number,
  k: number,
): void {
  for (let j = 0; j < rows.length; j += 2) {
    const a = rows[j] as number;
    const x = factors[factorsAt + a] as number;
    const ax = fromAt + a * k;
    if (j + 1 === rows.length) {
      for (let m = 0; m < k; m++) sums[to + m] = (sums[to + m] as number) + x * (from[ax + m] as number);
      return;
    }
    const b = rows[j + 1] as number;
    const y = factors[factorsAt + b] as number;
    const by = fromAt + b * k;
    for (let m = 0; m < k; m++)
      sums[to + m] = (sums[to + m] as number) + x * (from[ax + m] as number) + y * (from[by + m] as number);
  }
}

/** One line of the forward pass: from the sums of the line before, at `before` in `alpha`, to its own at `here`, which add up to 1. Returns what they added up to. */
function forward(factors: Factors, i: number, alpha: Float64Array, before: number, here: number): number {
  const { k, fullness, overrun, node, edge, full, over, headingOver, into, change, room, sums, handed } = factors;
  for (let q = 0; q < R && i > 0; q++) {
    const from = before + q * k;
    if (BODY[q]) {
      // What a line of running text hands on, for each step out of it.
      const b = BODIES.indexOf(q);
      const bins = ((i - 1) * 2 + (FIRST_LINE[q] as number)) * k;
      for (let s = 0; s < S; s++) {
        const e = edge[i * S + s] as number;
        const row = s * BODIES.length + b;
        let sum = 0;
        for (let m = 0; m < k; m++) {
          const v = e * (full[s * BINS + (fullness[bins + m] as number)] as number) * (alpha[from + m] as number);
          room[row * k + m] = v;
          sum += v;
        }
        handed[row] = sum;
      }
    } else {
      let sum = 0;
      for (let m = 0; m < k; m++) sum += alpha[from + m] as number;
      sums[q] = sum;
    }
  }
  let total = 0;
  for (let r = 0; r < R; r++) {
    const weight = node[i * R + r] as number;
    const to = here + r * k;
    if (weight === 0) {
      alpha.fill(0, to, to + k);
      continue;
    }
    if (i === 0) alpha.fill(weight / k, to, to + k);
    else {
      const s = STEP[r] as number;
      alpha.fill(0, to, to + k);
      let other = 0;
      addRows(alpha, to, OTHERS, into, r * R, alpha, before, k);
      for (let q = 0; q < R; q++) if (!BODY[q]) other += (into[r * R + q] as number) * (sums[q] as number);
      let body = 0;
      for (let b = 0; b < BODIES.length; b++) {
        const t = into[r * R + (BODIES[b] as number)] as number;
        const row = s * BODIES.length + b;
        const from = row * k;
        for (let m = 0; m < k; m++) alpha[to + m] = (alpha[to + m] as number) + t * (room[from + m] as number);
        body += t * (handed[row] as number);
      }
      const changed = s === 3 ? 0 : body * (change[s] as number) + other * (change[3] as number);
      for (let m = 0; m < k; m++) alpha[to + m] = weight * ((alpha[to + m] as number) + changed);
    }
    if (BODY[r] || r === HEADING) {
      const bins = (i * 2 + (FIRST_LINE[r] as number)) * k;
      const factor = r === HEADING ? headingOver : over;
      for (let m = 0; m < k; m++)
        alpha[to + m] = (alpha[to + m] as number) * (factor[overrun[bins + m] as number] as number);
    }
    for (let m = 0; m < k; m++) total += alpha[to + m] as number;
  }
  const end = here + R * k;
  for (let j = here; j < end; j++) alpha[j] = (alpha[j] as number) / total;
  return total;
}

/**
 * One line of the backward pass: the sums over what follows line `i`, its own weight and overrun not counted in, to `here` in `beta`, from those of
 * the next line at `next`; `z` is what the next line's forward sums added up to.
 */
function backward(factors: Factors, i: number, beta: Float64Array, next: number, here: number, z: number): void {
  const { k, fullness, overrun, node, edge, full, over, headingOver, after, change, room } = factors;
  // The next line's own weight, overrun and what follows it, as a step out of running text sees it; behind, as any other step does.
  const width = R * k;
  for (let r = 0; r < R; r++) {
    const weight = (node[(i + 1) * R + r] as number) / z;
    const at = r * k;
    const bins = ((i + 1) * 2 + (FIRST_LINE[r] as number)) * k;
    if (!BODY[r]) {
      for (let m = 0; m < k; m++) {
        const fits = r === HEADING ? (headingOver[overrun[bins + m] as number] as number) : 1;
        room[at + m] = room[width + at + m] = weight * fits * (beta[next + at + m] as number);
      }
      continue;
    }
    let spread = 0;
    for (let m = 0; m < k; m++) {
      const v = weight * (beta[next + at + m] as number) * (over[overrun[bins + m] as number] as number);
      room[at + m] = v;
      spread += v;
    }
    const far = spread * (change[3] as number);
    const near = spread * (change[STEP[r] as number] as number);
    for (let m = 0; m < k; m++) {
      const v = room[at + m] as number;
      room[at + m] = v + near;
      room[width + at + m] = v + far;
    }
  }
  for (let q = 0; q < R; q++) {
    const t = q * R;
    const to = here + q * k;
    if (BODY[q]) {
      const bins = (i * 2 + (FIRST_LINE[q] as number)) * k;
      const steps = (i + 1) * S;
      beta.fill(0, to, to + k);
      addRows(beta, to, OTHERS, after, t, room, 0, k);
      const leave = edge[steps + 3] as number;
      for (let m = 0; m < k; m++)
        beta[to + m] = (beta[to + m] as number) * leave * (full[3 * BINS + (fullness[bins + m] as number)] as number);
      for (let b = 0; b < BODIES.length; b++) {
        const r = BODIES[b] as number;
        const s = STEP[r] as number;
        const a = (after[t + r] as number) * (edge[steps + s] as number);
        const from = r * k;
        for (let m = 0; m < k; m++)
          beta[to + m] =
            (beta[to + m] as number) +
            a * (full[s * BINS + (fullness[bins + m] as number)] as number) * (room[from + m] as number);
      }
    } else {
      beta.fill(0, to, to + k);
      addRows(beta, to, ALL, after, t, room, width, k);
    }
  }
}
