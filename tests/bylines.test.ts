import { describe, expect, it } from 'vitest';
import { BYLINE_TAIL } from '../src/lexicon/bylines.js';

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
