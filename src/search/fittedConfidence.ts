/** Fitted by `npm run fit:confidence`; the names stand in confidence.ts. Not written by hand. */
export const FITTED_CONFIDENCE = {
  block: {
    any: 1.03,
    lines: 0.76,
    unended: -1.06,
    caption: -2.37,
    piece: -2.12,
  },
  article: {
    any: -0.37,
    blocks: 0.59,
    begins: 1.04,
    ends: 0.47,
    margin: 1.75,
    misread: -1.15,
    bare: -1.54,
    alone: -2.06,
  },
} as const;
