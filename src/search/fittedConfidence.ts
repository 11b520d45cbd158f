/** Fitted by `npm run fit:confidence`; the names stand in confidence.ts. Not written by hand. */
export const FITTED_CONFIDENCE = {
  block: { any: 1.07, lines: 0.86, unended: -1.01, caption: -1.81, piece: -2.05 },
  article: { any: -1.34, blocks: 0.39, begins: 1.24, ends: 0.85, margin: 2.12, bare: -1.27, alone: -1.85 },
} as const;
