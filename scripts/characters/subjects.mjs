import { random } from '../typeset/random.mjs';
import { packed } from './packed.mjs';

/** Numbers a character is known by. */
const RANK = 24;
/** A turn takes as many articles as there are, at random. */
const TURNS = 180;
/** Stretches of other articles for each of the same. */
const OTHERS = 3;
const PULL = 3e-4;
const PACE = 0.05;
/** How long a stretch is, in characters, and how many of them must be known. */
const SHORTEST = 40;
const LONGEST = 200;
const FEWEST = 5;

/**
 * What each character says of what a text is about (src/words/subjects.ts): two stretches of one article are held against stretches of two (noise-
 * contrastive estimation, as for succession), by the product of what their characters come to together.
 * @param articles the numbers of their characters
 * @param known how many characters there are
 */
export function fitSubjects(articles, known) {
  const texts = articles.filter((t) => t.length >= 3 * SHORTEST + 20).map((t) => Uint16Array.from(t));
  const next = random(24);
  const whole = (from, to) => from + Math.floor(next() * Math.max(1, to - from));
  const table = Float64Array.from({ length: known * RANK }, () => (next() - 0.5) * 0.2);
  const squares = new Float64Array(table.length).fill(1e-6);
  const met = new Uint16Array(known);
  let bias = 0;

  /** A stretch with what its characters come to, each of them once with how often it stands there. */
  const stretch = (text, from, length) => {
    const codes = text.subarray(from, from + length).filter((n) => n > 0);
    for (const n of codes) met[n]++;
    const own = [...new Set(codes)];
    const counts = own.map((n) => met[n]);
    met.fill(0);
    const size = Math.sqrt(codes.length + 2);
    const sum = new Float64Array(RANK);
    own.forEach((n, i) => {
      for (let k = 0; k < RANK; k++) sum[k] += (counts[i] * table[n * RANK + k]) / size;
    });
    return { own, counts, size, sum, known: codes.length };
  };
  const move = ({ own, counts, size }, other, off, pace) => {
    own.forEach((n, i) => {
      for (let k = 0; k < RANK; k++) {
        const j = n * RANK + k;
        const gradient = (off * counts[i] * other[k]) / size - PULL * table[j];
        squares[j] += gradient * gradient;
        table[j] += (pace * gradient) / Math.sqrt(squares[j]);
      }
    });
  };
  const learn = (a, b, is, weight, pace) => {
    let odds = bias;
    for (let k = 0; k < RANK; k++) odds += a.sum[k] * b.sum[k];
    const off = weight * (is - 1 / (1 + Math.exp(-odds)));
    bias += 0.002 * off;
    const was = Float64Array.from(a.sum);
    move(a, b.sum, off, pace);
    move(b, was, off, pace);
  };

  for (let turn = 0; turn < TURNS; turn++) {
    const pace = PACE * (1 - (0.9 * turn) / TURNS);
    for (const _ of texts) {
      const i = whole(0, texts.length);
      const text = texts[i];
      const cut = whole(SHORTEST + 10, text.length - SHORTEST - 10);
      const before = Math.min(cut, whole(SHORTEST, LONGEST));
      const behind = Math.min(text.length - cut, whole(SHORTEST, LONGEST));
      const from = whole(0, cut - before + 1);
      const first = () => stretch(text, from, before);
      const a = first();
      if (a.known < FEWEST) continue;
      learn(a, stretch(text, whole(cut, text.length - behind + 1), behind), 1, 1, pace);
      for (let n = 0; n < OTHERS; n++) {
        const j = whole(0, texts.length);
        if (j === i) continue;
        const other = texts[j];
        const length = whole(SHORTEST, LONGEST);
        learn(first(), stretch(other, whole(0, other.length - length), length), 0, 1 / OTHERS, pace);
      }
    }
  }
  return { rank: RANK, table: packed(table) };
}
