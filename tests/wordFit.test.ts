import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saturated, UnitWords } from '../src/words/wordFit.js';

const fitOf = (text: string, bodies: readonly string[]): number[] => [
  ...new UnitWords([text], bodies)
    .over(
      bodies.map((_, i) => i),
      bodies.length,
    )
    .of(text),
];

const FERRY = '停了九年的渡口昨天重新开航，头一班渡船坐了三十二个人，船工老魏把缆绳解开。';
const TEA = '白鹭山的茶厂添了一台新机器，炒茶不用烧柴，温度差一点也会报警，往年要守一夜。';

const texts = fc
  .array(fc.constantFrom(...'渡船工开航茶厂机器，。2A '), { minLength: 1, maxLength: 30 })
  .map((c) => c.join(''));

describe('UnitWords', () => {
  it('finds the body that has the words of a headline', () => {
    const [ferry, tea] = fitOf('渡口重新开航', [FERRY, TEA]) as [number, number];
    expect(ferry).toBeGreaterThan(0);
    expect(tea).toBeLessThan(0);
  });

  it('rises with every word of the headline that a body has', () => {
    const row = ['', '渡口', '渡口重新', '渡口重新开航'].map(
      (words) => fitOf('渡口重新开航', [TEA + words, FERRY])[0] as number,
    );
    expect([...row].sort((a, b) => a - b)).toEqual(row);
    expect(new Set(row).size).toBe(row.length);
  });

  it('rises with how often a body has them, and falls with what else it says', () => {
    const once = fitOf('茶厂', [`${FERRY}茶厂。`, TEA])[0] as number;
    expect(fitOf('茶厂', [`${FERRY}茶厂。茶厂。`, TEA])[0]).toBeGreaterThan(once);
    expect(fitOf('茶厂', [`${FERRY.repeat(3)}茶厂。`, TEA])[0]).toBeLessThan(once);
  });

  it('trusts two characters together more than each alone', () => {
    const together = fitOf('茶厂', ['渡口有茶厂', FERRY])[0] as number;
    expect(fitOf('茶厂', ['渡口厂茶有', FERRY])[0]).toBeLessThan(together);
  });

  it('reads a number and a Latin word whole', () => {
    const [same, other] = fitOf('2026', ['昨天是2026年', '昨天是20年26日']) as [number, number];
    expect(same).toBeGreaterThan(0);
    expect(other).toBeLessThan(0);
    expect(fitOf('WiFi', ['渡口有WiFi', '渡口有Wi，Fi'])[0]).toBeGreaterThan(0);
  });

  it('says nothing of words that no body has, nor of a text that it was not told of', () => {
    expect(fitOf('灯', [FERRY, TEA])).toEqual([0, 0]);
    const fit = new UnitWords(['渡口'], [FERRY, TEA]).over([0, 1], 2);
    expect([...fit.of('茶厂')]).toEqual([0, 0]);
    expect(fitOf('……', [FERRY, TEA])).toEqual([0, 0]);
  });

  it('stands pages without bodies, without headlines and without words', () => {
    expect(fitOf('渡口', [])).toEqual([]);
    expect([...new UnitWords([], [FERRY]).over([0], 1).of('渡口')]).toEqual([0]);
    expect(fitOf('渡口', ['', ''])).toEqual([0, 0]);
    expect([...new UnitWords(['渡口'], [FERRY, TEA]).over([-1, -1], 0).of('渡口')]).toEqual([]);
  });

  it('says of a division what it says of the same bodies told at once', () => {
    fc.assert(
      fc.property(
        texts,
        fc.array(texts, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(3), { minLength: 6, maxLength: 6 }),
        (text, units, cut) => {
          const bodyOf = units.map((_, i) => (cut[i] as number) - 1);
          const whole = [0, 1, 2].map((b) => units.filter((_, i) => bodyOf[i] === b).join('\n'));
          const words = new UnitWords([text, '茶厂'], units);
          // Another division tried before leaves nothing behind.
          words
            .over(
              units.map(() => 0),
              1,
            )
            .of(text);
          const fit = words.over(bodyOf, 3);
          fit.of('茶厂');
          const found = [...fit.of(text)];
          fitOf(text, whole).forEach((wanted, b) => expect(found[b]).toBeCloseTo(wanted, 9));
        },
      ),
    );
  });
});

describe('saturated', () => {
  it('keeps what speaks against, keeps the order, and never says more than its most', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.double({ min: 0.001, max: 20, noNaN: true }),
        (x, more) => {
          expect(saturated(x + more)).toBeGreaterThanOrEqual(saturated(x));
          expect(saturated(x)).toBeLessThanOrEqual(Math.min(6, Math.max(x, 0)) + 1e-12);
          if (x <= 0) expect(saturated(x)).toBe(x);
        },
      ),
    );
  });
});
