/** Fitted by `npm run fit:confidence`; the names stand in confidence.ts. Not written by hand. */
export const FITTED_CONFIDENCE = {
  block: {
    any: 1.21,
    lines: 0.83,
    unended: -0.88,
    caption: -2.36,
    piece: -2.25,
  },
  article: {
    any: -0.4,
    blocks: 0.48,
    begins: 0.84,
    ends: 0.56,
    margin: 2.09,
    misread: -0.85,
    bare: -1.52,
    alone: -2.18,
  },
} as const;
