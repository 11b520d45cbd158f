import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanPage } from '../src/index.js';
import type { LinedPage } from '../src/model/draft.js';
import { isInOrderOfTheEye } from '../src/search/manner.js';
import { setToMeasure } from '../src/stages/setToMeasure.js';
import { splitLines } from '../src/stages/splitLines.js';
import { mayNotBegin, mayNotEnd, widthOf } from '../src/typesetter/measure.js';

const split = (text: string): LinedPage => splitLines({ name: '-', encoding: 'utf-8', text, sha256: '', notes: [] });
const set = (text: string): LinedPage => setToMeasure(split(text));
const texts = (page: LinedPage): string[] => page.lines.map((l) => l.text.value);

const CLAUSES = [
  '渡船每天往返六趟',
  '老船工说：“水急的时候不开船。”',
  '票价从1987年的5分钱涨到了如今的2.50元',
  '码头上装了Wi-Fi和AED急救箱',
  '（夜航另计）',
  '《渡口志》里写得明明白白',
  '孩子们把𠮷字写在船板上',
  '学生和老人坐船都不要钱……',
];
/** No clause twice: text printed twice is another stage's business. */
const paragraph = fc.shuffledSubarray(CLAUSES, { minLength: 4 }).map((clauses) => `${clauses.join('，')}。`);
const paragraphs = fc.array(paragraph, { minLength: 1, maxLength: 8 });

describe('setToMeasure', () => {
  it('cuts every paragraph into lines that make it up again, all of its number', () => {
    fc.assert(
      fc.property(paragraphs, fc.constantFrom('\n', '\n\n'), (given, newline) => {
        const page = set(given.join(newline));
        for (const { number, text } of split(given.join(newline)).lines) {
          const own = page.lines.filter((l) => l.number === number);
          expect(own.map((l) => l.text.value).join('')).toBe(text.value);
          expect(own.flatMap((l) => l.text.spans()).at(0)?.[0]).toBe(text.spans()[0]?.[0]);
          expect(own.map((l) => l.set === true)).toEqual(own.map((_, i) => i > 0));
          expect(own.length).toBeGreaterThan(1);
        }
      }),
    );
  });

  it('fills its lines as a typesetter does: kinsoku kept, words, figures and surrogate pairs whole', () => {
    fc.assert(
      fc.property(paragraphs, (given) => {
        const page = set(given.join('\n'));
        page.lines.forEach(({ text: { value }, set }, i) => {
          expect(widthOf(value)).toBeLessThanOrEqual(set ? 20 : 18);
          if (!set) return;
          const before = page.lines[i - 1]?.text.value as string;
          expect(widthOf(before)).toBeGreaterThan(10);
          expect(mayNotBegin(value.charCodeAt(0)) || mayNotEnd(before.charCodeAt(before.length - 1))).toBe(false);
          expect(`${before.at(-1)}${value[0]}`).not.toMatch(/[0-9A-Za-z.-]{2}|[\ud800-\udbff][\udc00-\udfff]/);
        });
      }),
    );
  });

  it('knows no boxes by the blank lines of such a text, and is no page in pieces', () => {
    const page = set(
      '渡口\n\n渡船每天往返六趟，学生和老人坐船都不要钱，水急的时候不开船，夜航另计。\n\n开航九年，没有出过事。\n',
    );
    expect(page.lines.some((l) => l.blankBefore)).toBe(false);
    expect(isInOrderOfTheEye(page.lines)).toBe(false);
  });

  it('takes off what a kept indent takes of the first line', () => {
    const text = '渡船每天往返六趟，学生和老人坐船都不要钱，水急的时候不开船，夜航另计。';
    const [first, second] = set(`　　${text}`).lines;
    expect([first?.indent, second?.indent]).toEqual([2, 0]);
    expect(first?.text.value).toBe(text.slice(0, 18));
  });

  it.each([
    [
      'the lines of a column',
      '渡船每天往返六趟，学生和老人坐船都\n不要钱，水急的时候不开船，夜航另计。\n开航九年，没有出过事，老船工说，今\n后也不会。',
    ],
    [
      'a column as wide as a page',
      `${'渡船每天往返六趟，学生和老人坐船都不要钱，水急的时候不开船，夜\n'.repeat(5)}航另计。`,
    ],
    ['verse', '渡船每天往返六趟，\n学生和老人坐船都不要钱，\n水急的时候不开船。'],
    ['headlines', '渡口停航九年后重新开航　两岸乡亲敲锣打鼓迎接首班渡船靠岸\n山货坐上冷链车'],
    [
      'one long line on a page of columns',
      `${'渡船每天往返六趟，学生和老人坐船都\n'.repeat(9)}渡船每天往返六趟，学生和老人坐船都不要钱，水急的时候不开船，夜航另计。`,
    ],
    ['a line longer than anybody writes', `${'渡船每天往返六趟，'.repeat(2000)}完。`],
    ['nothing', ''],
  ])('leaves %s', (_, text) => {
    const page = split(text);
    expect(setToMeasure(page)).toBe(page);
  });

  it('gives paragraphs back as they stood, whatever they say', () => {
    fc.assert(
      fc.property(paragraphs, fc.constantFrom('\n', '\n\n'), (given, newline) => {
        const page = cleanPage(`渡口开航\n${given.join(newline)}`);
        const blocks = page.articles.flatMap((a) => a.body.map((b) => b.text));
        for (const text of given) expect(blocks).toContain(text);
      }),
      { numRuns: 40, seed: 20261127 },
    );
  });

  it('sets no headline that is wider than the measure, and every paragraph, ended or not', () => {
    const headline = '台风过境全县转移群众三万人　学校停课一天渡船停航两天';
    const open = '渡船每天往返六趟，学生和老人坐船都不要钱，水急的时候不开船，夜航另计，今年春天换了新船';
    const given = [headline, '渡船每天往返六趟。学生和老人坐船都不要钱，水急的时候不开船，夜航另计。', open];
    const page = set(`${given.join('\n')}\n${`${given[1]}\n`.repeat(10)}`);
    expect(page.lines[0]?.text.value).toBe(headline);
    expect(page.lines.filter((l) => l.number === 3).length).toBeGreaterThan(1);
    expect(cleanPage(`${headline}\n${given[1]}`).articles[0]?.headline?.text).toBe(headline);
  });

  it('stands a line without a place to cut', () => {
    const text = `渡口，${'Wi-Fi'.repeat(40)}。`;
    expect(texts(set(text)).join('')).toBe(text);
  });
});
