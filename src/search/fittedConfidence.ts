/** Fitted by `npm run fit:confidence`; the names stand in confidence.ts. Not written by hand. */
export const FITTED_CONFIDENCE = {
  block: {
    any: 1.02,
    lines: 0.77,
    unended: -1.08,
    caption: -2.37,
    piece: -2.12,
  },
  article: {
    any: -0.24,
    blocks: 0.58,
    begins: 0.96,
    ends: 0.46,
    margin: 1.83,
    misread: -1.07,
    bare: -1.64,
    alone: -2.05,
  },
} as const;
