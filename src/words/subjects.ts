import { type CharacterTables, numbersOf, tellBy, unpacked } from './characterTables.js';

/** What a text is about, as far as its characters tell: the sum of what is known of each. */
export interface Subject {
  readonly sum: Float64Array;
  /** How many characters are known. */
  readonly known: number;
}

/** How much likelier it is that two texts are of one article than of two, in nats. */
export type Alike = (a: Subject, b: Subject) => number;

export interface Subjects {
  readonly none: Subject;
  readonly of: (text: string) => Subject;
  /** @param all what the whole page is about: what its articles have in common anyway says nothing */
  readonly onPage: (all: Subject) => Alike;
}

/** How many characters of other papers the page's own are held with, so that the only article of a page keeps a subject of its own. */
const OTHERS = 1500;
/** So long texts say half of what their characters do: they repeat themselves, and no more is said of them. */
const LONG = 300;

/** What the table says: the product of what the characters of one text come to and those of the other, beyond what they do on all of the page. */
export function subjectsBy({ characters, subjects: { rank, table } }: CharacterTables): Subjects {
  const numbers = numbersOf(characters);
  const values = unpacked(table);
  return {
    none: { sum: new Float64Array(rank), known: 0 },
    of: (text) => {
      const sum = new Float64Array(rank);
      let known = 0;
      for (let i = 0; i < text.length; i++) {
        const at = (numbers[text.charCodeAt(i)] as number) * rank;
        if (at === 0) continue;
        known++;
        for (let k = 0; k < rank; k++) sum[k] = (sum[k] as number) + (values[at + k] as number);
      }
      return { sum, known };
    },
    onPage: (all) => {
      const usual = all.sum.map((x) => x / (all.known + OTHERS));
      return (a, b) => {
        let product = 0;
        for (let k = 0; k < rank; k++) {
          const mean = usual[k] as number;
          product += ((a.sum[k] as number) - a.known * mean) * ((b.sum[k] as number) - b.known * mean);
        }
        const size = Math.sqrt((a.known + 2) * (b.known + 2));
        return product / size / (1 + size / LONG);
      };
    },
  };
}

/** What all of them are about. */
export function sumOf(some: readonly Subject[], { none }: Subjects): Subject {
  const sum = Float64Array.from(none.sum);
  let known = 0;
  for (const one of some) {
    known += one.known;
    for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] as number) + (one.sum[k] as number);
  }
  return { sum, known };
}

/** By the table now in place. */
export const subjectsNow = tellBy(subjectsBy);
