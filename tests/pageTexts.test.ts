import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PageTexts } from '../src/words/pageTexts.js';
import { isSingle, wordsOf } from '../src/words/wordsOf.js';

const texts = fc
  .array(fc.constantFrom(...'渡船工开航茶厂机器〇𠮷，。2A '), { maxLength: 30 })
  .map((characters) => characters.join(''));

describe('PageTexts', () => {
  it('counts every word of every text once, under one number on the whole page', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 5 }), (some) => {
        const page = new PageTexts();
        const numbers = new Map<string | number, number>();
        for (const text of [...some, ...some]) {
          const { words, size } = page.wordsOf(text);
          const expected = [...new Set(wordsOf(text))];
          expect(words).toHaveLength(2 * expected.length);
          expected.forEach((word, i) => {
            const number = words[2 * i] as number;
            expect(numbers.get(word) ?? number).toBe(number);
            numbers.set(word, number);
            expect(words[2 * i + 1]).toBe(wordsOf(text).filter((w) => w === word).length);
            expect(page.isSingle(number)).toBe(isSingle(word));
          });
          expect(size).toBe(wordsOf(text).filter((w) => typeof w === 'string' || isSingle(w)).length);
        }
        expect(new Set(numbers.values()).size).toBe(numbers.size);
        expect(page.words).toBe(numbers.size);
      }),
    );
  });

  it('numbers more words than it first has room for', () => {
    const page = new PageTexts();
    const long = Array.from({ length: 3000 }, (_, i) => String.fromCharCode(0x4e00 + i)).join('');
    const { words, size } = page.wordsOf(long);
    expect(size).toBe(3000);
    expect(page.words).toBe(5999);
    expect(words.filter((_, i) => i % 2 === 1).every((times) => times === 1)).toBe(true);
  });

  it('numbers the Han characters of the basic plane alone, in their order', () => {
    const page = new PageTexts();
    expect([...page.charactersOf('渡口，渡船A𠮷。')]).toEqual([0, 1, 0, 2]);
    expect([...page.charactersOf('船口新')]).toEqual([2, 1, 3]);
    expect(page.characters).toBe(4);
  });
});
