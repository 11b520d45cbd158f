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
    any: -0.18,
    blocks: 0.52,
    begins: 1.03,
    ends: 0.34,
    margin: 1.88,
    misread: -1.01,
    bare: -1.85,
    alone: -1.63,
  },
} as const;
