/** What a word of two characters, a number or a Latin word counts, and what a single character: they overlap, so both count less than one. */
const WEIGHT = { pair: 0.6, single: 0.45 };
/** The page's own frequencies count as so many characters beside a body's: a short body is not trusted more than a long one. */
const PAGE = 600;

/** More words in common say less and less: what a whole headline block, or a section heading, gains by them at the most, in nats. */
const MOST = 6;
export const saturated = (fit: number): number => (fit > 0 ? MOST * (1 - Math.exp(-fit / MOST)) : fit);

/** For each text, how well each of several bodies accounts for its words. */
export interface WordFit {
  /** For each body, in nats: above 0 where the body has the text's words more often than the page has. */
  of(text: string): Float64Array;
}

/**
 * The words that some texts have in common with a row of units, found once; then `over` tells, for any division of the row into bodies, how well
 * each body accounts for a text: the log likelihood of its words by the body's frequencies, over that by the page's alone (query likelihood with
 * Dirichlet smoothing, Zhai and Lafferty 2004). Trying a division costs the words of the texts, not of the page.
 */
export class UnitWords {
  private readonly words = new Map<string, readonly Posting[]>();
  private readonly sizes: Int32Array;

  constructor(texts: readonly string[], units: readonly string[]) {
    const postings = new Map<string, Posting>();
    for (const text of texts)
      if (!this.words.has(text))
        this.words.set(
          text,
          [...wordsOf(text)].map((word) => {
            let posting = postings.get(word);
            if (!posting) {
              posting = { weight: isSingle(word) ? WEIGHT.single : WEIGHT.pair, units: [], times: [] };
              postings.set(word, posting);
            }
            return posting;
          }),
        );
    this.sizes = new Int32Array(units.length);
    units.forEach((unit, u) => {
      let size = 0;
      eachWord(unit, (word, isChar) => {
        if (isChar) size++;
        const there = postings.get(word);
        if (!there) return;
        const last = there.units.length - 1;
        if (there.units[last] === u) there.times[last] = (there.times[last] as number) + 1;
        else {
          there.units.push(u);
          there.times.push(1);
        }
      });
      this.sizes[u] = size;
    });
  }

  /** @param bodyOf for each unit, the number of its body, from 0 up to `count` - 1; -1 where it is in none. */
  over(bodyOf: ArrayLike<number>, count: number): WordFit {
    const sizes = new Float64Array(count);
    let all = 0;
    for (let u = 0; u < this.sizes.length; u++) {
      const b = bodyOf[u] as number;
      if (b < 0) continue;
      sizes[b] = (sizes[b] as number) + (this.sizes[u] as number);
      all += this.sizes[u] as number;
    }
    const times = new Float64Array(count);
    const known = new Map<string, Float64Array>();
    return {
      of: (text) => {
        let fit = known.get(text);
        if (fit) return fit;
        fit = new Float64Array(count);
        known.set(text, fit);
        for (const { weight, units, times: each } of this.words.get(text) ?? []) {
          let total = 0;
          for (let i = 0; i < units.length; i++) {
            const b = bodyOf[units[i] as number] as number;
            if (b < 0) continue;
            times[b] = (times[b] as number) + (each[i] as number);
            total += each[i] as number;
          }
          if (total === 0) continue;
          for (let b = 0; b < count; b++) {
            const expected = total / all;
            const ratio = ((times[b] as number) + PAGE * expected) / (((sizes[b] as number) + PAGE) * expected);
            fit[b] = (fit[b] as number) + weight * Math.log(ratio);
            times[b] = 0;
          }
        }
        return fit;
      },
    };
  }
}

interface Posting {
  readonly weight: number;
  /** The units that have the word, rising, and how often each. */
  readonly units: number[];
  readonly times: number[];
}

const isSingle = (word: string): boolean => word.length === 1;

function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  eachWord(text, (word) => words.add(word));
  return words;
}

/** Han characters alone and in neighbouring pairs, numbers and Latin words. Words of a segmenter did no better. */
function eachWord(text: string, found: (word: string, isChar: boolean) => void): void {
  for (const run of text.match(/\p{Script=Han}+|[A-Za-z]{2,}|\d+(?:\.\d+)?/gu) ?? []) {
    if (/^[A-Za-z\d]/u.test(run)) found(run, true);
    else
      for (let i = 0; i < run.length; i++) {
        found(run[i] as string, true);
        if (i + 1 < run.length) found(run.slice(i, i + 2), false);
      }
  }
}
