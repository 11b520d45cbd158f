import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnitWords } from '../src/words/wordFit.js';

const fitOf = (text: string, bodies: readonly string[]): number[] => {
  const words = new UnitWords([text], bodies);
  return bodies.map((_, b) => words.range(b, b + 1)[0] as number);
};

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

  it('trusts the words of a short page, which all stand in few characters', () => {
    const [ferry, tea] = fitOf('渡口重新开航', [FERRY, TEA]) as [number, number];
    expect(ferry).toBeGreaterThan(2);
    expect(tea).toBeLessThan(-2);
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

  it('says nothing of words that no body has', () => {
    expect(fitOf('灯', [FERRY, TEA])).toEqual([0, 0]);
    expect(fitOf('……', [FERRY, TEA])).toEqual([0, 0]);
  });

  it('stands pages without bodies, without headlines and without words', () => {
    expect(fitOf('渡口', [])).toEqual([]);
    expect(fitOf('渡口', ['', ''])).toEqual([0, 0]);
    expect([...new UnitWords([], [FERRY]).range(0, 1)]).toEqual([]);
    expect([...new UnitWords(['渡口'], []).range(0, 0)]).toEqual([0]);
    expect([...new UnitWords(['渡口'], [FERRY, TEA]).range(1, 1)]).toEqual([0]);
  });

  it('says of a stretch of units what it says of one unit with their text', () => {
    fc.assert(
      fc.property(texts, fc.array(texts, { minLength: 1, maxLength: 8 }), fc.nat(), fc.nat(), (text, units, a, b) => {
        const [from, to] = [a % (units.length + 1), b % (units.length + 1)].sort((x, y) => x - y) as [number, number];
        const words = new UnitWords(['茶厂', text], units);
        const whole = [units.slice(0, from), units.slice(from, to), units.slice(to)].map((some) => some.join('\n'));
        // A stretch that was asked for before leaves nothing behind.
        words.range(0, units.length);
        const [, found] = words.range(from, to);
        expect(found).toBeCloseTo(fitOf(text, whole)[1] as number, 9);
        expect(words.range(from, to)[1]).toBe(found);
      }),
    );
  });

  it('never says more than its most, for or against', () => {
    const long = FERRY.repeat(40);
    const [much] = fitOf(FERRY.slice(0, 40), [long, TEA]) as [number];
    const [little] = fitOf(FERRY.slice(0, 8), [long, TEA]) as [number];
    expect(much).toBeGreaterThan(little);
    for (const fit of fitOf(FERRY + TEA, [long, TEA.repeat(40)])) expect(Math.abs(fit)).toBeLessThanOrEqual(8);
  });
});
