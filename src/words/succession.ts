import { FITTED_SUCCESSION } from './fittedSuccession.js';

/**
 * What the characters on either side of a break say of its being none: how much likelier it is that `next` goes on where `before` stops than that it
 * stands anywhere else, in nats. Two characters are looked at on either side.
 */
export type Succession = (before: string, next: string) => number;

/** As scripts/fitSuccession.mjs has it. */
export interface SuccessionTable {
  /** The commonest characters, each with the forms that count as the same, parted by spaces. */
  readonly characters: string;
  /** What the product comes to where nothing speaks for the two or against them. */
  readonly even: number;
  /** Of two before the break, one before, one behind and two behind: for each character so many numbers of four bits, in base64, times the step. */
  readonly tables: readonly { readonly step: number; readonly values: string }[];
}

/** The four bits that stand for 0. */
const ZERO = 7;

/** What a table says: the product of what is known of the characters before and of those behind. */
export function successionBy({ characters, even, tables }: SuccessionTable): Succession {
  const known = characters.split(' ');
  const numbers = new Map(known.flatMap((forms, i) => [...forms].map((form) => [form, i + 1] as const)));
  const [twoBefore, oneBefore, oneBehind, twoBehind] = tables.map(unpacked) as [Numbers, Numbers, Numbers, Numbers];
  const rank = oneBefore.length / (known.length + 1);
  /** Where a character stands in a table; those that it does not have stand in the first place. */
  const placeOf = (c: string | undefined, table: Numbers): number => {
    const at = (numbers.get(c ?? '') ?? 0) * rank;
    return at < table.length ? at : 0;
  };
  return (before, next) => {
    const a = placeOf(before.at(-2), twoBefore);
    const b = placeOf(before.at(-1), oneBefore);
    const c = placeOf(next[0], oneBehind);
    const d = placeOf(next[1], twoBehind);
    let odds = -even;
    for (let k = 0; k < rank; k++)
      odds +=
        ((twoBefore[a + k] as number) + (oneBefore[b + k] as number)) *
        ((oneBehind[c + k] as number) + (twoBehind[d + k] as number));
    return odds;
  };
}

type Numbers = Float32Array;

function unpacked({ step, values }: SuccessionTable['tables'][number]): Numbers {
  const bytes = Buffer.from(values, 'base64');
  const numbers = new Float32Array(2 * bytes.length);
  bytes.forEach((byte, i) => {
    numbers[2 * i] = ((byte >> 4) - ZERO) * step;
    numbers[2 * i + 1] = ((byte & 15) - ZERO) * step;
  });
  return numbers;
}

let told: Succession | undefined;

/** By the fitted table, or by that which was put in its place. */
export function successionNow(): Succession {
  told ??= successionBy(FITTED_SUCCESSION);
  return told;
}

export const succession: Succession = (before, next) => successionNow()(before, next);

/** Puts another table in the place of the fitted one: for fits, on pages that the fitted one has seen. */
export function succeedBy(table: SuccessionTable): void {
  told = successionBy(table);
}
