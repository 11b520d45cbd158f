import type { Unit } from '../model/draft.js';
import { PageTexts } from '../words/pageTexts.js';

/** How many characters on either side are looked at. */
const REACH = 900;
/** Weight of the page's own character frequencies, in characters: the smaller, the more two texts are expected to differ. */
const CONCENTRATION = 20;

/** The Han characters of each text by number; how often each number stands in all of them, and how many characters that makes. */
function numbered(texts: readonly string[], page: PageTexts): { coded: Uint16Array[]; total: Int32Array; all: number } {
  const coded = texts.map((text) => page.charactersOf(text));
  const total = new Int32Array(page.characters);
  for (const codes of coded) countInto(total, codes);
  return { coded, total, all: coded.reduce((n, codes) => n + codes.length, 0) };
}

/** The sum of log(least + k), k from 0 to n - 1, as log Γ(least + n) - log Γ(least). */
const rising = (least: number, n: number): number => logGamma(least + n) - logGamma(least);

/** Stirling's series: from 20 on, right to twelve digits. */
function logGamma(x: number): number {
  const inverse = 1 / x;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square / 1260));
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series;
}

/** What two neighbouring stretches of text say of being one story. */
export interface Cohesion {
  /** Log odds of two stories against one, in nats. Grows with the length of both. */
  readonly apart: number;
  /** Characters before and behind, up to the reach. */
  readonly before: number;
  readonly behind: number;
}

/**
 * Tells, for a place between two units, whether the characters before and behind it are drawn from one source or from two: the ratio of the
 * likelihoods under Dirichlet compound multinomials centred on the page (Eisenstein and Barzilay 2008).
 * @param isEdge whether a story surely begins with the unit: no stretch goes across
 * @param page where the characters of the units were numbered before
 */
export function cohesionOf(
  units: readonly Unit[],
  isText: (u: Unit) => boolean,
  isEdge: (u: Unit) => boolean,
  page = new PageTexts(),
): (at: number) => Cohesion {
  const texts = units.map((u) => (isText(u) ? u.text.value : ''));
  const { coded, total, all } = numbered(texts, page);
  const left = new Int32Array(total.length);
  const right = new Int32Array(total.length);
  return (at) => {
    left.fill(0);
    right.fill(0);
    let before = 0;
    for (let i = at - 1; i >= 0 && before < REACH; i--) {
      const unit = units[i] as Unit;
      if (!isText(unit)) continue;
      before += countInto(left, coded[i] as Uint16Array);
      if (isEdge(unit)) break;
    }
    let behind = 0;
    for (let i = at; i < units.length && behind < REACH; i++) {
      const unit = units[i] as Unit;
      if (!isText(unit)) continue;
      if (i > at && isEdge(unit)) break;
      behind += countInto(right, coded[i] as Uint16Array);
    }
    // Γ(α+n)Γ(α+m) against Γ(α)Γ(α+n+m): what the totals say
    let apart = rising(CONCENTRATION, before + behind) - rising(CONCENTRATION, before) - rising(CONCENTRATION, behind);
    for (let id = 0; id < left.length; id++) {
      const a = left[id] as number;
      const b = right[id] as number;
      if (a === 0 || b === 0) continue;
      const prior = (CONCENTRATION * (total[id] as number)) / all;
      const few = Math.min(a, b);
      const many = Math.max(a, b);
      for (let k = 0; k < few; k++) apart -= Math.log((prior + many + k) / (prior + k));
    }
    return { apart, before, behind };
  };
}

/** @returns how many there are */
function countInto(counts: Int32Array, codes: Uint16Array): number {
  for (let i = 0; i < codes.length; i++) {
    const id = codes[i] as number;
    counts[id] = (counts[id] as number) + 1;
  }
  return codes.length;
}

/** The same for the pieces of a page, which are shorter and of which more are of one story. */
const BURST = 40;

/** How often some characters stand in a text; `length` is all of them together. */
export interface CharacterCounts {
  readonly ids: Int32Array;
  readonly counts: Int32Array;
  readonly length: number;
}

/** Han characters of some texts, numbered and counted: what the ratio of `cohesionOf` asks for, for any two sums of them. */
export class CharacterOdds {
  readonly counts: readonly CharacterCounts[];
  readonly #prior: Float64Array;

  /** How often each character was met in what is being counted; all 0 between two counts. */
  readonly #met: Int32Array;

  constructor(texts: readonly string[]) {
    const { coded, total, all } = numbered(texts, new PageTexts());
    this.#met = new Int32Array(total.length);
    this.#prior = Float64Array.from(total, (n) => (BURST * n) / all);
    this.counts = coded.map((codes) => this.#counted([{ ids: codes, counts: null }]));
  }

  sum(some: readonly CharacterCounts[]): CharacterCounts {
    return some.length === 1 ? (some[0] as CharacterCounts) : this.#counted(some);
  }

  /** @param some characters and how often each stands there; once where that is not said */
  #counted(some: readonly { ids: Int32Array | Uint16Array; counts: Int32Array | null }[]): CharacterCounts {
    const met = this.#met;
    const own: number[] = [];
    let length = 0;
    for (const { ids, counts } of some)
      for (let i = 0; i < ids.length; i++) {
        const id = ids[i] as number;
        const n = counts ? (counts[i] as number) : 1;
        if (met[id] === 0) own.push(id);
        met[id] = (met[id] as number) + n;
        length += n;
      }
    const ids = Int32Array.from(own).sort();
    const counts = ids.map((id) => met[id] as number);
    for (const id of own) met[id] = 0;
    return { ids, counts, length };
  }

  /** Log odds of one story against two, in nats: `cohesionOf`, the other way round. */
  together(a: CharacterCounts, b: CharacterCounts): number {
    let odds = rising(BURST, a.length) + rising(BURST, b.length) - rising(BURST, a.length + b.length);
    let j = 0;
    for (let i = 0; i < a.ids.length; i++) {
      const id = a.ids[i] as number;
      while (j < b.ids.length && (b.ids[j] as number) < id) j++;
      if (j === b.ids.length) break;
      if (b.ids[j] !== id) continue;
      const few = Math.min(a.counts[i] as number, b.counts[j] as number);
      const many = Math.max(a.counts[i] as number, b.counts[j] as number);
      const prior = this.#prior[id] as number;
      for (let k = 0; k < few; k++) odds += Math.log((prior + many + k) / (prior + k));
    }
    return odds;
  }
}
