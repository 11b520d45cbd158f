import type { Line } from '../model/draft.js';
import type { Era } from './era.js';
import { isBoxed } from './features.js';

/**
 * How a page's text came about, as far as that decides what follows what: in the order of a typesetter's stream, of today or before 1950, or read
 * box by box, in the order of the eye.
 */
export type Manner = Era | 'boxed';
export const MANNERS: readonly Manner[] = ['modern', 'boxed', 'old'];

export const mannerOf = (page: { readonly era: Era; readonly lines: readonly Line[] }): Manner =>
  page.era === 'modern' && isBoxed(page.lines) ? 'boxed' : page.era;
