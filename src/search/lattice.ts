import { firstUnitWidth } from '../typesetter/measure.js';
import { BREAK_FEATURES, LINE_FEATURES, type Observation } from './features.js';
import {
  FULLNESS,
  fullnessBin,
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

/**
 * The measures that lines may be set in: a grid of half ems, where at least three lines of the page end, commonest first. The last
 * place is for none: text set to no measure.
 */
export function candidateMeasures(widths: readonly number[], most = 10): number[] {
  const count = new Map<number, number>();
  for (const w of widths) {
    const g = Math.round(w * 2) / 2;
    count.set(g, (count.get(g) ?? 0) + 1);
  }
  const at = (w: number): number => count.get(w) ?? 0;
  const scored = [...count.keys()]
    .filter((w) => w >= 6 && at(w) + at(w - 0.5) >= 3)
    .map((w) => [w, at(w) + 0.6 * at(w - 0.5) + 0.3 * at(w - 1)] as const)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return scored.slice(0, most).map(([w]) => w);
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
  readonly alpha: Float64Array;
  /** Of every line, or of two only where `whole` was false. */
  readonly beta: Float64Array;
  readonly scale: Float64Array;
  readonly edge: Float64Array;
  readonly full: Float64Array;
  readonly over: Float64Array;
  readonly after: Float64Array;
  readonly change: Float64Array;
}

/**
 * Sums over all readings of the page at once: every line's role and column measure, together. A hidden conditional random field
 * (Quattoni et al. 2007) with the measure as the hidden part; forward–backward with scaling (Rabiner 1989).
 * @param allowed where given, [line * R + role] of 0 or 1: only such roles count (for fitting).
 * @param whole whether to keep the backward pass of every line (for fitting); not keeping it halves the memory.
 */
export function sumReadings(
  seen: readonly Observation[],
  geometry: Geometry,
  weights: Float64Array,
  allowed?: Uint8Array,
  whole = true,
): Sums {
  const n = seen.length;
  const { k, fullness, overrun } = geometry;
  const width = R * k;
  const after = new Float64Array(R * R);
  for (let j = 0; j < R * R; j++) after[j] = Math.exp(weights[AT.after + j] as number);
  const full = new Float64Array(S * BINS);
  for (let j = 0; j < S * BINS; j++) full[j] = Math.exp(weights[AT.fullness + j] as number);
  const over = new Float64Array(OVERRUN.length);
  for (let j = 0; j < OVERRUN.length; j++) over[j] = Math.exp(weights[AT.overrun + j] as number);
  const change = new Float64Array(4);
  for (let j = 0; j < 4; j++) change[j] = Math.exp(weights[AT.change + j] as number) / k;

  const node = new Float64Array(n * R);
  const edge = new Float64Array(n * S);
  for (let i = 0; i < n; i++) {
    const o = seen[i] as Observation;
    for (let r = 0; r < R; r++) {
      if (allowed && !allowed[i * R + r]) continue;
      let sum = i === 0 ? (weights[AT.start + r] as number) : 0;
      const at = AT.line + r * NF;
      for (const f of o.seen) sum += weights[at + f] as number;
      node[i * R + r] = Math.exp(sum);
    }
    for (let s = 0; s < S; s++) {
      let sum = 0;
      const at = AT.step + s * NB;
      for (const f of o.atBreak) sum += weights[at + f] as number;
      edge[i * S + s] = Math.exp(sum);
    }
  }

  const alpha = new Float64Array(n * width);
  const beta = new Float64Array((whole ? n : 2) * width);
  const betaOf = (i: number): number => (whole ? i : i & 1) * width;
  const scale = new Float64Array(n);
  const fromBody = new Float64Array(k);
  const fromElse = new Float64Array(k);
  let logZ = 0;
  for (let i = 0; i < n; i++) {
    let total = 0;
    for (let r = 0; r < R; r++) {
      const weight = node[i * R + r] as number;
      if (weight === 0) continue;
      const here = i * width + r * k;
      if (i === 0) for (let m = 0; m < k; m++) alpha[here + m] = weight / k;
      else {
        const s = STEP[r] as number;
        fromBody.fill(0);
        fromElse.fill(0);
        let sumBody = 0;
        let sumElse = 0;
        for (let q = 0; q < R; q++) {
          const t = after[q * R + r] as number;
          const there = (i - 1) * width + q * k;
          if (BODY[q]) {
            const bins = ((i - 1) * 2 + (isFirstLine(q) ? 1 : 0)) * k;
            for (let m = 0; m < k; m++)
              fromBody[m] =
                (fromBody[m] as number) +
                t * (alpha[there + m] as number) * (full[s * BINS + (fullness[bins + m] as number)] as number);
          } else for (let m = 0; m < k; m++) fromElse[m] = (fromElse[m] as number) + t * (alpha[there + m] as number);
        }
        const e = edge[i * S + s] as number;
        for (let m = 0; m < k; m++) {
          fromBody[m] = (fromBody[m] as number) * e;
          sumBody += fromBody[m] as number;
          sumElse += fromElse[m] as number;
        }
        if (BODY[r]) {
          const changed = sumBody * (change[s] as number) + sumElse * (change[3] as number);
          for (let m = 0; m < k; m++)
            alpha[here + m] = weight * ((fromBody[m] as number) + (fromElse[m] as number) + changed);
        } else
          for (let m = 0; m < k; m++) alpha[here + m] = weight * ((fromBody[m] as number) + (fromElse[m] as number));
      }
      if (BODY[r]) {
        const bins = (i * 2 + (isFirstLine(r) ? 1 : 0)) * k;
        for (let m = 0; m < k; m++)
          alpha[here + m] = (alpha[here + m] as number) * (over[overrun[bins + m] as number] as number);
      }
      for (let m = 0; m < k; m++) total += alpha[here + m] as number;
    }
    scale[i] = total;
    logZ += Math.log(total);
    for (let j = i * width; j < (i + 1) * width; j++) alpha[j] = (alpha[j] as number) / total;
  }

  // beta holds the sum over what follows, the line's own weight and overrun not counted in
  const inward = new Float64Array(width); // node × overrun × beta of the next line
  const spread = new Float64Array(R); // its sum over measures
  const role = new Float64Array(n * R);
  const measure = new Float64Array(n * k);
  const first = betaOf(n - 1);
  beta.fill(1, first, first + width);
  chancesOf(n - 1);
  for (let i = n - 2; i >= 0; i--) {
    inwardOf(i + 1);
    const now = betaOf(i);
    if (!whole) beta.fill(0, now, now + width);
    const z = scale[i + 1] as number;
    for (let q = 0; q < R; q++) {
      const here = now + q * k;
      const bins = (i * 2 + (isFirstLine(q) ? 1 : 0)) * k;
      for (let r = 0; r < R; r++) {
        if (spread[r] === 0) continue;
        const s = STEP[r] as number;
        const t = (after[q * R + r] as number) / z;
        if (BODY[q]) {
          const te = t * (edge[(i + 1) * S + s] as number);
          const far = BODY[r] ? (spread[r] as number) * (change[s] as number) : 0;
          for (let m = 0; m < k; m++)
            beta[here + m] =
              (beta[here + m] as number) +
              te * (full[s * BINS + (fullness[bins + m] as number)] as number) * ((inward[r * k + m] as number) + far);
        } else {
          const far = BODY[r] ? (spread[r] as number) * (change[3] as number) : 0;
          for (let m = 0; m < k; m++)
            beta[here + m] = (beta[here + m] as number) + t * ((inward[r * k + m] as number) + far);
        }
      }
    }
    chancesOf(i);
  }

  function inwardOf(i: number): void {
    const there = betaOf(i);
    for (let r = 0; r < R; r++) {
      const weight = node[i * R + r] as number;
      let sum = 0;
      const bins = (i * 2 + (isFirstLine(r) ? 1 : 0)) * k;
      for (let m = 0; m < k; m++) {
        const v =
          weight * (beta[there + r * k + m] as number) * (BODY[r] ? (over[overrun[bins + m] as number] as number) : 1);
        inward[r * k + m] = v;
        sum += v;
      }
      spread[r] = sum;
    }
  }

  function chancesOf(i: number): void {
    const there = betaOf(i);
    for (let r = 0; r < R; r++)
      for (let m = 0; m < k; m++) {
        const p = (alpha[i * width + r * k + m] as number) * (beta[there + r * k + m] as number);
        role[i * R + r] = (role[i * R + r] as number) + p;
        measure[i * k + m] = (measure[i * k + m] as number) + p;
      }
  }

  return { logZ, role, measure, lattice: { n, k, node, alpha, beta, scale, edge, full, over, after, change } };
}
