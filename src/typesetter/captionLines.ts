import { CAPTION_CREDIT_ALONE, CAPTION_END, CAPTION_START } from '../lexicon/captions.js';
import { CLAUSE_END, CLOSING, NOT_AT_START, SENTENCE_END } from '../lexicon/punctuation.js';
import { isEnclosed } from './enclosed.js';

const ENDS = SENTENCE_END + CLOSING;
const MARK = /[，、；。！？]/u;

/**
 * Whether a caption goes on from one line to the next. Captions stand side by side, and their measure is the picture's, so only what their
 * characters say counts: a credit on a line of its own, a mark that may not begin a line, a clause or brackets left open, and an end without a mark where there
 * are marks inside.
 */
export function captionGoesOn(before: string, next: string): boolean {
  const last = before.at(-1) ?? '';
  if (NOT_AT_START.includes(next.charAt(0)) || isEnclosed(before, next)) return true;
  if (CAPTION_START.test(next) || CAPTION_END.test(before)) return false;
  if (CAPTION_CREDIT_ALONE.test(next) || CLAUSE_END.includes(last)) return true;
  return MARK.test(before) && !ENDS.includes(last);
}
