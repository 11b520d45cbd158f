import { REGISTERS } from '../../dist/words/registers.js';
import { random } from '../typeset/random.mjs';
import { packed } from './packed.mjs';

/** Characters known anywhere in a line, and at its ends. */
const ANYWHERE = 1500;
const ENDS = 500;
/** A line of running text has so many characters, and a share of them begin a paragraph. */
const SHORTEST = 8;
const LONGEST = 22;
const TURNS = 10;
const PULL = 1e-2;
const PACE = 0.1;

/**
 * What the characters of a line say of its being one of a headline block, a section head or running text (src/words/registers.ts): a multinomial
 * logistic regression on which characters stand in it, which is the first and which the last.
 * @param articles the numbers of the characters of their paragraphs
 * @param fronts of the same articles, what stands over them and between
 */
export function fitRegisters(articles, fronts) {
  const next = random(28);
  const whole = (from, to) => from + Math.floor(next() * Math.max(1, to - from));
  const lines = fronts.flatMap((f) => REGISTERS.flatMap((name, is) => (f[name] ?? []).map((text) => ({ text, is }))));
  for (const [place, text] of articles.flatMap((body) =>
    body.map((text, i) => [i === 0 ? 'opening' : 'first', text]),
  )) {
    lines.push({ text: text.slice(0, whole(SHORTEST, LONGEST)), is: REGISTERS.indexOf(place) });
    for (let n = 0; n < 2; n++) {
      const from = whole(4, text.length - SHORTEST);
      lines.push({ text: text.slice(from, from + whole(SHORTEST, LONGEST)), is: REGISTERS.indexOf('more') });
    }
  }
  const tables = [ANYWHERE, ENDS, ENDS].map((known) => new Float64Array(known * REGISTERS.length));
  const squares = tables.map((t) => new Float64Array(t.length).fill(1e-6));
  const counts = REGISTERS.map((_, is) => lines.filter((l) => l.is === is).length);
  const R = REGISTERS.length;
  const samples = lines.map(({ text, is }) => ({
    is,
    weight: lines.length / R / counts[is],
    at: [
      ...[...new Set(text.map((n) => (n < ANYWHERE ? n : 0)))].map((n) => [0, n * R]),
      [1, (text[0] < ENDS ? text[0] : 0) * R],
      [2, (text.at(-1) < ENDS ? text.at(-1) : 0) * R],
    ],
  }));
  for (let turn = 0; turn < TURNS; turn++) {
    const pace = PACE * (1 - (0.9 * turn) / TURNS);
    for (const _ of samples) {
      const { is, weight, at } = samples[whole(0, samples.length)];
      const z = new Float64Array(R);
      for (const [t, j] of at) for (let k = 0; k < R; k++) z[k] += tables[t][j + k];
      const most = Math.max(...z);
      const p = z.map((x) => Math.exp(x - most));
      const all = p.reduce((s, x) => s + x);
      for (const [t, j] of at)
        for (let k = 0; k < R; k++) {
          const g = weight * (p[k] / all - (k === is ? 1 : 0)) + PULL * tables[t][j + k];
          squares[t][j + k] += g * g;
          tables[t][j + k] -= (pace * g) / Math.sqrt(squares[t][j + k]);
        }
    }
  }
  return tables.map(packed);
}
