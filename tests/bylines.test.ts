import { describe, expect, it } from 'vitest';
import { BYLINE_TAIL, BYLINE_TRADE } from '../src/lexicon/bylines.js';

describe('the end of a byline', () => {
  it.each([
    '温如言 文/图',
    '乔以恒整理',
    '■记者江晚舟文余小山图',
    '本报记者 苗青青 文／图',
    '沈夜航著',
    '捉月人譔',
  ])('stands behind a name: %s', (line) => {
    expect(BYLINE_TAIL.test(line)).toBe(true);
  });

  it.each([
    '画好“抬头看见”新地图',
    '写活“一河两岸”大作文',
    '新城的“第二张”路线图',
    '二十四个村共绘一张图',
  ])('is not how a headline ends: %s', (line) => {
    expect(BYLINE_TAIL.test(line)).toBe(false);
  });
});

describe('the trade that a byline begins with', () => {
  it.each(['本报记者 苗青青', '■记者江晚舟', '记者 连城', '通讯员园丁', '摄影 来燕'])('stands in %s', (line) => {
    expect(BYLINE_TRADE.test(line)).toBe(true);
  });

  it.each([
    '记者观察',
    '本报记者手记',
    '编辑手记',
    '评论员观察',
    '通讯员之家',
    '摄影大赛',
    '記者札記',
    '作者简介',
  ])('is none in the name of a column: %s', (line) => {
    expect(BYLINE_TRADE.test(line)).toBe(false);
  });
});
