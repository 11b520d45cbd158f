import { light } from '../lexicon/patterns.js';

const HAN = '一二三四五六七八九十';
/**
 * How a number begins a line, with what stands before and behind it: `一、` `（二）` `3.` `第四章` `五是` `07`. A Han numeral may be followed by anything, for
 * the whole of a series shows what it is; a figure only by a mark, a blank or what is counted so (`第3条`), as 3月 and 4月 begin many lines by chance.
 */
const HAN_NUMBERED = light(/^([（(第其]?)([一二三四五六七八九十]{1,3})([^一二三四五六七八九十]?)/u);
const NUMBERED = light(/^([（(第]?)(0?[1-9]|[1-9]\d)([.．、)）:：\s条條章节節回名]|(?=\p{Script=Han}))(?!\d)/u);
const SIGNS = ['①⑴㈠❶⒈', '②⑵㈡❷⒉', '③⑶㈢❸⒊', '④⑷㈣❹⒋', '⑤⑸㈤❺⒌', '⑥⑹㈥❻⒍', '⑦⑺㈦❼⒎', '⑧⑻㈧❽⒏', '⑨⑼㈨❾⒐'];

/** What a line is numbered with: the form, which all of a series share, and the number. */
export function numberOf(text: string): { readonly form: string; readonly value: number } | null {
  const sign = text === '' ? -1 : SIGNS.findIndex((same) => same.includes(text[0] as string));
  if (sign >= 0) return { form: `sign ${(SIGNS[sign] as string).indexOf(text[0] as string)}`, value: sign + 1 };
  const han = HAN_NUMBERED.exec(text);
  if (han) return { form: `${han[1]}一${han[3]}`, value: valueOf(han[2] as string) };
  const figure = NUMBERED.exec(text);
  if (!figure || (!figure[1] && !figure[3] && !(figure[2] as string).startsWith('0'))) return null;
  return { form: `${figure[1]}1${(figure[3] as string).trim()}`, value: Number(figure[2]) };
}

function valueOf(han: string): number {
  const ten = han.indexOf('十');
  if (ten < 0) return han.length === 1 ? HAN.indexOf(han) + 1 : 0;
  const tens = ten === 0 ? 1 : HAN.indexOf(han[0] as string) + 1;
  return tens * 10 + (ten === han.length - 1 ? 0 : HAN.indexOf(han.at(-1) as string) + 1);
}

/** The series of a page: the lines, by their places, that begin with one, two, three … in one form. */
export function seriesOf(texts: readonly string[]): number[][] {
  const all: number[][] = [];
  const open = new Map<string, number[]>();
  texts.forEach((text, i) => {
    const number = numberOf(text);
    if (!number) return;
    const series = open.get(number.form);
    if (number.value === 1) {
      const begun = [i];
      open.set(number.form, begun);
      all.push(begun);
    } else if (series && number.value === series.length + 1) series.push(i);
  });
  return all.filter((series) => series.length > 1);
}
