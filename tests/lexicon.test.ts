import { describe, expect, it } from 'vitest';
import { FURNITURE } from '../src/lexicon/furniture.js';
import { SIGNATURE } from '../src/lexicon/jumps.js';

const kindOf = (line: string): string | undefined => FURNITURE.find((row) => row.pattern.test(line))?.kind;

describe('furniture', () => {
  it.each(FURNITURE.map((row) => [row.sample, row.pattern]))('a row knows its sample: %s', (sample, pattern) => {
    expect(pattern.test(sample)).toBe(true);
  });

  it.each([
    '体育 2024年6月9日',
    'A3 公报 2024年2月20日 星期二',
    '國際新聞 中華民國一一三年六月十八日 星期二',
    '副刊 二〇二四年五月十日',
    '体育2024年6月9日',
    '02文化周刊2024年10月11日',
    '地方綜合中華民國一一三年六月十八日',
  ])('the name of a page, and its date: %s', (line) => {
    expect(kindOf(line)).toBe('date');
  });

  it.each([
    '开工 2024年6月9日在河口镇',
    '会议定于 六月九日 召开',
    '体育馆开工日期为2024年6月9日',
    '渡口停航至2024年6月9日',
    '2024年6月，渡口停航',
    '六月四日他到了渡口',
  ])('a date in running text is none: %s', (line) => {
    expect(kindOf(line)).toBeUndefined();
  });
});

describe('a signature', () => {
  it.each(['（石小榆）', '（作者系渡口小学教师）', '（本报记者 连城）', '来源：渡口网'])('is %s', (line) => {
    expect(SIGNATURE.test(line)).toBe(true);
  });

  it.each([
    '（2024年2月6日云溪县人民政府令第12号公布）',
    '（2024年1月5日云溪县人大常委会第十次会议通过 自2024年5月1日起施行）',
  ])('is not what stands below the headline of a law: %s', (line) => {
    expect(SIGNATURE.test(line)).toBe(false);
  });
});
