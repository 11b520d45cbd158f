/** Tells how much of a text's words each of several bodies has. */
export interface SharedWords {
  sharedWith(text: string): readonly number[];
}

/** Character pairs, numbers and Latin words of several bodies, and how rare each is among them. */
export class Vocabulary implements SharedWords {
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

/**
 * The words that some texts have in common with a row of units, found once; then `over` tells, for any division of the row into bodies, what a
 * `Vocabulary` of those bodies would tell. Trying a division costs the words of the texts, not those of the page.
 */
export class UnitVocabulary {
  /** For each text, for each of its words, the units that have it, in rising order. */
  private readonly unitsWith = new Map<string, { readonly weight: number; readonly units: readonly number[] }[]>();

  /** @param single what a single character counts beside a word of two */
  constructor(texts: readonly string[], units: readonly string[], single: number) {
    const postings = new Map<Word, number[]>();
    for (const text of new Set(texts)) {
      const found: { weight: number; units: number[] }[] = [];
      for (const word of new Set(wordsOf(text))) {
        let there = postings.get(word);
        if (!there) {
          there = [];
          postings.set(word, there);
        }
        found.push({ weight: weightOf(word, single), units: there });
      }
      this.unitsWith.set(text, found);
    }
    units.forEach((unit, u) => {
      for (const word of wordsOf(unit)) {
        const there = postings.get(word);
        if (there && there[there.length - 1] !== u) there.push(u);
      }
    });
  }

  /** @param bodyOf for each unit, the number of its body: rising, from 0 up to `count` - 1; -1 where it is in none. */
  over(bodyOf: ArrayLike<number>, count: number): SharedWords {
    const rarities: number[] = [];
    return {
      sharedWith: (text) => {
        const shared = new Array<number>(count).fill(0);
        let all = 0;
        for (const { weight, units } of this.unitsWith.get(text) ?? []) {
          let bodies = 0;
          let before = -1;
          for (const u of units) {
            const b = bodyOf[u] as number;
            if (b < 0) continue;
            if (b !== before) bodies++;
            before = b;
          }
          rarities[bodies] ??= rarityOf(bodies, count);
          const rarity = weight * (rarities[bodies] as number);
          all += bodies === 0 ? Math.min(rarity, weight) : rarity;
          before = -1;
          for (const u of units) {
            const b = bodyOf[u] as number;
            if (b < 0) continue;
            if (b !== before) shared[b] = (shared[b] as number) + rarity;
            before = b;
          }
        }
        if (all !== 0) for (let b = 0; b < count; b++) shared[b] = (shared[b] as number) / all;
        return shared;
      },
    };
  }
}

/** What a single character counts beside a word of two: in old pages, whose words are often single, too many stand everywhere. */
export const SINGLE_CHARACTER = { modern: 0.15, old: 0 } as const;

const weightOf = (word: Word, single: number): number => (isSingle(word) ? single : 1);

const rarityOf = (bodies: number, count: number): number => Math.log((count + 1) / (bodies + 0.5)) + 0.2;

/** A Han character or a pair of them as its UTF-16 units, which are told apart faster than strings; a number or a Latin word as it stands. */
type Word = number | string;

const isSingle = (word: Word): boolean => (typeof word === 'number' ? word >= 0 && word <= 0xffff : word.length === 1);

/** Han characters alone and in neighbouring pairs, numbers and Latin words. Words of a segmenter did no better (see the design notes in CONTRIBUTING). */
function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const run of text.match(/\p{Script=Han}+|[A-Za-z]{2,}|\d+(?:\.\d+)?/gu) ?? []) {
    if (/^[A-Za-z\d]/u.test(run)) words.push(run);
    else
      for (let i = 0; i < run.length; i++) {
        const unit = run.charCodeAt(i);
        words.push(unit);
        if (i + 1 < run.length) words.push((unit << 16) | run.charCodeAt(i + 1));
      }
  }
  return words;
}

/** The share of the shorter text's different words that the longer has too, 0 to 1. */
export function likeness(a: string, b: string): number {
  const long = (word: Word): boolean => !isSingle(word);
  const x = new Set(wordsOf(a).filter(long));
  const y = new Set(wordsOf(b).filter(long));
  const [few, many] = x.size < y.size ? [x, y] : [y, x];
  let both = 0;
  for (const word of few) if (many.has(word)) both++;
  return few.size === 0 ? 0 : both / few.size;
}
