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
    any: -0.35,
    blocks: 0.57,
    begins: 1.07,
    ends: 0.43,
    margin: 1.77,
    misread: -1.17,
    bare: -1.47,
    alone: -2.12,
  },
} as const;
