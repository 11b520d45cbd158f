/** Fitted by `npm run fit:confidence`; the names stand in confidence.ts. Not written by hand. */
export const FITTED_CONFIDENCE = {
  block: {
    any: 0.9,
    lines: 0.77,
    unended: -0.99,
    caption: -2.39,
    piece: -1.97,
  },
  article: {
    any: -0.44,
    blocks: 0.48,
    begins: 1.23,
    ends: 0.54,
    margin: 1.73,
    misread: -0.82,
    bare: -1.95,
    alone: -1.92,
  },
} as const;
