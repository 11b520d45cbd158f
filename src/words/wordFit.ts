import { PageTexts } from './pageTexts.js';

/** What a word of two characters, a number or a Latin word counts, and what a single character: they overlap, so both count less than one. */
const WEIGHT = { pair: 0.6, single: 0.45 };
/**
 * The page's own frequencies count as so many characters beside a body's, for a short body is not to be trusted more than a long one; on a short page as
 * a share of it, or no body would be trusted at all.
 */
const PAGE = { characters: 1000, share: 0.35 };

/** More words in common say less and less: what one line says for or against a body at the most, in nats. */
const MOST = 8;

/**
 * The words that some texts have in common with a row of units, found once; then `range` tells, for any stretch of the row, how well it accounts for
 * each text: the log likelihood of the text's words by the stretch's frequencies, over that by the page's alone (query likelihood with Dirichlet
 * smoothing, Zhai and Lafferty 2004). Trying a division costs the words of the texts, not those of the page.
 */
export class UnitWords {
  /** For each text, what those of its words count together that any unit has. */
  private readonly weights: Float64Array;
  /** What is known of each word of the texts, by its number. */
  private readonly words: readonly TextWord[];
  /** How often the stretch that is looked at has each word. */
  private readonly here: Float64Array;
  /** For each unit, the words of the texts that it has, each as its number and how often. */
  private readonly found: readonly Uint32Array[];
  /** Characters before each unit; all of them at the end. */
  private readonly sizes: Int32Array;
  private readonly known = new Map<number, Float64Array>();

  /** @param page where the words of texts and units were counted before */
  constructor(texts: readonly string[], units: readonly string[], page = new PageTexts()) {
    const ofTexts = texts.map((text) => page.wordsOf(text).words);
    const ofUnits = units.map((unit) => page.wordsOf(unit));
    /** The place in `words` of each word of the page that the texts have, from 1. */
    const places = new Uint32Array(page.words);
    const words: TextWord[] = [];
    ofTexts.forEach((own, t) => {
      for (let i = 0; i < own.length; i += 2) {
        const number = own[i] as number;
        const weight = page.isSingle(number) ? WEIGHT.single : WEIGHT.pair;
        places[number] ||= words.push({ weight, texts: [], all: 0 });
        (words[(places[number] as number) - 1] as TextWord).texts.push(t);
      }
    });
    this.words = words;
    this.here = new Float64Array(words.length);
    this.sizes = new Int32Array(units.length + 1);
    this.found = ofUnits.map(({ words: own, size }, u) => {
      this.sizes[u + 1] = (this.sizes[u] as number) + size;
      const found: number[] = [];
      for (let i = 0; i < own.length; i += 2) {
        const place = places[own[i] as number] as number;
        if (place === 0) continue;
        const times = own[i + 1] as number;
        (words[place - 1] as TextWord).all += times;
        found.push(place - 1, times);
      }
      return Uint32Array.from(found);
    });
    this.weights = new Float64Array(texts.length);
    for (const { weight, texts, all } of words)
      if (all > 0) for (const t of texts) this.weights[t] = (this.weights[t] as number) + weight;
  }

  /** For each text, in nats, how well the units `[from, to)` account for it: above 0 where they have its words more often than the page has. */
  range(from: number, to: number): Float64Array {
    const key = from * this.sizes.length + to;
    let fit = this.known.get(key);
    if (fit) return fit;
    const all = this.sizes[this.sizes.length - 1] as number;
    const size = (this.sizes[to] as number) - (this.sizes[from] as number);
    const prior = Math.min(PAGE.characters, PAGE.share * all);
    const { here, words } = this;
    const there: number[] = [];
    for (let u = from; u < to; u++) {
      const found = this.found[u] as Uint32Array;
      for (let i = 0; i < found.length; i += 2) {
        const number = found[i] as number;
        if (here[number] === 0) there.push(number);
        here[number] = (here[number] as number) + (found[i + 1] as number);
      }
    }
    // What a word counts that the stretch lacks does not hang on the word; only those that it has are looked at.
    const lacking = Math.log(prior / (size + prior));
    fit = this.weights.map((weight) => (weight === 0 ? 0 : weight * lacking));
    for (const number of there) {
      const word = words[number] as TextWord;
      const more = word.weight * Math.log(1 + ((here[number] as number) * all) / (prior * word.all));
      for (const t of word.texts) fit[t] = (fit[t] as number) + more;
      here[number] = 0;
    }
    for (let t = 0; t < fit.length; t++) fit[t] = MOST * Math.tanh((fit[t] as number) / MOST);
    this.known.set(key, fit);
    return fit;
  }
}

/** A word of the texts. */
interface TextWord {
  readonly weight: number;
  readonly texts: number[];
  /** How often all units have it. */
  all: number;
}
