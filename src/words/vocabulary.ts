/** Character pairs, numbers and Latin words of several bodies, and how rare each is among them. */
export class Vocabulary {
  private readonly inBodies = new Map<string, number[]>();
  private readonly count: number;

  constructor(bodies: readonly string[]) {
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
      const rarity = Math.log((this.count + 1) / (there.length + 0.5)) + 0.2;
      all += there.length === 0 ? Math.min(rarity, 1) : rarity;
      for (const b of there) shared[b] = (shared[b] as number) + rarity;
    }
    return all === 0 ? shared : shared.map((s) => s / all);
  }
}

/** Pairs of neighbouring Han characters, numbers and Latin words. Words of a segmenter did no better (see the design notes in CONTRIBUTING). */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const run of text.match(/\p{Script=Han}+|[A-Za-z]{2,}|\d+(?:\.\d+)?/gu) ?? []) {
    if (/^[A-Za-z\d]/u.test(run)) words.push(run);
    else for (let i = 0; i + 1 < run.length; i++) words.push(run.slice(i, i + 2));
  }
  return words;
}

/** The share of the shorter text's different words that the longer has too, 0 to 1. */
export function likeness(a: string, b: string): number {
  const x = new Set(wordsOf(a));
  const y = new Set(wordsOf(b));
  const [few, many] = x.size < y.size ? [x, y] : [y, x];
  let both = 0;
  for (const word of few) if (many.has(word)) both++;
  return few.size === 0 ? 0 : both / few.size;
}
