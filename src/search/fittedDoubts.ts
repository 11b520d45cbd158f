import type { Manner } from './manner.js';

/** Fitted by `npm run fit:doubts`; see doubts.ts. Not written by hand. */
export const FITTED_DOUBTS: Readonly<Record<Manner, number>> = {
  modern: 0.45,
  boxed: 0.23,
  old: 0.19,
};
