/** Fitted by `npm run fit:confidence`; the names stand in confidence.ts. Not written by hand. */
export const FITTED_CONFIDENCE = {
  block: {
    any: 1.04,
    lines: 0.74,
    unended: -1.08,
    caption: -2.33,
    piece: -1.87,
  },
  article: {
    any: -0.12,
    blocks: 0.54,
    begins: 1.12,
    ends: 0.19,
    margin: 1.78,
    misread: -0.9,
    bare: -1.85,
    alone: -2.14,
  },
} as const;
