import type { Line, LinedPage } from '../model/draft.js';
import { joinLines } from '../typesetter/joinLines.js';
import { widthOf } from '../typesetter/measure.js';

/** A character that stands alone on a line of a vertical headline: no mark that may end a sentence. */
const SINGLE = /^[\p{Script=Han}\p{L}\p{N}“”‘’「」『』《》﹁﹂﹃﹄…—]$/u;
const LETTER = /[\p{Script=Han}\p{L}\p{N}]/u;
/** What may stand between two single characters, where a tool kept some together. Ems. */
const PIECE = 8;
const LAST_PIECE = 4;
const PIECE_MARKS = /[。；：！？!?:;]/u;

/**
 * A vertical headline comes out of a PDF cut into its characters, with here and there a few together: such lines are one line.
 *
 *     春 / 山里，飘来今年第 / 一 / 缕香
 *     ^                    ^  single characters, and the pieces between them
 */
export function bindVertical(page: LinedPage): LinedPage {
  const lines: Line[] = [];
  const all = page.lines;
  for (let i = 0; i < all.length; ) {
    const end = chainFrom(all, i);
    const line = all[i] as Line;
    lines.push(end - i < 2 ? line : { ...line, text: joinLines(all.slice(i, end).map((l) => l.text)) });
    i = Math.max(end, i + 1);
  }
  return lines.length === all.length ? page : { ...page, lines };
}

/** Where a chain that begins with line `from` ends; `from` where none begins. */
function chainFrom(lines: readonly Line[], from: number): number {
  const text = (i: number): string => lines[i]?.text.value ?? '';
  if (!SINGLE.test(text(from))) return from;
  let end = from + 1;
  let letters = LETTER.test(text(from)) ? 1 : 0;
  let pieces = 0;
  for (;;) {
    if (SINGLE.test(text(end))) end++;
    else if (isPiece(text(end), PIECE) && SINGLE.test(text(end + 1))) {
      pieces++;
      end += 2;
    } else break;
    if (LETTER.test(text(end - 1))) letters++;
  }
  if (letters < 2 || (pieces === 0 && end - from < 3)) return from;
  return pieces > 0 && isPiece(text(end), LAST_PIECE) ? end + 1 : end;
}

const isPiece = (text: string, most: number): boolean =>
  text !== '' && widthOf(text) <= most && !PIECE_MARKS.test(text) && !/[，、,]$/u.test(text);
