import { isSingle, type Word, wordsOf } from './wordsOf.js';

/** Character pairs, numbers and Latin words of several bodies, and how rare each is among them. */
export class Vocabulary {
  private readonly inBodies = new Map<Word, number[]>();
  private readonly count: number;

  /** @param single what a single character counts beside a word of two */
  constructor(
    bodies: readonly string[],
    private readonly single: number,
  ) {
    this.count = bodies.length;
    bodies.forEach((body, b) => {
      for (const word of wordsOf(body)) {
        const there = this.inBodies.get(word);
        if (!there) this.inBodies.set(word, [b]);
        else if (there[there.length - 1] !== b) there.push(b);
      }
    });
  }

  /** For each body, the share of the text's words that the body has, the rare ones counting more: 0 to 1 (inverse document frequency). */
  sharedWith(text: string): number[] {
    const shared = new Array<number>(this.count).fill(0);
    let all = 0;
    for (const word of new Set(wordsOf(text))) {
      const there = this.inBodies.get(word) ?? [];
      const rarity = weightOf(word, this.single) * rarityOf(there.length, this.count);
      all += there.length === 0 ? Math.min(rarity, weightOf(word, this.single)) : rarity;
      for (const b of there) shared[b] = (shared[b] as number) + rarity;
    }
    return all === 0 ? shared : shared.map((s) => s / all);
  }
}

/** What a single character counts beside a word of two: in old pages, whose words are often single, too many stand everywhere. */
export const SINGLE_CHARACTER = { modern: 0.15, old: 0 } as const;

const weightOf = (word: Word, single: number): number => (isSingle(word) ? single : 1);

const rarityOf = (bodies: number, count: number): number => Math.log((count + 1) / (bodies + 0.5)) + 0.2;
