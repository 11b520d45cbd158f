import { describe, expect, it } from 'vitest';
import { numberOf, seriesOf } from '../src/typesetter/series.js';

describe('numberOf', () => {
  it.each([
    ['一、总则', '一、', 1],
    ['（二）养护', '（一）', 2],
    ['第三章 附则', '第一章', 3],
    ['第十二条 本办法', '第一条', 12],
    ['二十、其他', '一、', 20],
    ['三十一、其他', '一、', 31],
    ['其四，灯火', '其一，', 4],
    ['五是兴水', '一是', 5],
    ['六', '一', 6],
    ['7.红豆', '1.', 7],
    ['(8)红豆', '(1)', 8],
    ['第9名 红豆', '第1名', 9],
    ['03 红豆', '01 青豆', 3],
    ['③ 红豆', '① ', 3],
    ['㈣ 红豆', '㈠ ', 4],
  ])('reads %s', (text, like, value) => {
    expect(numberOf(text)).toEqual({ form: numberOf(like)?.form, value });
  });

  it.each(['3月春耕', '2024年春', '3.5万亩', '1949年', '春耕', '', '100、红豆'])('reads none in %s', (text) => {
    expect(numberOf(text)).toBeNull();
  });

  it('tells forms apart', () => {
    const forms = ['一、', '（一）', '一是', '第一章', '第一条', '1.', '(1)', '①', '⑴'].map(
      (text) => numberOf(text)?.form,
    );
    expect(new Set(forms).size).toBe(forms.length);
  });
});

describe('seriesOf', () => {
  it('counts on from one, over what stands between', () => {
    expect(seriesOf(['一、甲', '文', '二、乙', '（一）丙', '（二）丁', '三、戊', '（一）己', '（二）庚'])).toEqual([
      [0, 2, 5],
      [3, 4],
      [6, 7],
    ]);
  });

  it('has nothing of a number alone, of one that skips, or of one that nothing begins', () => {
    expect(seriesOf(['一、甲', '三、乙', '二是丙', '三是丁', '1.戊'])).toEqual([]);
  });

  it('does not take a year or a day of the month that begins a line by chance', () => {
    expect(seriesOf(['1月底', '2月初', '1949年', '1950年'])).toEqual([]);
  });
});
