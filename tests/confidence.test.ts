import { describe, expect, it } from 'vitest';
import { cleanPage } from '../src/index.js';
import type { Body, LabelledLine, Line, Role, Unit } from '../src/model/draft.js';
import { Text } from '../src/model/text.js';
import { articleConfidence, blockConfidence, pageConfidence, weigh } from '../src/search/confidence.js';

const line = (number: number, value: string): Line => ({
  number,
  text: Text.of(value, 0, value.length),
  indent: 0,
  blankBefore: false,
});
const labelled = (l: Line, role: Role, confidence: number): LabelledLine =>
  ({ line: l, role, measure: 16, confidence, opens: 0, heads: 0, why: [] }) as unknown as LabelledLine;
const unitOf = (lines: readonly Line[], some: Partial<Unit> = {}): Unit =>
  ({
    kind: 'paragraph',
    opening: 0.9,
    heading: 0,
    text: Text.concat(lines.map((l) => l.text)),
    lines,
    confidence: 0.9,
    ...some,
  }) as unknown as Unit;

/** The confidence of a paragraph of two lines, `sure` those of its lines and of the line behind it. */
function paragraph(sure: readonly [number, number, number], { numbers = [1, 2, 3], end = '。' } = {}): number {
  const texts = ['本报讯昨天渡口新添了两条', `船，末班十点半${end}`, '票价两元。'];
  const lines = texts.map((t, i) => line(numbers[i] as number, t));
  const roles: Role[] = ['first', 'more', 'first'];
  const page = lines.map((l, i) => labelled(l, roles[i] as Role, sure[i] as number));
  return blockConfidence(page)(unitOf(lines.slice(0, 2)));
}

describe('a block’s confidence', () => {
  it('rises with that of each of its lines, and of the line behind it', () => {
    for (const i of [0, 1, 2]) {
      const at = (p: number) => paragraph([0.9, 0.9, 0.9].with(i, p) as [number, number, number]);
      const row = [0.2, 0.4, 0.6, 0.8, 0.95, 0.999].map(at);
      expect([...row].sort((a, b) => a - b)).toEqual(row);
      expect(new Set(row).size).toBe(row.length);
    }
  });

  it('is lower where the paragraph stops in mid-sentence', () => {
    expect(paragraph([0.9, 0.9, 0.9], { end: '的' })).toBeLessThan(paragraph([0.9, 0.9, 0.9]) - 0.05);
  });

  it('is lower where lines were cut out of rows of columns', () => {
    expect(paragraph([0.9, 0.9, 0.9], { numbers: [1, 1, 2] })).toBeLessThan(paragraph([0.9, 0.9, 0.9]) - 0.1);
  });

  it('stays between 0 and 1, whatever the lines say', () => {
    expect(paragraph([1, 1, 1])).toBeLessThan(1);
    expect(paragraph([0, 0, 0])).toBeGreaterThan(0);
  });
});

describe('an article’s confidence', () => {
  const bodies: Body[] = [0, 1].map((n) => ({ units: [unitOf([line(n + 1, '昨天渡口新添了两条船。')])] }));
  const block = { units: [unitOf([line(9, '渡口添船')], { kind: 'front' })], body: 0 } as never;
  const of = (own: number, other: number, some = bodies) => articleConfidence(some, 0, block, [[own, other]]);

  it('rises with the words that the headline shares with this body alone', () => {
    const row = [of(0.1, 0.6), of(0.1, 0.1), of(0.5, 0.1), of(0.9, 0.1), of(0.9, 0)];
    expect([...row].sort((a, b) => a - b)).toEqual(row);
    expect(new Set(row).size).toBe(row.length);
  });

  it('falls where a body hardly begins here, or its blocks are doubtful', () => {
    const doubtful = (some: Partial<Unit>): Body[] => [
      { units: (bodies[0] as Body).units.map((u) => ({ ...u, ...some })) },
      bodies[1] as Body,
    ];
    expect(of(0.5, 0.1, doubtful({ opening: 0.2 }))).toBeLessThan(of(0.5, 0.1));
    expect(of(0.5, 0.1, doubtful({ confidence: 0.3 }))).toBeLessThan(of(0.5, 0.1));
  });

  it('is low for a body without a headline and a headline without a body', () => {
    expect(articleConfidence(bodies, 0, undefined, [])).toBeLessThan(of(0.5, 0.1) - 0.1);
    expect(articleConfidence(bodies, null, block, [[0.1, 0.1]])).toBeLessThan(0.5);
  });
});

describe('a page’s confidence', () => {
  it('is the mean of its articles, and 1 where there is none', () => {
    expect(pageConfidence([{ confidence: 0.2 }, { confidence: 0.8 }])).toBeCloseTo(0.5);
    expect(pageConfidence([])).toBe(1);
  });

  it('falls where the headlines have nothing to do with the bodies', () => {
    const body = [
      '本报讯（记者 苗青禾）昨天，渡口新添了两条渡船，',
      '头一班早上六点开，末班到夜里十点半，渡船免费。',
      '　　渡口的船工说，夜航以后赶集的人多了一倍。',
    ];
    const page = (headline: string) => cleanPage([headline, '', ...body].join('\n'), { name: 'page.txt' });
    expect(page('渡口添船夜航').confidence).toBeGreaterThan(page('槐花蜜丰收啦').confidence + 0.05);
  });

  it('falls where marks came half-width, as OCR has them', () => {
    const page = (comma: string) =>
      cleanPage(
        [
          '槐花蜜丰收啦',
          '',
          `本报讯（记者 苗青禾）昨天${comma}渡口新添了两条船${comma}`,
          `头一班早上六点开${comma}末班到夜里十点半${comma}夜航免费。`,
        ].join('\n'),
        { name: 'page.txt' },
      );
    expect(page(',').articles[0]?.body[0]?.text).toBe(page('，').articles[0]?.body[0]?.text);
    expect(page(',').confidence).toBeLessThan(page('，').confidence - 0.05);
  });

  it('is what the output says: block, article and page agree', () => {
    const page = cleanPage('渡口今起夜航\n\n本报讯昨天渡口新添了两条船。\n', { name: 'page.txt' });
    expect(page.confidence).toBeCloseTo(pageConfidence(page.articles), 2);
  });
});

describe('weigh', () => {
  it('is the logistic function of the weighed sum; unknown names count nothing', () => {
    expect(weigh({ any: 1, a: 2 }, { any: 1, a: 0.5, b: 9 })).toBeCloseTo(1 / (1 + Math.exp(-2)));
    expect(weigh({}, { a: 3 })).toBe(0.5);
  });
});
