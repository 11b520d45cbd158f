/** Fitted by `npm run fit:confidence`; the names stand in confidence.ts. Not written by hand. */
export const FITTED_CONFIDENCE = {
  block: {
    any: 0.75,
    lines: 0.85,
    unended: -0.73,
    caption: -1.49,
    piece: -1.76,
  },
  article: {
    any: -1.26,
    blocks: 0.28,
    begins: 1.03,
    ends: 1.27,
    margin: 1.5,
    misread: -0.62,
    bare: -1.17,
    alone: -1.7,
  },
} as const;
