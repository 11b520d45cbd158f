import { FUNCTION_CHARACTERS } from '../lexicon/functionWords.js';
import type { Segmenter } from './segmenter.js';

/** What a segmenter sees where two phrases meet. */
export type AcrossBreak = 'word' | 'clean' | 'orphan' | 'orphans';

/** Characters of either side that are looked at: enough for a word and its neighbour. */
const REACH = 4;
const HAN = /^\p{Script=Han}$/u;

const isOrphan = (word: string): boolean => HAN.test(word) && !FUNCTION_CHARACTERS.has(word);

/**
 * Reads `before` and `next` as one stretch: `word` where a word lies across the break (关|键); else whether a character is left over at one
 * side (`orphan`) or both (`orphans`) that is hardly a word of its own, which speaks against the two belonging together.
 */
export function acrossBreak(before: string, next: string, segmenter: Segmenter): AcrossBreak {
  const left = before.slice(-REACH);
  const at = left.length;
  let orphans = 0;
  let start = 0;
  for (const word of segmenter.words(left + next.slice(0, REACH))) {
    const end = start + word.length;
    if (start < at && end > at) return 'word';
    if ((end === at || start === at) && isOrphan(word)) orphans++;
    if (start >= at) break;
    start = end;
  }
  return orphans === 0 ? 'clean' : orphans === 1 ? 'orphan' : 'orphans';
}
