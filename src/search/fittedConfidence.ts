/** Fitted by `npm run fit:confidence`; the names stand in confidence.ts. Not written by hand. */
export const FITTED_CONFIDENCE = {
  block: {
    any: 1.05,
    lines: 0.75,
    unended: -1.03,
    caption: -2.39,
    piece: -1.95,
  },
  article: {
    any: -0.29,
    blocks: 0.46,
    begins: 1.19,
    ends: 0.48,
    margin: 1.64,
    misread: -0.81,
    bare: -1.88,
    alone: -2.13,
  },
} as const;
