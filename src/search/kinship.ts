import { LIST_ITEM, SPEAKER } from '../lexicon/lists.js';
import { NOTICE_HEADLINE, NOTICE_MARKS } from '../lexicon/notices.js';
import type { Unit } from '../model/draft.js';
import { once } from './once.js';

/*
 * How well a headline block and a body go together by their make, words in common apart: a notice has a notice's headline, verse a short one, a body
 * that names its reporter no byline above it. Each trait of the block is weighed with each of the body.
 */

/** What a body is like; numbers between about -1 and 1. */
export const BODY_TRAITS = [
  'any',
  'size', // of how many characters, by the logarithm
  'credit', // it names its reporter where it begins or ends
  'verse', // the share of it that is
  'notice', // how often it says what notices say
  'list', // the share of list items, and of lines that speakers begin, among its units
  'talk',
  'heads', // it has section headings
  'tiny',
] as const;

/** What a headline block is like. */
export const BLOCK_TRAITS = [
  'any',
  'byline',
  'lines', // how many, and of how many characters, by the logarithm
  'characters',
  'short', // no line of more than a few characters
  'notice', // a line is what notices are called
  'number',
  'dash', // a line begins with one
  'column', // a short line with a middle dot: the name of a column
] as const;

const B = BODY_TRAITS.length;
const H = BLOCK_TRAITS.length;
const REPORTER = /[记記]者|通[讯訊信][员員]|特派[员員]|本[报報刊][讯訊]|社[讯訊电電]|[电電訊讯][）)]/u;
const SIGNED = /[（(][^（）()]*(?:[记記]者|通[讯訊信][员員]|[摄攝]|文)[^（）()]*[）)]\s*$/u;
/** How far into a body its reporter is named, in characters. */
const HEAD = 40;
const TINY = 120;
const MOST_MARKS = 3;

/** The traits of any stretch of a row of units, by running sums. */
export class BodyTraits {
  /** For each unit, what the units before it hold together, a row for each of the sums. */
  readonly #sums: Float64Array;
  readonly #names: Uint8Array;
  readonly #signs: Uint8Array;

  constructor(private readonly units: readonly Unit[]) {
    this.#sums = new Float64Array((units.length + 1) * SUMS);
    this.#names = Uint8Array.from(units, (u) => Number(u.kind === 'paragraph' && names(u.text.value)));
    this.#signs = Uint8Array.from(units, (u) => Number(SIGNED.test(u.text.value)));
    units.forEach((unit, i) => {
      const text = unit.text.value;
      const counts = [
        1,
        text.length,
        unit.kind === 'verse' ? text.length : 0,
        text.match(NOTICE_MARKS)?.length ?? 0,
        Number(LIST_ITEM.test(text)),
        Number(SPEAKER.test(text)),
        Number(unit.kind === 'heading'),
      ];
      counts.forEach((x, k) => {
        this.#sums[(i + 1) * SUMS + k] = (this.#sums[i * SUMS + k] as number) + x;
      });
    });
  }

