/** Fitted by `npm run fit:confidence`; the names stand in confidence.ts. Not written by hand. */
export const FITTED_CONFIDENCE = {
  block: {
    any: 0.99,
    lines: 0.76,
    unended: -0.91,
    caption: -2.46,
    piece: -2.22,
  },
  article: {
    any: -0.38,
    blocks: 0.48,
    begins: 0.82,
    ends: 0.62,
    margin: 1.99,
    misread: -0.95,
    bare: -1.39,
    alone: -2.18,
  },
} as const;
