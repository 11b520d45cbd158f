import { describe, expect, it } from 'vitest';
import type { Unit } from '../src/model/draft.js';
import {
  BLOCK_TRAITS,
  BlockTraits,
  BODY_TRAITS,
  BodyTraits,
  kinName,
  kinOf,
  kinTable,
  LineTraits,
} from '../src/search/kinship.js';
import { unitOf } from './units.js';

const p = (text: string): Unit => unitOf('paragraph', text);
const named = <T extends string>(names: readonly T[], values: Float64Array) =>
  Object.fromEntries(names.map((name, i) => [name, values[i]])) as Record<T, number>;
const bodyOf = (units: readonly Unit[], from = 0, to = units.length) =>
  named(BODY_TRAITS, new BodyTraits(units).range(from, to));
const blockOf = (units: readonly Unit[]) => {
  const block = new BlockTraits(new LineTraits(units));
  units.forEach((_, i) => block.add(i));
  return named(BLOCK_TRAITS, block.values);
};

describe('the make of a body', () => {
  it('tells whether it names its reporter, where it begins or ends', () => {
    expect(bodyOf([p('本报讯（记者 苗青禾）渡口昨天开航。'), p('船坐满了。')]).credit).toBe(1);
    expect(bodyOf([p('渡口昨天开航。'), p('船坐满了。（本报记者 苗青禾）')]).credit).toBe(1);
    expect(bodyOf([p('渡口昨天开航。'), p('船坐满了。')]).credit).toBe(0);
  });

  it('is that of the stretch that is asked for, and of nothing beside it', () => {
    const units = [
      p('镇东头门面出租，联系电话：0578-331****，价钱面议。'),
      unitOf('verse', '石头在水底'),
      unitOf('verse', '数着自己的年纪'),
    ];
    expect(bodyOf(units, 0, 1).notice).toBeGreaterThan(0.5);
    expect(bodyOf(units, 1, 3)).toMatchObject({ notice: 0, verse: 1, tiny: 1 });
    expect(bodyOf(units).verse).toBeCloseTo(12 / units.reduce((n, u) => n + u.text.length, 0));
  });

  it('counts list items, speakers and headings', () => {
    const made = bodyOf([unitOf('heading', '怎么报名'), p('一、先填表。'), p('问：几时开始？'), p('答：明天。')]);
    expect(made).toMatchObject({ list: 0.25, talk: 0.5, heads: 1 });
  });
});

describe('the make of a headline block', () => {
  it('is told by its lines, bylines apart', () => {
    expect(blockOf([unitOf('front', '寻物启事')])).toMatchObject({ notice: 1, short: 1, byline: 0, lines: 0.25 });
    expect(blockOf([unitOf('front', '——渡口开航第3天记'), unitOf('byline', '苗青禾')])).toMatchObject({
      dash: 1,
      number: 1,
      short: 0,
      byline: 1,
      lines: 0.25,
    });
    expect(blockOf([unitOf('front', '灯下·闲话'), unitOf('front', '数石头')])).toMatchObject({ column: 1, lines: 0.5 });
  });

  it('begins anew when it is cleared', () => {
    const lines = [unitOf('front', '寻物启事'), unitOf('front', '渡口昨天开航')];
    const block = new BlockTraits(new LineTraits(lines));
    block.add(0);
    block.clear();
    block.add(1);
    expect(named(BLOCK_TRAITS, block.values)).toEqual(blockOf(lines.slice(1)));
  });
});

it('weighs each trait of the block with each of the body', () => {
  const table = kinTable({ [kinName('notice', 'notice')]: 2, [kinName('short', 'any')]: -1 });
  const worth = named(BLOCK_TRAITS, kinOf(table, Float64Array.of(1, 0, 0, 0, 0.5, 0, 0, 0, 0)));
  expect(worth).toMatchObject({ notice: 1, short: -1, any: 0, byline: 0 });
});