  /** Those of the units `[from, to)`, in the order of BODY_TRAITS. */
  range(from: number, to: number): Float64Array {
    const sum = (k: number): number => (this.#sums[to * SUMS + k] as number) - (this.#sums[from * SUMS + k] as number);
    const all = Math.max(1, sum(0));
    const size = Math.max(1, sum(1));
    let first = from;
    while (first < to && this.units[first]?.kind !== 'paragraph') first++;
    const credit = (first < to && this.#names[first] === 1) || (to > from && this.#signs[to - 1] === 1);
    const notice = Math.min(MOST_MARKS, sum(3)) / MOST_MARKS / (1 + size / 400);
    return Float64Array.of(
      1,
      Math.log(size + 20) / 3 - 1.8,
      Number(credit),
      sum(2) / size,
      notice,
      sum(4) / all,
      sum(5) / all,
      Math.min(1, sum(6)),
      Number(size < TINY),
    );
  }
}
/** Units, characters, characters of verse, marks of a notice, list items, speakers, headings. */
const SUMS = 7;
const names = (text: string): boolean => REPORTER.test(text.slice(0, HEAD));

/** What is known of each headline line, by its number. */
export class LineTraits {
  readonly isByline: Uint8Array;
  readonly characters: Uint16Array;
  /** A bit each, from `notice` on. */
  readonly marks: Uint8Array;

  constructor(lines: readonly Unit[]) {
    const texts = lines.map((l) => l.text.value.replace(/\s/gu, ''));
    this.isByline = Uint8Array.from(lines, (l) => Number(l.kind === 'byline'));
    this.characters = Uint16Array.from(texts, (t) => t.length);
    this.marks = Uint8Array.from(texts, marksOf);
  }
}

const SHORT_LINE = 14;
function marksOf(text: string): number {
  const short = text.length <= SHORT_LINE;
  return (
    Number(short && NOTICE_HEADLINE.test(text)) |
    (Number(/\d/u.test(text)) << 1) |
    (Number(/^(?:——|—|一一)/u.test(text)) << 2) |
    (Number(short && /[·•・]/u.test(text)) << 3)
  );
}

/** The traits of a headline block that grows line by line. */
export class BlockTraits {
  /** In the order of BLOCK_TRAITS. */
  readonly values = new Float64Array(H);
  #lines = 0;
  #characters = 0;
  #longest = 0;
  #marks = 0;
  #bylines = 0;

  constructor(private readonly known: LineTraits) {}

  clear(): void {
    this.#lines = 0;
    this.#characters = 0;
    this.#longest = 0;
    this.#marks = 0;
    this.#bylines = 0;
  }

  add(line: number): void {
    const { isByline, characters, marks } = this.known;
    if (isByline[line] === 1) this.#bylines++;
    else {
      this.#lines++;
      this.#characters += characters[line] as number;
      this.#longest = Math.max(this.#longest, characters[line] as number);
      this.#marks |= marks[line] as number;
    }
    const { values } = this;
    values[0] = 1;
    values[1] = Math.min(1, this.#bylines);
    values[2] = Math.min(4, this.#lines) / 4;
    values[3] = Math.log(this.#characters + 5) / 3 - 1;
    values[4] = this.#longest <= 5 ? 1 : 0;
    for (let k = 0; k < 4; k++) values[5 + k] = (this.#marks >> k) & 1;
  }
}

/** The name of the weight of two traits. */
export const kinName = (block: (typeof BLOCK_TRAITS)[number], body: (typeof BODY_TRAITS)[number]): string =>
  `${block} × ${body}`;

/** The weights as a table: for each trait of a block, one of each trait of a body. */
export const kinTable = once(
  (weights: Readonly<Record<string, number>>): Float64Array =>
    Float64Array.from(BLOCK_TRAITS.flatMap((block) => BODY_TRAITS.map((body) => weights[kinName(block, body)] ?? 0))),
);

/** What speaks for a block's being another part of the headline of a body that has one, in nats: each trait of it, and that it interrupts that body. */
export interface AgainOdds {
  readonly traits: Float64Array;
  /** It interrupts that body; and, for each nat by which that body accounts for its words, how much more. */
  readonly amid: number;
  readonly amidWords: number;
}

/** The weights by name as odds. */
export const againOdds = once(
  (weights: Readonly<Record<string, number>>): AgainOdds => ({
    traits: Float64Array.from(BLOCK_TRAITS, (trait) => weights[trait] ?? 0),
    amid: weights.amid ?? 0,
    amidWords: weights['amid words'] ?? 0,
  }),
);

/** What each trait of a block is worth over a body of such traits, in nats. */
export function kinOf(table: Float64Array, body: Float64Array): Float64Array {
  const worth = new Float64Array(H);
  for (let h = 0; h < H; h++)
    for (let b = 0; b < B; b++) worth[h] = (worth[h] as number) + (table[h * B + b] as number) * (body[b] as number);
  return worth;
}
