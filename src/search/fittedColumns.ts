import type { ColumnWeights } from './columnWeights.js';

/** Fitted by `npm run fit:columns`; what each name means stands in columnWeights.ts. Not written by hand. */
export const FITTED_COLUMNS: ColumnWeights = {
  costs: {
    open: 5.4,
    openEarly: 2.8,
    overflow: 1.8,
    skip: 2.34,
    mid: 0.96,
    rest: 0.8,
    decay: 2.1,
    skipInRow: 3.6,
    tooWide: 0.5,
    shortInside: 2,
    afterShort: 1.5,
    afterEnd: 0.5,
    dangling: 1.5,
    begin: -0.36,
    notFirst: 4,
    heading: 1.2,
    noGap: 1.68,
    noIndent: 1.5,
    quote: 1.68,
    joinClosing: -1,
    joinMark: 1,
  },
  says: {
    succession: 0.7,
    pair: 0.78,
    triple: 1.96,
    number: 1.16,
    closing: -2.04,
    word: 1.9,
    clean: 0,
    orphan: -0.72,
    orphans: -1.1,
  },
};
