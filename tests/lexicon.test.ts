import { describe, expect, it } from 'vitest';
import { FURNITURE } from '../src/lexicon/furniture.js';
import { ATOMS } from '../src/lexicon/furnitureAtoms.js';
import { SIGNATURE } from '../src/lexicon/jumps.js';
import { furnitureKind } from '../src/typesetter/furnitureLine.js';

describe('furniture', () => {
  it.each(FURNITURE.map((row) => [row.sample, row.pattern]))('a row knows its sample: %s', (sample, pattern) => {
    expect(pattern.test(sample)).toBe(true);
  });

  it.each(ATOMS.map((atom) => [atom.sample, atom]))('an atom knows its sample as a whole: %s', (sample, {
    pattern,
  }) => {
    pattern.lastIndex = 0;
    expect(pattern.exec(sample)?.[0]).toBe(sample);
  });

  it.each([
    ['统筹／方小舟 组版／连翘', 'staff'],
    ['版式设计 连翘校对 元夕', 'staff'],
    ['编辑　卓 然', 'staff'],
    ['星期五 | 第09版 文化 | 今天晴，东北风3级', 'page'],
    ['2版·本地　本地', 'page'],
    ['B14', 'page'],
    ['青浦时报 癸亥年三月廿三', 'masthead'],
    ['東城時報 EVENING POST', 'masthead'],
    ['社会1997年7月5日青石周报广告热线：14976376774丁寅年七月初八今日八版', 'contact'],
    ['全年訂價三百元', 'contact'],
  ])('a line of atoms: %s', (line, kind) => {
    expect(furnitureKind(line)).toBe(kind);
  });

  it.each([
    '编辑同志',
    '旅游情报',
    '星期五',
    '综合',
    '2013年7月26日',
    '第二版的校对方小舟说，',
    '今天阴，他没有出门',
    '每月6.00元',
    '15版税则的',
    `第2版 ${'要闻 '.repeat(60)}`,
  ])('what is none: %s', (line) => {
    expect(furnitureKind(line)).toBeNull();
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
    expect(furnitureKind(line)).toBe('date');
  });

  it.each([
    '开工 2024年6月9日在河口镇',
    '会议定于 六月九日 召开',
    '体育馆开工日期为2024年6月9日',
    '渡口停航至2024年6月9日',
    '2024年6月，渡口停航',
    '六月四日他到了渡口',
  ])('a date in running text is none: %s', (line) => {
    expect(furnitureKind(line)).toBeNull();
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
