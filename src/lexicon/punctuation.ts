/** Marks that may not begin a line (避头): `，` `。` `”` `）` … */
export const NOT_AT_START = '，。、；：？！”’）》」』〉】〕］｝…—·％℃,.;:?!)]}%﹂﹄﹒﹐';
/** Marks that may not end a line (避尾): `“` `（` `《` … */
export const NOT_AT_END = '“‘（《「『〈【〔［｛([{﹁﹃';
/** Full-width marks whose ink fills half of their em, so that the typesetter may squeeze them. */
export const SQUEEZABLE = '，。、；：？！”’）》」』〉】〕］“‘（《「『〈【〔［';
/** Marks that end a sentence, before any closing quotes. */
export const SENTENCE_END = '。！？!?…';
/** Marks that end a clause but no sentence: `他说，` */
export const CLAUSE_END = '，、；：,;:—';
/** Quotes and brackets that close. */
export const CLOSING = '”’）》」』〉】〕］)]}';
/** Pairs that enclose: an open one at a line's end speaks for the paragraph going on. */
export const PAIRS: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['「', '」'],
  ['『', '』'],
  ['（', '）'],
  ['《', '》'],
  ['(', ')'],
  ['〔', '〕'],
  ['【', '】'],
];
/** `“灯不亮”` */
export const QUOTED_WHOLE = /^[“「『][^”」』]*[”」』]$/u;
