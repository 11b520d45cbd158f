/** Fitted by `npm run fit:confidence`; the names stand in confidence.ts. Not written by hand. */
export const FITTED_CONFIDENCE = {
  block: {
    any: 1.07,
    lines: 0.86,
    unended: -1.02,
    caption: -1.82,
    piece: -2.06,
  },
  article: {
    any: -1.31,
    blocks: 0.27,
    begins: 1.03,
    ends: 1.28,
    margin: 1.5,
    misread: -0.61,
    bare: -1.18,
    alone: -1.68,
  },
} as const;
