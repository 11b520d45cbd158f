import { random } from '../typeset/random.mjs';
import { packed } from './packed.mjs';

/** Characters known next to the place, and one further off; all others count as one. */
const NEAR = 1500;
const FAR = 300;
/** Numbers a character is known by. */
const RANK = 20;
const EPOCHS = 20;
/** Pairs from elsewhere for each true one. */
const OTHERS = 4;
const PULL = 3e-4;
const PACE = 0.08;

/**
 * What speaks for one character going on where another stopped (src/words/succession.ts): pairs of characters on either side of a place inside a
 * paragraph, held against pairs from other places (noise-contrastive estimation, Gutmann and Hyvärinen 2010), as the product of two short vectors, so
 * that characters used alike are known by each other.
 * @param paragraphs the numbers of their characters
 */
export function fitSuccession(paragraphs) {
  const known = (n, most) => (n < most ? n : 0);
  /** The two characters before and the two behind each place. */
  const places = paragraphs.flatMap((t) =>
    t.slice(3).map((_, i) => [known(t[i], FAR), known(t[i + 1], NEAR), known(t[i + 2], NEAR), known(t[i + 3], FAR)]),
  );

  const next = random(20);
  const table = (size) => Float64Array.from({ length: size * RANK }, () => (next() - 0.5) * 0.3);
  const tables = [table(FAR), table(NEAR), table(NEAR), table(FAR)];
  const squares = tables.map((t) => new Float64Array(t.length).fill(1e-8));
  const left = new Float64Array(RANK);
  const right = new Float64Array(RANK);
  let bias = -Math.log(OTHERS);
  const learn = (before, behind, is, pace) => {
    const at = [before[0], before[1], behind[2], behind[3]].map((n) => n * RANK);
    let odds = bias;
    for (let k = 0; k < RANK; k++) {
      left[k] = tables[0][at[0] + k] + tables[1][at[1] + k];
      right[k] = tables[2][at[2] + k] + tables[3][at[3] + k];
      odds += left[k] * right[k];
    }
    const off = is - 1 / (1 + Math.exp(-odds));
    bias += 0.001 * off;
    for (let t = 0; t < 4; t++)
      for (let k = 0; k < RANK; k++) {
        const j = at[t] + k;
        const gradient = off * (t < 2 ? right : left)[k] - PULL * tables[t][j];
        squares[t][j] += gradient * gradient;
        tables[t][j] += (pace * gradient) / Math.sqrt(squares[t][j]);
      }
  };
  const any = () => places[Math.floor(next() * places.length)];
  for (let epoch = 0; epoch < EPOCHS; epoch++)
    for (let i = 0; i < places.length; i++) {
      const pace = PACE * (1 - (0.9 * epoch) / EPOCHS);
      const place = any();
      learn(place, place, 1, pace);
      for (let n = 0; n < OTHERS; n++) learn(place, any(), 0, pace);
    }
  return { rank: RANK, even: Number((-bias - Math.log(OTHERS)).toFixed(2)), tables: tables.map(packed) };
}
