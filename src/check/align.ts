/** Positions of `a` and `b` that hold the same character, in order: a longest common subsequence. */
export type Alignment = readonly (readonly [a: number, b: number])[];

/**
 * The shortest edit script after Myers (1986), "An O(ND) difference algorithm and its variations": how far along each diagonal one comes
 * with d insertions and deletions, for growing d; then the way back.
 */
export function align(a: readonly string[], b: readonly string[]): Alignment {
  /** reach[d][k + d]: how much of `a` is used up on diagonal k (used of a − used of b) after d edits. */
  const reach: Int32Array[] = [];
  for (let d = 0; ; d++) {
    const row = new Int32Array(2 * d + 1).fill(-1);
    reach.push(row);
    for (let k = -d; k <= d; k += 2) {
      let x = d === 0 ? 0 : entry(reach[d - 1] as Int32Array, d - 1, k).x;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      row[k + d] = x;
      if (x >= a.length && x - k >= b.length) return wayBack(reach, a.length, b.length);
    }
  }
}

/** The better way onto diagonal k from the row of d edits: an insertion from the diagonal above, or a deletion from the one below. */
function entry(row: Int32Array, d: number, k: number): { x: number; from: number } {
  const at = (diagonal: number): number => (Math.abs(diagonal) > d ? -1 : (row[diagonal + d] as number));
  const inserted = at(k + 1);
  const deleted = at(k - 1);
  return k === -(d + 1) || (k !== d + 1 && deleted < inserted)
    ? { x: inserted, from: k + 1 }
    : { x: deleted + 1, from: k - 1 };
}

function wayBack(reach: readonly Int32Array[], n: number, m: number): Alignment {
  const pairs: [number, number][] = [];
  let x = n;
  let k = n - m;
  for (let d = reach.length - 1; d > 0; d--) {
    const { x: begun, from } = entry(reach[d - 1] as Int32Array, d - 1, k);
    for (; x > begun; x--) pairs.push([x - 1, x - 1 - k]);
    x = from > k ? begun : begun - 1;
    k = from;
  }
  for (; x > 0; x--) pairs.push([x - 1, x - 1 - k]);
  return pairs.reverse();
}

/** Edit distance along an alignment: what is missing and what is added at one place count as replaced. */
export function editsAlong(alignment: Alignment, a: number, b: number): number {
  let [edits, i, j] = [0, 0, 0];
  for (const [x, y] of [...alignment, [a, b] as const]) {
    edits += Math.max(x - i, y - j);
    [i, j] = [x + 1, y + 1];
  }
  return edits;
}
