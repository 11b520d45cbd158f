import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Unit } from '../src/model/draft.js';
import { cohesionOf } from '../src/search/cohesion.js';
import { unitOf } from './units.js';

const isText = (u: Unit): boolean => u.kind === 'paragraph';
const nowhere = (): boolean => false;

/** Forty characters each, none in both. */
const [HERE, THERE] = [0x5000, 0x7000].map((from) =>
  Array.from({ length: 40 }, (_, i) => String.fromCharCode(from + i)),
) as [string[], string[]];
const wordsOf = (alphabet: readonly string[], minLength: number, maxLength = minLength) =>
  fc.array(fc.constantFrom(...alphabet), { minLength, maxLength }).map((c) => c.join(''));

const between = (texts: readonly string[], at: number, isEdge: (u: Unit) => boolean = nowhere) =>
  cohesionOf(
    texts.map((t) => unitOf('paragraph', t)),
    isText,
    isEdge,
  )(at);

describe('cohesionOf', () => {
  it('says two stories where no character is on both sides, and one where all are', () => {
    fc.assert(
      fc.property(wordsOf(HERE, 150), wordsOf(HERE, 150), wordsOf(THERE, 150), (a, more, b) => {
        const all = HERE.join('');
        expect(between([all + a, b], 1).apart).toBeGreaterThan(0);
        expect(between([all + a, all + more], 1).apart).toBeLessThan(0);
      }),
    );
  });

  it('grows with every character that one side does not share with the other', () => {
    fc.assert(
      fc.property(wordsOf(HERE, 200), wordsOf(HERE, 200), wordsOf(THERE, 200), (a, shared, own) => {
        const row = [0, 50, 100, 150, 200].map((n) => between([a, shared.slice(n) + own.slice(0, n)], 1).apart);
        expect([...row].sort((x, y) => x - y)).toEqual(row);
      }),
    );
  });

  it('is the surer the longer both sides are', () => {
    fc.assert(
      fc.property(wordsOf(HERE, 400), wordsOf(THERE, 400), (a, b) => {
        const row = [25, 50, 100, 200, 400].map((n) => between([a.slice(0, n), b.slice(0, n)], 1).apart);
        expect([...row].sort((x, y) => x - y)).toEqual(row);
      }),
    );
  });

  it('says the same of a page read backwards', () => {
    fc.assert(
      fc.property(
        fc.array(wordsOf([...HERE, ...THERE], 1, 80), { minLength: 2, maxLength: 6 }),
        fc.nat(),
        (texts, n) => {
          const at = 1 + (n % (texts.length - 1));
          const there = between(texts, at);
          const back = between([...texts].reverse(), texts.length - at);
          expect(back.apart).toBeCloseTo(there.apart, 6);
          expect([back.behind, back.before]).toEqual([there.before, there.behind]);
        },
      ),
    );
  });

  it('counts Chinese characters of running text alone', () => {
    const units = [
      unitOf('paragraph', '渡口重新开航'),
      unitOf('front', '茶厂来了新机器'),
      unitOf('paragraph', '茶厂，2026年（A）。'),
    ];
    expect(cohesionOf(units, isText, nowhere)(2)).toMatchObject({ before: 6, behind: 3 });
    expect(cohesionOf([units[0] as Unit, units[2] as Unit], isText, nowhere)(1)).toEqual(
      cohesionOf(units, isText, nowhere)(2),
    );
  });

  it('does not look past a place where a story surely begins', () => {
    const texts = ['渡船', '开航', '茶厂', '机器', '灯会', '河埠'];
    const isEdge = (u: Unit): boolean => u.text.value === '开航' || u.text.value === '灯会';
    expect(between(texts, 3, isEdge)).toMatchObject({ before: 4, behind: 2 });
    // The edge itself is the place that is asked about: only what lies behind it is another story.
    expect(between(texts, 4, isEdge)).toMatchObject({ before: 6, behind: 4 });
  });

  it('looks no further than it has to', () => {
    const page = Array.from({ length: 40 }, () => HERE.join('').repeat(2));
    const { before, behind } = between(page, 20);
    expect([before, behind]).toEqual([960, 960]);
  });

  it('says nothing where there is nothing to compare', () => {
    expect(between([], 0)).toEqual({ apart: 0, before: 0, behind: 0 });
    expect(between(['渡口重新开航'], 0)).toEqual({ apart: 0, before: 0, behind: 6 });
    expect(between(['ABC', '123'], 1)).toEqual({ apart: 0, before: 0, behind: 0 });
  });
});
