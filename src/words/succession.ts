import { type CharacterTables, numbersOf, tellBy, unpacked } from './characterTables.js';

/**
 * What the characters on either side of a break say of its being none: how much likelier it is that `next` goes on where `before` stops than that it
 * stands anywhere else, in nats. Two characters are looked at on either side.
 */
export type Succession = (before: string, next: string) => number;

/** What the tables say: the product of what is known of the characters before and of those behind. */
export function successionBy({ characters, succession: { rank, even, tables } }: CharacterTables): Succession {
  const numbers = numbersOf(characters);
  const [twoBefore, oneBefore, oneBehind, twoBehind] = tables.map(unpacked) as [Numbers, Numbers, Numbers, Numbers];
  /** Where a character stands in a table; those that it does not have stand in the first place. */
  const placeOf = (text: string, i: number, table: Numbers): number => {
    const at = (numbers[text.charCodeAt(i)] ?? 0) * rank;
    return at < table.length ? at : 0;
  };
  return (before, next) => {
    const a = placeOf(before, before.length - 2, twoBefore);
    const b = placeOf(before, before.length - 1, oneBefore);
    const c = placeOf(next, 0, oneBehind);
    const d = placeOf(next, 1, twoBehind);
    let odds = -even;
    for (let k = 0; k < rank; k++)
      odds +=
        ((twoBefore[a + k] as number) + (oneBefore[b + k] as number)) *
        ((oneBehind[c + k] as number) + (twoBehind[d + k] as number));
    return odds;
  };
}

type Numbers = Float32Array;

/** By the tables now in place. */
export const successionNow = tellBy(successionBy);

export const succession: Succession = (before, next) => successionNow()(before, next);
