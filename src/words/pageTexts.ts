import { type Subject, subjectsNow } from './subjects.js';
import { isSingle, type Word, wordsOf } from './wordsOf.js';

/** The words of a text by number, each once, in the order in which they come: `[number, how often, …]`; and how many words it has that are single or Latin. */
export interface CountedWords {
  readonly words: Uint32Array;
  readonly size: number;
}

/** Han characters of the basic plane, as UTF-16 units. */
const FIRST = 0x3400;
const LAST = 0x9fff;

/** The texts of one page, their words and characters numbered and counted once, however often the page is read. */
export class PageTexts {
  readonly #numbers = new Map<Word, number>();
  readonly #single: boolean[] = [];
  readonly #counted = new Map<string, CountedWords>();
  /** From 1, in the order in which they come. */
  readonly #characters = new Uint16Array(LAST - FIRST + 1);
  readonly #coded = new Map<string, Uint16Array>();
  readonly #subjects = new Map<string, Subject>();
  /** How often each word stands in the text that is counted; all 0 between two. */
  #times = new Uint32Array(1024);
  #distinct = 0;

  /** How many words are numbered, and how many Han characters. */
  get words(): number {
    return this.#single.length;
  }
  get characters(): number {
    return this.#distinct;
  }

  /** Whether a word is a single character. */
  isSingle(word: number): boolean {
    return this.#single[word] === true;
  }

  wordsOf(text: string): CountedWords {
    let counted = this.#counted.get(text);
    if (!counted) {
      counted = this.#count(wordsOf(text));
      this.#counted.set(text, counted);
    }
    return counted;
  }

  #count(words: readonly Word[]): CountedWords {
    const own: number[] = [];
    let size = 0;
    for (const word of words) {
      if (typeof word === 'string' || isSingle(word)) size++;
      let number = this.#numbers.get(word);
      if (number === undefined) {
        number = this.#single.push(isSingle(word)) - 1;
        this.#numbers.set(word, number);
        if (number >= this.#times.length) {
          const larger = new Uint32Array(2 * number);
          larger.set(this.#times);
          this.#times = larger;
        }
      }
      const times = this.#times;
      if (times[number] === 0) own.push(number);
      times[number] = (times[number] as number) + 1;
    }
    const counted = new Uint32Array(2 * own.length);
    own.forEach((number, i) => {
      counted[2 * i] = number;
      counted[2 * i + 1] = this.#times[number] as number;
      this.#times[number] = 0;
    });
    return { words: counted, size };
  }

  /** The Han characters of a text by number, in its order. */
  charactersOf(text: string): Uint16Array {
    let coded = this.#coded.get(text);
    if (!coded) {
      coded = this.#code(text);
      this.#coded.set(text, coded);
    }
    return coded;
  }

  /** What a text is about. */
  subjectOf(text: string): Subject {
    let subject = this.#subjects.get(text);
    if (!subject) {
      subject = subjectsNow().of(text);
      this.#subjects.set(text, subject);
    }
    return subject;
  }

  #code(text: string): Uint16Array {
    const numbers = this.#characters;
    const out = new Uint16Array(text.length);
    let n = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit < FIRST || unit > LAST) continue;
      out[n++] = (numbers[unit - FIRST] ||= ++this.#distinct) - 1;
    }
    return out.subarray(0, n);
  }
}
