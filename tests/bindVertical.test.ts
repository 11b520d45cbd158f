import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LinedPage } from '../src/model/draft.js';
import { bindVertical } from '../src/stages/bindVertical.js';
import { splitLines } from '../src/stages/splitLines.js';
import { readCases } from './cases.js';

const split = (text: string): LinedPage => splitLines({ name: '-', encoding: 'utf-8', text, sha256: '', notes: [] });
const texts = (page: LinedPage): string[] => page.lines.map((l) => l.text.value);
const places = (page: LinedPage): number[] =>
  page.lines.flatMap((l) => l.text.spans().flatMap(([s, e]) => Array.from({ length: e - s }, (_, i) => s + i)));

/** Every visible character once, in the order of the source, and nothing else. */
function losesNothing(source: string): void {
  const page = bindVertical(split(source));
  const held = places(page);
  expect(held).toEqual([...held].sort((a, b) => a - b));
  expect(new Set(held).size).toBe(held.length);
  expect([...source.matchAll(/\S/g)].map((m) => m.index).filter((i) => !held.includes(i))).toEqual([]);
  for (const { text } of page.lines) {
    expect(text.value).not.toBe('');
    expect(text.value).toBe(
      text
        .spans()
        .map(([s, e]) => source.slice(s, e))
        .join(''),
    );
  }
}

const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((c) => String.fromCharCode(c));
const prose = fc.constantFrom(
  '渡船每天往返六趟，学生和老人坐船都不要钱。',
  '石磨转起来，豆浆顺着木槽往下淌，磨豆腐的是两个姑娘，',
);

describe('bindVertical', () => {
  it.each(readCases('bindVertical'))('$title', ({ input, output }) => {
    expect(texts(bindVertical(split(input))).join('\n')).toBe(output);
    losesNothing(input);
  });

  it('makes one line of any chain of three or more single characters', () => {
    fc.assert(
      fc.property(prose, fc.array(han, { minLength: 3, maxLength: 20 }), prose, (before, chain, after) => {
        const page = bindVertical(split([before, ...chain, after].join('\n')));
        expect(texts(page)).toEqual([before, chain.join(''), after]);
        expect(page.lines[1]?.number).toBe(2);
      }),
    );
  });

  it('keeps every character in its place, whatever the lines are', () => {
    const character = fc.oneof(
      { weight: 3, arbitrary: han },
      fc.constantFrom('，', '、', '。', '“', '”', '﹃', '﹄', '…', '𠮷', '8', 'A', '■'),
    );
    const line = fc.oneof(
      { weight: 4, arbitrary: character },
      { weight: 3, arbitrary: fc.array(character, { minLength: 2, maxLength: 8 }).map((c) => c.join('')) },
      { weight: 2, arbitrary: prose },
      { weight: 2, arbitrary: fc.tuple(prose, fc.constantFrom(' ', '\u3000', '  '), character).map((t) => t.join('')) },
      fc.tuple(fc.constant('灯会开到河埠头'), fc.constantFrom(' ', '\u3000'), character).map((t) => t.join('')),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 24 }), (lines) => losesNothing(lines.join('\n'))),
      { numRuns: 500, seed: 20261125 },
    );
  });

  it('finds nothing more to bind in what it has bound', () => {
    fc.assert(
      fc.property(prose, fc.array(han, { minLength: 3, maxLength: 20 }), prose, (before, chain, after) => {
        const page = bindVertical(split([before, ...chain, after].join('\n')));
        expect(bindVertical(page)).toBe(page);
      }),
    );
  });

  it.each([
    ['an empty page', ''],
    ['one line', '渡口重新开航'],
    ['one character', '灯'],
    ['prose', '渡船每天往返六趟，学生和\n老人坐船都不要\n钱\n船工老魏把缆绳解开。'],
  ])('returns %s as it was', (_, source) => {
    const page = split(source);
    expect(bindVertical(page)).toBe(page);
  });

  it('stays linear on a page of nothing but single characters', () => {
    const page = split('灯\n'.repeat(100_000));
    const start = performance.now();
    expect(texts(bindVertical(page))).toEqual(['灯'.repeat(100_000)]);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
