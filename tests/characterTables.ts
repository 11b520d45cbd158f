import type { CharacterTables, PackedNumbers } from '../src/words/characterTables.js';

/** A table of numbers in steps of a half, two to a byte; 7 is nothing. */
export function packed(...steps: number[]): PackedNumbers {
  const bytes = steps.flatMap((step, i) => (i % 2 === 0 ? [16 * step + (steps[i + 1] as number)] : []));
  return { step: 0.5, values: Buffer.from(bytes).toString('base64') };
}

/** Tables that say the same of everything. */
export const mute = (even: number): CharacterTables => ({
  characters: '的',
  succession: { rank: 2, even, tables: Array(4).fill(packed(7, 7, 7, 7)) },
  subjects: { rank: 2, table: packed(7, 7, 7, 7) },
  registers: Array(3).fill(packed(...Array(16).fill(7))),
});
