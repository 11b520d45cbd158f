/** Fitted by `npm run fit:confidence`; the names stand in confidence.ts. Not written by hand. */
export const FITTED_CONFIDENCE = {
  block: {
    any: 0.93,
    lines: 0.76,
    unended: -1,
    caption: -2.42,
    piece: -2.04,
  },
  article: {
    any: 0.02,
    blocks: 0.49,
    begins: 1.02,
    ends: 0.2,
    margin: 1.84,
    misread: -0.88,
    bare: -1.87,
    alone: -0.8,
  },
} as const;
