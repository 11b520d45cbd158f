import { EXIT, QingyangError } from '../errors.js';
import { FIGURES, type Figures } from './score.js';

type Key = (typeof FIGURES)[number];
export type Gate = readonly { readonly key: Key; readonly value: number }[];

/** The figures of which less is better: for them the gate is a ceiling. */
const LESS_IS_BETTER: ReadonlySet<Key> = new Set<Key>(['cer', 'strayGaps']);

/** `pq=0.95,breaks=0.97,cer=0.01` */
export function parseGate(text: string): Gate {
  return text.split(',').map((part) => {
    const [key = '', number = ''] = part.split('=').map((s) => s.trim());
    const value = Number(number);
    if (!(FIGURES as readonly string[]).includes(key) || number === '' || !Number.isFinite(value) || value < 0)
      throw new QingyangError(
        'bad-gate',
        `--min: ${JSON.stringify(part)} is not a figure and its bound.`,
        `Write pq=0.95,breaks=0.97; figures are ${FIGURES.join(', ')}.`,
        EXIT.usage,
      );
    return { key: key as Key, value };
  });
}

/** The bounds that are not kept, in words. `cer` and `strayGaps` may be at most, the others must be at least. */
export function brokenBounds(gate: Gate, figures: Figures): string[] {
  return gate
    .filter(({ key, value }) => (LESS_IS_BETTER.has(key) ? figures[key] > value : figures[key] < value))
    .map(
      ({ key, value }) =>
        `${key} is ${figures[key]}, and should be at ${LESS_IS_BETTER.has(key) ? 'most' : 'least'} ${value}`,
    );
}
