import { NOT_AT_END, NOT_AT_START, SQUEEZABLE } from '../lexicon/punctuation.js';

/** Code points up to here may be narrow; what lies above, and is not in the few ranges below, fills an em. */
const isNarrow = (c: number): boolean => c < 0x2e80 && !isWideMark(c);
/** Punctuation of the General Punctuation block that Chinese type sets on a whole em: “ ” ‘ ’ … — and symbols such as ① ■ ℃. */
const isWideMark = (c: number): boolean => (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x2bff);

const squeezable = new Set([...SQUEEZABLE].map((c) => c.charCodeAt(0)));
const closers = new Set([...NOT_AT_START].map((c) => c.charCodeAt(0)));
const openers = new Set([...NOT_AT_END].map((c) => c.charCodeAt(0)));

/** Whether the UTF-16 unit is a mark that may not begin a line. */
export const mayNotBegin = (unit: number): boolean => closers.has(unit);
/** Whether the UTF-16 unit is a mark that may not end a line. */
export const mayNotEnd = (unit: number): boolean => openers.has(unit);
export const isMark = (unit: number): boolean => closers.has(unit) || openers.has(unit);

/** Width of one UTF-16 unit in ems. The second half of a surrogate pair adds nothing. */
export function emOf(unit: number): number {
  if (unit === 0x20) return 0.3;
  if (unit >= 0xdc00 && unit <= 0xdfff) return 0;
  return isNarrow(unit) ? 0.5 : 1;
}

/**
 * Width of a line in ems: a full-width character 1, an ASCII one a half, and of two adjacent full-width marks one is squeezed to a half.
 * Method: Requirements for Chinese Text Layout (W3C clreq), punctuation adjustment.
 */
export function widthOf(text: string): number {
  let width = 0;
  let before = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    width += emOf(unit);
    const mark = squeezable.has(unit);
    if (mark && before) width -= 0.5;
    before = mark;
  }
  return width;
}

const isAlphanumeric = (unit: number): boolean =>
  (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);

/**
 * Ems that the next line's first unit would have needed at the end of this one: its first character, a Latin word or a number whole,
 * with the opening marks before it and the closing marks after it.
 */
export function firstUnitWidth(text: string): number {
  let i = 0;
  let width = 0;
  while (i < text.length - 1 && openers.has(text.charCodeAt(i))) width += emOf(text.charCodeAt(i++));
  if (isAlphanumeric(text.charCodeAt(i))) {
    while (
      i < text.length &&
      (isAlphanumeric(text.charCodeAt(i)) || (text[i] === '.' && isAlphanumeric(text.charCodeAt(i + 1))))
    )
      width += emOf(text.charCodeAt(i++));
  } else width += emOf(text.charCodeAt(i++));
  if (closers.has(text.charCodeAt(i))) width += 0.5;
  return width;
}

/** What found no room on a line of display type is short, in ems, and so many times shorter. */
const RUNT = 4;
const SHORTER = 3;
/** Whether a line of display type is what found no room on the line before it: `……低窪商戶落閘戒` / `備`. Widths are ems. */
export const isRunt = (before: number, width: number): boolean => width <= RUNT && SHORTER * width <= before;
