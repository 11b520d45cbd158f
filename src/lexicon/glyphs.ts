/**
 * Forms for vertical setting, and small forms, and what they are across. Some PDF tools give the form that was drawn instead of the mark
 * that was meant: `﹃ 清水桥 ﹄` is 『清水桥』.
 */
export const PRESENTATION_FORMS: ReadonlyMap<string, string> = new Map(
  [
    ['︐︑︒︓︔︕︖︗︘︙', '，、。：；！？〖〗…'],
    ['︱︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄', '—（）｛｝〔〕【】《》〈〉「」『』'],
    ['﹐﹑﹔﹕﹖﹗﹙﹚﹛﹜﹝﹞', '，、；：？！（）｛｝〔〕'],
  ].flatMap(([drawn, meant]) =>
    [...(drawn as string)].map((c, i) => [c, [...(meant as string)][i] as string] as const),
  ),
);

/**
 * Radicals that stand for whole characters in the text of some PDFs and that Unicode gives no compatibility mapping: `⻓江` is 长江.
 * The Kangxi radicals (U+2F00 to U+2FD5) and the compatibility ideographs need no table, NFKC knows them.
 */
export const RADICALS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '⺠': '民',
    '⻁': '虎',
    '⻄': '西',
    '⻅': '见',
    '⻆': '角',
    '⻉': '贝',
    '⻋': '车',
    '⻓': '长',
    '⻔': '门',
    '⻘': '青',
    '⻙': '韦',
    '⻚': '页',
    '⻛': '风',
    '⻜': '飞',
    '⻝': '食',
    '⻢': '马',
    '⻣': '骨',
    '⻤': '鬼',
    '⻥': '鱼',
    '⻦': '鸟',
    '⻨': '麦',
    '⻩': '黄',
    '⻬': '齐',
    '⻮': '齿',
    '⻰': '龙',
    '⻳': '龟',
  }),
);

/** Half-width marks that an engine reads where full-width ones were printed. */
export const FULL_WIDTH: ReadonlyMap<string, string> = new Map(
  [...',:;?!()'].map((c) => [c, String.fromCharCode(c.charCodeAt(0) + 0xfee0)]),
);
