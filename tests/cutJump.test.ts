import { describe, expect, it } from 'vitest';
import { Text } from '../src/model/text.js';
import { breaksOff, cutJumpFrom, cutJumpTo } from '../src/typesetter/cutJump.js';

const parts = (cut: typeof cutJumpTo, text: string) => {
  const found = cut(Text.of(text, 0, text.length));
  return found && [found.rest.value, found.jump.value, found.page];
};

describe('a jump line in the line of the text', () => {
  it.each([
    ['教室就（下转第3版）', ['教室就', '（下转第3版）', '第3版']],
    ['門票售罄 （下轉A2版）', ['門票售罄', '（下轉A2版）', 'A2版']],
    ['已經開工。（轉第三版）', ['已經開工。', '（轉第三版）', '第三版']],
    ['各有各的说法。（商户心声见B2版）', ['各有各的说法。', '（商户心声见B2版）', 'B2版']],
    ['已经放榜。（全部榜单刊第五至七版）', ['已经放榜。', '（全部榜单刊第五至七版）', '第五至七版']],
    ['已经放榜。（来信请寄本报健康版）', null],
    ['（下转第3版）', null], // a line of its own is no part of a paragraph
    ['他说要下转第3版', null], // a sentence
    ['桥修好了。（周小满）', null],
    ['（下转第3版）他说。', null],
  ])('%s ends', (text, found) => expect(parts(cutJumpTo, text)).toEqual(found));

  it.each([
    ['（上接第1版）大了一点。', ['大了一点。', '（上接第1版）', '第1版']],
    ['（接第一版） 大了一点。', ['大了一点。', '（接第一版）', '第一版']],
    ['（周小满）大了一点。', null],
    ['上接第1版的那篇说，', null],
  ])('%s begins', (text, found) => expect(parts(cutJumpFrom, text)).toEqual(found));
});

it.each([
  ['水退以后，教室就（下转第3版）', true],
  ['兩岸的人都來了（緊轉第二版）', true],
  ['渡口又開了船（續見第三版）', true],
  ['（下转第3版）', false], // alone
  ['夜校开到田头（下接地气）', false], // names no page
  ['跨江缆车试运行（详见第3版）', false], // a teaser's headline may say so
])('%s breaks off: %s', (line, does) => expect(breaksOff(Text.of(line, 0, line.length))).toBe(does));
