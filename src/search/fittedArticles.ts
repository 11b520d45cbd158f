import type { Era } from './era.js';

export interface ArticleWeights {
  readonly gap: Readonly<Record<string, number>>;
  readonly run: Readonly<Record<string, number>>;
  readonly cut: Readonly<Record<string, number>>;
  readonly block: Readonly<Record<string, number>>;
}

/** Fitted by `npm run fit:articles`; the names stand in gaps.ts and blockCuts.ts. Not written by hand. */
export const FITTED_ARTICLES: Readonly<Record<Era, ArticleWeights>> = {
  modern: { gap: { opening: 1 }, run: { opening: 0.5, display: 0.5 }, cut: { any: -5 }, block: { any: -1 } },
  old: { gap: { opening: 1 }, run: { opening: 0.5, display: 0.5 }, cut: { any: -5 }, block: { any: -1 } },
};
