/** Fitted by `npm run fit:confidence`; the names stand in confidence.ts. Not written by hand. */
export const FITTED_CONFIDENCE = {
  block: {
    any: 1.15,
    lines: 0.82,
    unended: -0.87,
    caption: -2.27,
    piece: -2.17,
  },
  article: {
    any: -0.18,
    blocks: 0.45,
    begins: 0.83,
    ends: 0.32,
    margin: 1.91,
    misread: -0.92,
    bare: -1.22,
    alone: -2.59,
  },
} as const;
