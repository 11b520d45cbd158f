import { isSingle, type Word, wordsOf } from './wordsOf.js';

/** What a word of two characters, a number or a Latin word counts, and what a single character: they overlap, so both count less than one. */
const WEIGHT = { pair: 0.6, single: 0.45 };
/** The page's own frequencies count as so many characters beside a body's: a short body is not trusted more than a long one. */
const PAGE = 1000;

/** More words in common say less and less: what one line says for or against a body at the most, in nats. */
const MOST = 8;

/**
 * The words that some texts have in common with a row of units, found once; then `range` tells, for any stretch of the row, how well it accounts for
 * each text: the log likelihood of the text's words by the stretch's frequencies, over that by the page's alone (query likelihood with Dirichlet
 * smoothing, Zhai and Lafferty 2004). Trying a division costs the words of the texts, not those of the page.
 */
export class UnitWords {
  /** For each text, its words. */
  private readonly words: readonly (readonly Posting[])[];
  private readonly postings: Posting[] = [];
  /** Characters before each unit; all of them at the end. */
  private readonly sizes: Int32Array;
  private readonly known = new Map<number, Float64Array>();

  constructor(texts: readonly string[], units: readonly string[]) {
    const postings = new Map<Word, Posting>();
    this.words = texts.map((text) =>
      [...new Set(wordsOf(text))].map((word) => {
        let posting = postings.get(word);
        if (!posting) {
          posting = { weight: isSingle(word) ? WEIGHT.single : WEIGHT.pair, units: [], times: [0], worth: 0 };
          postings.set(word, posting);
        }
        return posting;
      }),
    );
    this.sizes = new Int32Array(units.length + 1);
    units.forEach((unit, u) => {
      let size = this.sizes[u] as number;
      for (const word of wordsOf(unit)) {
        if (typeof word === 'string' || isSingle(word)) size++;
        const there = postings.get(word);
        if (!there) continue;
        const last = there.units.length - 1;
        if (there.units[last] === u) there.times[last + 1] = (there.times[last + 1] as number) + 1;
        else {
          there.units.push(u);
          there.times.push((there.times[last + 1] as number) + 1);
        }
      }
      this.sizes[u + 1] = size;
    });
    for (const posting of postings.values()) if (posting.units.length > 0) this.postings.push(posting);
  }

  /** For each text, in nats, how well the units `[from, to)` account for it: above 0 where they have its words more often than the page has. */
  range(from: number, to: number): Float64Array {
    const key = from * this.sizes.length + to;
    let fit = this.known.get(key);
    if (fit) return fit;
    const all = this.sizes[this.sizes.length - 1] as number;
    const size = (this.sizes[to] as number) - (this.sizes[from] as number);
    for (const posting of this.postings) {
      const { units, times } = posting;
      const expected = (times[units.length] as number) / all;
      const here = (times[firstAtOrAfter(units, to)] as number) - (times[firstAtOrAfter(units, from)] as number);
      posting.worth = posting.weight * Math.log((here + PAGE * expected) / ((size + PAGE) * expected));
    }
    fit = Float64Array.from(this.words, (words) => MOST * Math.tanh(words.reduce((s, p) => s + p.worth, 0) / MOST));
    this.known.set(key, fit);
    return fit;
  }
}

interface Posting {
  readonly weight: number;
  /** The units that have the word, rising; and how often they and all before them have it, none at the beginning. */
  readonly units: number[];
  readonly times: number[];
  /** What it adds in the stretch that is looked at. */
  worth: number;
}

function firstAtOrAfter(units: readonly number[], unit: number): number {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((units[mid] as number) < unit) low = mid + 1;
    else high = mid;
  }
  return low;
}
