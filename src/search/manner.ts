import type { Line } from '../model/draft.js';
import type { Era } from './era.js';
import { isBoxed } from './features.js';

/**
 * How a page's text came about, as far as that decides what follows what: in the order of a typesetter's stream, of today or before 1950, or read
 * box by box or row by row, in the order of the eye.
 */
export type Manner = Era | 'boxed';
export const MANNERS: readonly Manner[] = ['modern', 'boxed', 'old'];

export const mannerOf = ({ era, lines }: { readonly era: Era; readonly lines: readonly Line[] }): Manner =>
  era === 'modern' && isInOrderOfTheEye(lines) ? 'boxed' : era;

/** Box by box, or row by row across several columns: pieces of one line then stand as lines of their own. */
export const isInOrderOfTheEye = (lines: readonly Line[]): boolean =>
  isBoxed(lines) || inPieces(lines.filter((l) => !l.set));
const inPieces = (lines: readonly Line[]): boolean => new Set(lines.map((l) => l.number)).size < lines.length;
