import { describe, expect, it } from 'vitest';
import { cleanPage } from '../src/index.js';

/** Two stories side by side, as an engine with layout analysis gives them: box by box, a blank line between any two. */
const FERRY = [
  [
    '本报讯（记者 石小榆）停了九年',
    '的柳溪渡口昨天重新开航。头一班',
    '渡船坐了三十二个人，船工老魏把',
    '缆绳解开的时候，岸上响起了一阵',
    '掌声。渡口的木栈道是村民自己修',
  ],
  ['的，每户出一个工，用的是去年台', '风刮倒的杉木。渡船每天往返六趟', '，学生和老人坐船都不要钱。'],
];
const TEA = [
  ['本报讯（记者 丁望舒）白', '鹭山的茶厂添了一台新机', '器，炒茶不用烧柴，温度差', '一点也会报警。厂长说，往'],
  ['年炒茶要守一夜，如今新机', '器两个钟头就能炒完。'],
];
const boxes = (...parts: readonly (readonly string[])[]): string => parts.map((p) => p.join('\n')).join('\n\n');
const FERRY_HEAD = ['柳溪渡口重新开航'];
const TEA_HEAD = ['茶厂来了新机器'];
const INTERLEAVED = boxes(FERRY_HEAD, FERRY[0] ?? [], TEA_HEAD, TEA[0] ?? [], FERRY[1] ?? [], TEA[1] ?? []);
const bodies = (text: string): string[] =>
  cleanPage(text, { name: 'page.txt' }).articles.map((a) => a.body.map((b) => b.text).join(''));

describe('threadBodies', () => {
  it('joins bodies that were read in pieces, each with what it continues', () => {
    expect(bodies(INTERLEAVED)).toEqual([FERRY.flat().join(''), TEA.flat().join('')]);
  });

  it('leaves the same page alone where its pieces already stand in order', () => {
    const page = boxes(FERRY_HEAD, FERRY[0] ?? [], FERRY[1] ?? [], TEA_HEAD, TEA[0] ?? [], TEA[1] ?? []);
    expect(bodies(page)).toEqual([FERRY.flat().join(''), TEA.flat().join('')]);
  });

  it('keeps the order of the source in the spans', () => {
    const [ferry] = cleanPage(INTERLEAVED, { name: 'page.txt' }).articles;
    const spans = ferry?.body[0]?.spans ?? [];
    expect(spans.map(([start, end]) => INTERLEAVED.slice(start, end).replace(/\n/gu, '')).join('')).toBe(
      FERRY.flat().join(''),
    );
    expect(INTERLEAVED.slice(...(spans.at(-1) ?? [0, 0]))).toContain('学生和老人');
  });
});
