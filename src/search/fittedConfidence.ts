/** Fitted by `npm run fit:confidence`; the names stand in confidence.ts. Not written by hand. */
export const FITTED_CONFIDENCE = {
  block: {
    any: 1.02,
    lines: 0.77,
    unended: -1.08,
    caption: -2.38,
    piece: -2.12,
  },
  article: {
    any: -0.28,
    blocks: 0.55,
    begins: 0.95,
    ends: 0.52,
    margin: 1.79,
    misread: -0.93,
    bare: -1.61,
    alone: -2.14,
  },
} as const;
