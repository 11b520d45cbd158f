/** Fitted by `npm run fit:confidence`; the names stand in confidence.ts. Not written by hand. */
export const FITTED_CONFIDENCE = {
  block: {
    any: 1.08,
    lines: 0.75,
    unended: -1.14,
    caption: -2.44,
    piece: -2.19,
  },
  article: {
    any: -0.63,
    blocks: 0.43,
    begins: 1.13,
    ends: 0.83,
    margin: 1.74,
    misread: -0.94,
    bare: -1.71,
    alone: -2.18,
  },
} as const;
