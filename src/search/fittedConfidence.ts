/** Fitted by `npm run fit:confidence`; the names stand in confidence.ts. Not written by hand. */
export const FITTED_CONFIDENCE = {
  block: {
    any: 0.91,
    lines: 0.76,
    unended: -0.99,
    caption: -2.41,
    piece: -2.03,
  },
  article: {
    any: -0.21,
    blocks: 0.52,
    begins: 1.09,
    ends: 0.34,
    margin: 1.88,
    misread: -1,
    bare: -1.89,
    alone: -1.9,
  },
} as const;
