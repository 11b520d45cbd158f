import { describe, expect, it } from 'vitest';
import type { GroupedPage, Unit } from '../src/model/draft.js';
import { giveCaptions } from '../src/stages/giveCaptions.js';
import { captionGoesOn } from '../src/typesetter/captionLines.js';
import { unitOf } from './units.js';

describe('a caption goes on on the next line', () => {
  it.each([
    ['渡口的新船试航。', '（苏禾摄）'],
    ['渡口的新船试航。', '（受访者提供）'],
    ['渡口的新船試航，岸上站滿了人。', '記者蘇禾／攝影'],
    ['渡口的新船试航。', '苏禾 摄'],
    ['船头写着“三娣号”', '。本版图片由渡口提供'],
    ['岸上站满了人，', '船还没有到。'],
    ['右图：', '“连舟工作室”的成员'],
    ['新船（左为旧船，右', '为新船）试航'],
    ['墙上的地图，一个红点就是一', '处漏水。'],
    ['渡口的新船试航。 本报记者 苏', '禾摄'],
  ])('%s / %s', (before, next) => {
    expect(captionGoesOn(before, next)).toBe(true);
  });

  it.each([
    ['渡口的新船试航。', '岸上站满了人。'],
    ['渡口的新船试航。苏禾 摄', '岸上站满了人。'],
    ['渡口的新船试航。苏禾 摄', '（陆平川摄）'],
    ['渡口的新船试航', '岸上的人们'],
    ['图②：大桥的圆孔护栏', '隋舟说，每一盘磁带他都听过。'],
    ['渡口的新船試航，岸上站滿了人。記者蘇禾／攝影', '岸上'],
    ['渡口的新船试航，', '▲岸上站满了人。'],
  ])('not %s / %s', (before, next) => {
    expect(captionGoesOn(before, next)).toBe(false);
  });
});

describe('a caption is given', () => {
  const ferry = unitOf(
    'paragraph',
    '清早六点，柳湾渡口的船工解开缆绳，换了电动机的摆渡船无声地离了岸，两岸的狗都没有叫。',
  );
  const nursery = unitOf(
    'paragraph',
    '石臼坡的苗圃没有围墙，守苗圃的教师在坡上搭了一间草棚，把每一棵树的去处记在账本上。',
  );
  const of = (...bodies: Unit[][]): string[][] => {
    const page = { bodies: bodies.map((units) => ({ units })), blocks: [] } as unknown as GroupedPage;
    return giveCaptions(page).bodies.map(({ units }) => units.map((u) => u.text.value));
  };
  const boat = unitOf('caption', '换上电动机的摆渡船驶离渡口。');
  const trees = unitOf('caption', '苗圃的草棚和账本。');

  it('to the body that has its words, behind what stands there', () => {
    expect(of([ferry, trees], [nursery, boat])).toEqual([
      [ferry.text.value, boat.text.value],
      [nursery.text.value, trees.text.value],
    ]);
  });

  it('to the body whose headline has them', () => {
    const bodies = [{ units: [ferry] }, { units: [nursery, unitOf('caption', '翟知秋近影')] }];
    const blocks = [{ units: [unitOf('front', '翟知秋的渡船')], body: 0 }];
    const given = giveCaptions({ bodies, blocks } as unknown as GroupedPage).bodies;
    expect(given.map((b) => b.units.length)).toEqual([2, 1]);
  });

  it('to none other where its words tell nothing', () => {
    const page = [
      [ferry, unitOf('caption', '图片报道')],
      [nursery, unitOf('caption', '高阳近影')],
    ];
    expect(of(...page)).toEqual(page.map((body) => body.map((u) => u.text.value)));
  });

  it('to none other where it is all there is', () => {
    expect(of([ferry], [boat])).toEqual([[ferry.text.value], [boat.text.value]]);
  });
});
