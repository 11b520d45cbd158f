import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FITTED_CHARACTERS } from '../src/words/fittedCharacters.js';
import { oddsOf, partOdds, REGISTERS, registersBy, registersNow } from '../src/words/registers.js';
import { packed } from './characterTables.js';
import { names } from './fixtures.js';

interface Article {
  readonly kicker: string;
  readonly headline: string;
  readonly deck: readonly string[];
  readonly body: readonly { readonly type: string; readonly text: string }[];
}

/** The articles of the project's own pages of today, whose words the tables were not fitted on. */
const articles = names
  .filter((name) => !name.startsWith('republican-'))
  .flatMap(
    (name) => (JSON.parse(readFileSync(`fixtures/${name}/gold.json`, 'utf8')) as { articles: Article[] }).articles,
  );
const paragraphs = articles.map((a) =>
  a.body.filter((b) => b.type === 'paragraph' && b.text.length >= 40).map((b) => b.text),
);
const LINE = 14;
const begin = (text: string): string => text.slice(0, LINE);
const within = (text: string): string => text.slice(LINE, 2 * LINE);

/** Of all pairs of one text and one other, the share in which the number is higher for the one. */
function told(of: (text: string) => number, ones: readonly string[], others: readonly string[]): number {
  expect(Math.min(ones.length, others.length)).toBeGreaterThan(7);
  const numbers = others.map(of);
  let right = 0;
  for (const one of ones.map(of)) for (const other of numbers) right += one > other ? 1 : one === other ? 0.5 : 0;
  return right / (ones.length * others.length);
}

describe('registers', () => {
  const bodies = paragraphs.flat();
  it('tell the words of a headline block from those of running text', () => {
    const blocks = articles.flatMap((a) => [a.kicker, a.headline, ...a.deck].filter((line) => line.length > 0));
    expect(told((t) => oddsOf(t).display, blocks, bodies.map(within))).toBeGreaterThan(0.85);
  });

  it('tell the beginning of a paragraph from its midst', () => {
    expect(told((t) => oddsOf(t).first, bodies.map(begin), bodies.map(within))).toBeGreaterThan(0.75);
  });

  it('tell the beginning of an article from those of its other paragraphs', () => {
    const first = paragraphs.flatMap((p) => p.slice(0, 1));
    const later = paragraphs.flatMap((p) => p.slice(1));
    expect(told((t) => oddsOf(t).opening, first.map(begin), later.map(begin))).toBeGreaterThan(0.8);
  });

  it('tell verse from running text, and a section head from a headline block', () => {
    const typed = (type: string): string[] =>
      articles.flatMap((a) => a.body.filter((b) => b.type === type).map((b) => b.text));
    const lines = typed('verse').flatMap((stanza) => stanza.split('\n'));
    expect(told((t) => oddsOf(t).verse, lines, bodies.map(within))).toBeGreaterThan(0.8);
    expect(
      told(
        (t) => oddsOf(t).heading,
        typed('heading'),
        articles.map((a) => a.headline),
      ),
    ).toBeGreaterThan(0.6);
  });

  it('tell a kicker from a headline, and a headline from a deck', () => {
    const [kickers, headlines] = [articles.map((a) => a.kicker).filter(Boolean), articles.map((a) => a.headline)];
    expect(told((t) => partOdds(t).kicker, kickers, headlines)).toBeGreaterThan(0.65);
    expect(
      told(
        (t) => partOdds(t).headline,
        headlines,
        articles.flatMap((a) => a.deck),
      ),
    ).toBeGreaterThan(0.65);
  });

  it('are probabilities, the same with white space and in traditional characters', () => {
    const of = registersNow();
    for (const text of ['', '渡口重新开航', '𠮷', '　'])
      expect(of(text).reduce((sum, x) => sum + Math.exp(x), 0)).toBeCloseTo(1);
    expect(of('鐵路 與橋樑　通車')).toEqual(of('铁路与桥梁通车'));
  });

  it('count each character once, and the first and the last by themselves', () => {
    // A step of a half for each register: of characters not known, of 甲, of 乙. 7 is nothing.
    const nothing = REGISTERS.map(() => 7);
    const speaksFor = (name: (typeof REGISTERS)[number], step: number) => REGISTERS.map((r) => (r === name ? step : 7));
    const of = registersBy({
      ...FITTED_CHARACTERS,
      characters: '甲 乙',
      registers: [
        packed(...nothing, ...speaksFor('kicker', 9), ...nothing),
        packed(...nothing, ...nothing, ...speaksFor('deck', 11)),
        packed(...nothing, ...speaksFor('verse', 13), ...nothing),
      ],
    });
    const wanted = (sums: Partial<Record<(typeof REGISTERS)[number], number>>): number[] => {
      const numbers = REGISTERS.map((r) => sums[r] ?? 0);
      const all = Math.log(numbers.reduce((sum, x) => sum + Math.exp(x), 0));
      return numbers.map((x) => x - all);
    };
    const close = (text: string, sums: Parameters<typeof wanted>[0]) =>
      wanted(sums).forEach((x, k) => {
        expect(of(text)[k]).toBeCloseTo(x);
      });
    close('丙丙', {});
    close('丙甲甲丙', { kicker: 1 });
    close('甲丙甲', { kicker: 1, verse: 3 });
    close('乙丙甲', { kicker: 1, deck: 2, verse: 3 });
    close(' 乙丙 ', { deck: 2 });
  });
});
