/** Fitted by `npm run fit:confidence`; the names stand in confidence.ts. Not written by hand. */
export const FITTED_CONFIDENCE = {
  block: {
    any: 1.19,
    lines: 0.84,
    unended: -0.95,
    caption: -2.4,
    piece: -2.23,
  },
  article: {
    any: -0.35,
    blocks: 0.5,
    begins: 0.81,
    ends: 0.59,
    margin: 2.06,
    misread: -1.04,
    bare: -1.48,
    alone: -2.38,
  },
} as const;
