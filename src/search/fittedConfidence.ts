/** Fitted by `npm run fit:confidence`; the names stand in confidence.ts. Not written by hand. */
export const FITTED_CONFIDENCE = {
  block: {
    any: 1.06,
    lines: 0.87,
    unended: -1.01,
    caption: -1.81,
    piece: -2.06,
  },
  article: {
    any: -1.13,
    blocks: 0.42,
    begins: 1.19,
    ends: 0.77,
    margin: 2.14,
    misread: -1.14,
    bare: -1.34,
    alone: -1.93,
  },
} as const;
