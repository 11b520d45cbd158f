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
