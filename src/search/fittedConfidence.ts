/** Fitted by `npm run fit:confidence`; the names stand in confidence.ts. Not written by hand. */
export const FITTED_CONFIDENCE = {
  block: {
    any: 1.01,
    lines: 0.76,
    unended: -1.11,
    caption: -2.24,
    piece: -2.09,
  },
  article: {
    any: -0.58,
    blocks: 0.49,
    begins: 1.13,
    ends: 0.68,
    margin: 1.78,
    misread: -1.01,
    bare: -1.66,
    alone: -2.4,
  },
} as const;
