/** A half-open range `[start, end)` in UTF-16 units of the decoded source text, a leading BOM not counted. */
export type Span = readonly [start: number, end: number];

/** Joins spans that touch, in the order given: `[0,2] [2,5] [9,10]` → `[0,5] [9,10]`. Order is kept, because a moved fragment stands out of order. */
export function joinTouching(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const [start, end] of spans) {
    const last = out[out.length - 1];
    if (last && last[1] === start) out[out.length - 1] = [last[0], end];
    else out.push([start, end]);
  }
  return out;
}
