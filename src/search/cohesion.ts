import type { Unit } from '../model/draft.js';

/** How many characters on either side are looked at. */
const REACH = 900;
/** Weight of the page's own character frequencies, in characters: the smaller, the more two texts are expected to differ. */
const CONCENTRATION = 20;

/** Han characters of the basic plane, as UTF-16 units. */
const FIRST = 0x3400;
const LAST = 0x9fff;

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
 */
export function cohesionOf(
  units: readonly Unit[],
  isText: (u: Unit) => boolean,
  isEdge: (u: Unit) => boolean,
): (at: number) => Cohesion {
  /** The number of each Han character that the page has, from 1, in the order in which they come. */
  const numbers = new Uint16Array(LAST - FIRST + 1);
  const total: number[] = [];
  let all = 0;
  const coded = units.map((u) => {
    if (!isText(u)) return null;
    const text = u.text.value;
    const out = new Uint16Array(text.length);
    let n = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit < FIRST || unit > LAST) continue;
      const id = (numbers[unit - FIRST] ||= total.push(0)) - 1;
      total[id] = (total[id] as number) + 1;
      out[n++] = id;
    }
    all += n;
    return out.subarray(0, n);
  });
  const left = new Int32Array(total.length);
  const right = new Int32Array(total.length);
  return (at) => {
    left.fill(0);
    right.fill(0);
    let before = 0;
    for (let i = at - 1; i >= 0 && before < REACH; i--) {
      const codes = coded[i];
      if (!codes) continue;
      countInto(left, codes);
      before += codes.length;
      if (isEdge(units[i] as Unit)) break;
    }
    let behind = 0;
    for (let i = at; i < units.length && behind < REACH; i++) {
      const codes = coded[i];
      if (!codes) continue;
      if (i > at && isEdge(units[i] as Unit)) break;
      countInto(right, codes);
      behind += codes.length;
    }
    // Γ(α+n)Γ(α+m) against Γ(α)Γ(α+n+m): what the totals say
    let apart = 0;
    for (let k = 0; k < behind; k++) apart += Math.log((CONCENTRATION + before + k) / (CONCENTRATION + k));
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

function countInto(counts: Int32Array, codes: Uint16Array): void {
  for (let i = 0; i < codes.length; i++) {
    const id = codes[i] as number;
    counts[id] = (counts[id] as number) + 1;
  }
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
  /** Sums of log(BURST + k), k from 0. */
  readonly #rising: number[] = [0];

  constructor(texts: readonly string[]) {
    const ids = new Map<string, number>();
    const total: number[] = [];
    let all = 0;
    this.counts = texts.map((text) => {
      const own = new Map<number, number>();
      for (const c of text) {
        if (c < '㐀' || c > '鿿') continue;
        let id = ids.get(c);
        if (id === undefined) {
          id = ids.size;
          ids.set(c, id);
          total.push(0);
        }
        total[id] = (total[id] as number) + 1;
        all++;
        own.set(id, (own.get(id) ?? 0) + 1);
      }
      return packed(own);
    });
    this.#prior = Float64Array.from(total, (n) => (BURST * n) / all);
  }

  sum(some: readonly CharacterCounts[]): CharacterCounts {
    if (some.length === 1) return some[0] as CharacterCounts;
    const own = new Map<number, number>();
    for (const { ids, counts } of some)
      ids.forEach((id, i) => {
        own.set(id, (own.get(id) ?? 0) + (counts[i] as number));
      });
    return packed(own);
  }

  /** Log odds of one story against two, in nats: `cohesionOf`, the other way round. */
  together(a: CharacterCounts, b: CharacterCounts): number {
    let odds = this.#risen(a.length) + this.#risen(b.length) - this.#risen(a.length + b.length);
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

  #risen(n: number): number {
    const known = this.#rising;
    for (let k = known.length; k <= n; k++) known.push((known[k - 1] as number) + Math.log(BURST + k - 1));
    return known[n] as number;
  }
}

function packed(own: ReadonlyMap<number, number>): CharacterCounts {
  const ids = Int32Array.from(own.keys()).sort();
  const counts = ids.map((id) => own.get(id) as number);
  return { ids, counts, length: counts.reduce((a, b) => a + b, 0) };
}
