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

/** Who may stand first in the brackets after an opening: `本报讯（记者 某某）`. */
const IN_OPENING = '(?:本[报報]|首席|特[约約派]|[见見实實][习習])*(?:[记記]者|通[讯訊][员員])';

/**
 * Brackets that an engine reads as others, where the text itself proves which was printed: one that another kind closes on the same line,
 * one before the reporter of an opening, and a corner bracket read as a letter.
 */
export const MISREAD_BRACKETS: readonly { readonly pattern: RegExp; readonly by: string; readonly sample: string }[] = [
  {
    sample: '本报讯《记者 某某',
    by: '（',
    pattern: new RegExp(`(?<=[讯訊电電])\\s?（?[〈《]{1,2}(?=${IN_OPENING})`, 'gu'),
  },
  { sample: '（共三页〉 里的 〈某镇）', by: '（', pattern: /[〈《](?=[^〈〉《》（）()]{1,30}[）)])/gu },
  {
    sample: '他說「再來一次J。',
    by: '」',
    pattern: /(?<=「[^「」]{0,40}[\p{Script=Han}，。！？])(?:Je|J)(?=$|[，。、；：！？他她])/gu,
  },
];
