import { DATE_IN_NAME, DIGITS, PAGE_IN_LINE, PAGE_IN_NAME, PRINTED_PAGE, TENS } from '../lexicon/pageLabels.js';

/** A page number in one form whatever it was printed in: 第三版 and 03版 are `3`, Ａ2版 is `A2`. Null where there is none. */
export function printedPage(text: string): string | null {
  const found = PRINTED_PAGE.exec(halfWidth(text));
  return found ? label(found[1] as string) : null;
}

/** The page number in a line that holds other things too, null where there is none or more than one. */
export function pageInLine(text: string): string | null {
  const found = new Set((halfWidth(text).match(PAGE_IN_LINE) ?? []).map(printedPage));
  return found.size === 1 ? ([...found][0] as string) : null;
}

/** What a line says beside the number of its page, so that the lines of two pages can be compared. */
export const withoutPage = (text: string): string => halfWidth(text).replace(PAGE_IN_LINE, '');

/** The page number at the end of a file's stem, and what stands before it; null where there is none. */
export function pageInName(stem: string): { readonly before: string; readonly label: string } | null {
  const found = DATE_IN_NAME.test(stem) ? null : PAGE_IN_NAME.exec(halfWidth(stem));
  return found ? { before: stem.slice(0, found.index), label: label(found[1] as string) } : null;
}

/** One UTF-16 unit for one, so that offsets stay. */
const halfWidth = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));

function label(printed: string): string {
  const [, letter = '', number = ''] = /^([A-Za-z]?)\s*(.*)$/u.exec(printed) ?? [];
  return letter.toUpperCase() + String(/^\d/u.test(number) ? Number(number) : chineseNumber(number));
}

/** 二十一, 廿一 and 二一 are 21; 十 is 10; 〇二 is 2. */
function chineseNumber(text: string): number {
  let value = 0;
  for (const [i, c] of [...text].entries()) {
    const tens = TENS[c];
    if (tens === undefined) value = tensBefore(text, i) ? value + (DIGITS[c] ?? 0) : value * 10 + (DIGITS[c] ?? 0);
    else value = c === '十' ? (value || 1) * 10 : tens * 10;
  }
  return value;
}

const tensBefore = (text: string, i: number): boolean => i > 0 && TENS[[...text][i - 1] as string] !== undefined;
