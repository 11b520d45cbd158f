import { type CharacterTables, numbersOf, tellBy, unpacked } from './characterTables.js';

/** What a line can be, by the words that are used there. */
export const REGISTERS = ['kicker', 'headline', 'deck', 'heading', 'verse', 'opening', 'first', 'more'] as const;

/** For each of the REGISTERS how likely a line is of it, as a logarithm, if all were equally common. */
export type Register = Float64Array;

const R = REGISTERS.length;

/** What the tables say: a sum over the characters that stand in the line, each counted once, and over its first and its last. */
export function registersBy({ characters, registers }: CharacterTables): (text: string) => Register {
  const numbers = numbersOf(characters);
  const [anywhere, first, last] = registers.map(unpacked) as [Float32Array, Float32Array, Float32Array];
  const met = new Uint32Array(1 << 11);
  let turn = 0;
  const add = (sums: Register, table: Float32Array, number: number): void => {
    const at = number * R < table.length ? number * R : 0;
    for (let k = 0; k < R; k++) sums[k] = (sums[k] as number) + (table[at + k] as number);
  };
  return (text) => {
    const sums = new Float64Array(R);
    turn++;
    let begins = -1;
    let ends = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === SPACE || code === WIDE_SPACE) continue;
      ends = numbers[code] as number;
      if (begins < 0) begins = ends;
      const known = ends * R < anywhere.length ? ends : 0;
      if (met[known] === turn) continue;
      met[known] = turn;
      add(sums, anywhere, known);
    }
    add(sums, first, Math.max(begins, 0));
    add(sums, last, ends);
    const all = sums.reduce((s, x) => s + Math.exp(x), 0);
    return sums.map((x) => x - Math.log(all));
  };
}

const SPACE = 0x20;
const WIDE_SPACE = 0x3000;

/** By the tables now in place. */
export const registersNow = tellBy(registersBy);

/** What the words of a line say of what it is, in nats. */
export interface Odds {
  /** Of a headline block against running text. */
  readonly display: number;
  /** Of a section head against a headline block. */
  readonly heading: number;
  /** Of verse against running text. */
  readonly verse: number;
  /** Of a paragraph's first line against its others. */
  readonly first: number;
  /** Of an article's first line against those of its other paragraphs. */
  readonly opening: number;
}

export function oddsOf(text: string): Odds {
  const [kicker, headline, deck, heading, verse, opening, first, more] = registersNow()(text) as unknown as Eight;
  const block = sumOfLogs(kicker, headline, deck);
  const begins = sumOfLogs(opening, first);
  const running = sumOfLogs(first, more);
  return {
    display: block - running,
    heading: heading - block,
    verse: verse - running,
    first: begins - more,
    opening: opening - first,
  };
}

/** So many characters are a text's beginning. */
const BEGINNING = 20;
/** Odds, in nats, that count for nearly all. */
const CLEAR = 4;

/** Whether the words that a text begins with are those of a paragraph's beginning, and of an article's among these: -1 to 1. */
export function beginningOf(text: string): { readonly paragraph: number; readonly article: number } {
  const { first, opening } = oddsOf(text.slice(0, BEGINNING));
  return { paragraph: Math.tanh(first / CLEAR), article: Math.tanh(opening / CLEAR) };
}

/** What the words of a line of a headline block say of its being one part against the two others, in nats. */
export function partOdds(text: string): { readonly kicker: number; readonly headline: number; readonly deck: number } {
  const [kicker, headline, deck] = registersNow()(text) as unknown as Eight;
  return {
    kicker: kicker - sumOfLogs(headline, deck),
    headline: headline - sumOfLogs(kicker, deck),
    deck: deck - sumOfLogs(kicker, headline),
  };
}

type Eight = readonly [number, number, number, number, number, number, number, number];
const sumOfLogs = (...logs: number[]): number => Math.log(logs.reduce((s, x) => s + Math.exp(x), 0));
