import { OPENINGS } from '../lexicon/openings.js';
import { anyOf } from '../lexicon/patterns.js';
import type { Line, LinedPage } from '../model/draft.js';
import { Text } from '../model/text.js';
import { widthOf } from '../typesetter/measure.js';

/** A character that stands alone on a line of a vertical headline: no mark that may end a sentence. */
const SINGLE = /^[\p{Script=Han}\p{L}\p{N}“”‘’「」『』《》﹁﹂﹃﹄…—]$/u;
const isSingle = (text: string): boolean => text.length <= 2 && SINGLE.test(text);
/** A pause inside a vertical headline. */
const PAUSE = /^[，、：；]$/u;
const LETTER = /[\p{Script=Han}\p{L}\p{N}]/u;
/** What may stand between two single characters, where a tool kept some together. Ems. */
const PIECE = 8;
const LAST_PIECE = 2;
const PIECE_MARKS = /[。；：！？!?:;]/u;

/** The first character of a vertical headline may hang at the end of the line before it: `……的人自己扎灯 四` / `十里河灯照到天亮` */
const HANGING = /^[^。；：！？]{6,}[ \u3000](?=\p{Script=Han}$)/u;

/** A phrase of a vertical deck. Ems. */
const PHRASE = 14;
/** The phrases of one deck are about as long as each other: a line so much longer behind the last quote, right above running text, is a headline. Ems. */
const LONGER = 2;
const OPENS = /^[“‘「『﹁﹃]$/u;
const CLOSES = /^[”’」』﹂﹄]$/u;
const RUNNING = anyOf([/[，。；]/u, ...OPENINGS.map((o) => o.pattern)]);

/**
 * A vertical headline comes out of a PDF cut into its characters, with here and there a few together: such lines are one line. So are the phrases of a
 * vertical deck and their quotes.
 *
 *     老 / 槐树下，谁在 / 半 / 夜磨 / 豆 / 腐
 *     ^                  ^          ^    ^  single characters, and the pieces between them
 *
 *     坚守 / 『 / 一条河 / 』 / 到白头
 */
export function bindVertical(page: LinedPage): LinedPage {
  const lines: Line[] = [];
  const all = page.lines;
  let bound = false;
  for (let i = 0; i < all.length; ) {
    const line = all[i] as Line;
    const before = lines[lines.length - 1];
    const hanging = before ? HANGING.exec(before.text.value) : null;
    const end = Math.max(chainFrom(all, i, hanging !== null), quotedFrom(all, i));
    if (end === i) {
      lines.push(line);
      i++;
      continue;
    }
    bound = true;
    const texts = all.slice(i, end).map((l) => l.text);
    if (before && hanging) {
      const [head, character] = before.text.cutAt([hanging[0].length]) as [Text, Text];
      texts.unshift(character);
      lines[lines.length - 1] = { ...before, text: head.trim() };
    }
    lines.push({ ...line, text: Text.concat(texts) });
    i = end;
  }
  return bound ? { ...page, lines } : page;
}

/** Where a chain that begins with line `from` ends; `from` where none begins. */
function chainFrom(lines: readonly Line[], from: number, hangs: boolean): number {
  const text = (i: number): string => lines[i]?.text.value ?? '';
  let end = from;
  let letters = hangs ? 1 : 0;
  let pieces = 0;
  if (isSingle(text(from))) {
    end++;
    if (LETTER.test(text(from))) letters++;
  } else if (!hangs || !isPiece(text(from), PIECE)) return from;
  else {
    pieces++;
    end++;
  }
  for (;;) {
    if (isSingle(text(end)) || (PAUSE.test(text(end)) && isSingle(text(end - 1)))) end++;
    else if (isPiece(text(end), PIECE) && isSingle(text(end + 1))) {
      pieces++;
      end += 2;
    } else break;
    if (LETTER.test(text(end - 1))) letters++;
  }
  if (hangs && pieces > 0 && end - from === 1) return end;
  if (letters < 2 || (pieces === 0 && end - from < (hangs ? 2 : 3))) return from;
  return (pieces > 0 || hangs) && isPiece(text(end), LAST_PIECE) ? end + 1 : end;
}

const isPiece = (text: string, most: number): boolean =>
  text !== '' && widthOf(text) <= most && !PIECE_MARKS.test(text) && !/[，、,]$/u.test(text);

/** Where a deck with quotes on lines of their own ends that begins with line `from`; `from` where none begins. */
function quotedFrom(lines: readonly Line[], from: number): number {
  const text = (i: number): string => lines[i]?.text.value ?? '';
  const isPhrase = (i: number): boolean => isPiece(text(i), PHRASE) && !OPENS.test(text(i)) && !CLOSES.test(text(i));
  let end = from;
  let widest = 0;
  const take = (to: number): void => {
    for (; end < to; end++) widest = Math.max(widest, widthOf(text(end)));
  };
  for (;;) {
    const quote = OPENS.test(text(end)) ? end : end + 1;
    if (!OPENS.test(text(quote)) || !CLOSES.test(text(quote + 2)) || !isPhrase(quote + 1)) break;
    if (quote > end && !isPhrase(end)) break;
    take(quote + 3);
  }
  if (end === from || !isPhrase(end)) return end;
  const isHeadline = widthOf(text(end)) > widest + LONGER && RUNNING(text(end + 1));
  return isHeadline ? end : end + 1;
}
