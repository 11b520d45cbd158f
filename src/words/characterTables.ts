import { FITTED_CHARACTERS } from './fittedCharacters.js';

/** Numbers of four bits each, in base64, times the step. */
export interface PackedNumbers {
  readonly step: number;
  readonly values: string;
}

/** What characters say of two texts, as scripts/fitCharacters.mjs has it. */
export interface CharacterTables {
  /** The commonest characters, each with the forms that count as the same, parted by spaces. */
  readonly characters: string;
  readonly succession: {
    /** Numbers for each character. */
    readonly rank: number;
    /** What the product comes to where nothing speaks for the two or against them. */
    readonly even: number;
    /** Of two before the break, one before, one behind and two behind. */
    readonly tables: readonly PackedNumbers[];
  };
  readonly subjects: {
    readonly rank: number;
    readonly table: PackedNumbers;
  };
  /** Of a character anywhere in a line, at its beginning and at its end: a number for each of the REGISTERS. */
  readonly registers: readonly PackedNumbers[];
}

/** The four bits that stand for 0. */
const ZERO = 7;

export function unpacked({ step, values }: PackedNumbers): Float32Array {
  const bytes = Buffer.from(values, 'base64');
  const numbers = new Float32Array(2 * bytes.length);
  bytes.forEach((byte, i) => {
    numbers[2 * i] = ((byte >> 4) - ZERO) * step;
    numbers[2 * i + 1] = ((byte & 15) - ZERO) * step;
  });
  return numbers;
}

/** The number of each character, from 1 on, by its UTF-16 unit; 0 for all others. */
export function numbersOf(characters: string): Uint16Array {
  const numbers = new Uint16Array(1 << 16);
  characters.split(' ').forEach((forms, i) => {
    for (let k = 0; k < forms.length; k++) numbers[forms.charCodeAt(k)] = i + 1;
  });
  return numbers;
}

let tables = FITTED_CHARACTERS;

/** By the fitted tables, or by those that were put in their place: made once for each, when first asked for. */
export function tellBy<T>(make: (tables: CharacterTables) => T): () => T {
  const made = new WeakMap<CharacterTables, T>();
  return () => {
    const known = made.get(tables);
    if (known !== undefined) return known;
    const what = make(tables);
    made.set(tables, what);
    return what;
  };
}

/** Puts other tables in the place of the fitted ones: for fits, on pages that the fitted ones have seen. */
export function readBy(others: CharacterTables): void {
  tables = others;
}
