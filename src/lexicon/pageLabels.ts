/** Numerals that a page is numbered with: 第三版, 第〇二版, 第廿一版. Tens are written 十 or contracted. */
export const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

export const TENS: Readonly<Record<string, number>> = { 十: 1, 廿: 2, 卅: 3 };

/** What a page number stands between, in print (`第三版`, `A2版`, `轉第三版`) and in jump lines. */
export const PRINTED_PAGE = /(?:第\s*)?([A-Za-z]?\s*(?:\d{1,3}|[〇零一二三四五六七八九十廿卅]{1,4}))\s*[版面页頁]/u;

/** A page number that stands in a line with other things, a date as a rule: `2024年3月1日　星期五　第1版`. Not `今日8版`, which counts pages. */
export const PAGE_IN_LINE = /第\s*(?:[A-Za-z]?\s*(?:\d{1,3}|[〇零一二三四五六七八九十廿卅]{1,4}))\s*[版面页頁]/gu;

/** The last part of a file's name that can be a page number: `20220301-02`, `1953_第3版`, `A02`. Not the day of a date. */
export const PAGE_IN_NAME = /(?:^|[-_. 　第])([A-Za-z]?\d{1,3}|[〇零一二三四五六七八九十廿卅]{1,4})(?:[版面页頁])?$/u;

/** A name that ends in a date has no page number: `2022-03-01`, `1953.4.30`. */
export const DATE_IN_NAME = /(?:18|19|20)\d\d[-_.年]\d{1,2}[-_.月]\d{1,2}日?$/u;
