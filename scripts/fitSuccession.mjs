#!/usr/bin/env node
/**
 * Fits what speaks for one character going on where another stopped (`src/words/fittedSuccession.ts`), on the invented articles in `reset/articles`:
 * pairs of characters on either side of a place inside a paragraph, held against pairs from other places (noise-contrastive estimation, Gutmann and
 * Hyvärinen 2010), as the product of two short vectors, so that characters used alike are known by each other. Half a minute.
 *
 *   npm run fit:succession
 */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { converter } from '../dist/words/converters.js';
import { stockArticles } from './reset/stock.mjs';
import { random } from './typeset/random.mjs';

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
/** A number is kept in this many steps on either side of 0, up to so many times their usual size. */
const STEPS = 7;
const WIDEST = 3;

const simplified = converter('hant', 'hans');
const between = (from, to) => Array.from({ length: to - from }, (_, i) => String.fromCharCode(from + i));
const HAN = between(0x4e00, 0xa000);
/** What is written otherwise and counts as the same: marks of old papers and of engines, any digit, any letter, traditional characters. */
const FORMS = new Map([
  ...[...',:;?!()「『」』'].map((mark, i) => [mark, [...'，：；？！（）““””'][i]]),
  ...[...between(0x30, 0x3a), ...between(0xff10, 0xff1a)].map((digit) => [digit, '0']),
  ...[0x41, 0x61, 0xff21, 0xff41].flatMap((a) => between(a, a + 26)).map((letter) => [letter, 'a']),
  ...HAN.map((c) => [c, simplified(c)]),
]);
const known = (c) => FORMS.get(c) ?? c;

/** The paragraphs of the stock, or of one half of it, in simplified characters. */
const paragraphs = (half) =>
  Object.values(stockArticles(half))
    .flat()
    .flatMap((a) => a.body.filter((b) => b.type === 'paragraph'))
    .map((b) => [...simplified(b.text.replace(/\s/gu, ''))].map(known));

/** @param half 0 or 1 of the stock; all of it where none is given */
export function fitSuccession(half) {
  const texts = paragraphs(half);
  const counts = new Map();
  for (const c of texts.flat()) counts.set(c, (counts.get(c) ?? 0) + 1);
  const characters = [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, NEAR - 1)
    .map(([c]) => c);
  const number = new Map(characters.map((c, i) => [c, i + 1]));
  const far = (n) => (n < FAR ? n : 0);
  /** The two characters before and the two behind each place. */
  const places = texts
    .map((t) => t.map((c) => number.get(c) ?? 0))
    .flatMap((t) => t.slice(3).map((_, i) => [far(t[i]), t[i + 1], t[i + 2], far(t[i + 3])]));

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
  const forms = new Map(characters.map((c) => [c, [c]]));
  for (const [form, c] of FORMS) if (form !== c) forms.get(c)?.push(form);
  return {
    characters: [...forms.values()].map((some) => some.join('')).join(' '),
    even: Number((-bias - Math.log(OTHERS)).toFixed(2)),
    tables: tables.map(packed),
  };
}

/** The same of one half of the stock, fitted when first asked for. */
export const successionOfHalf = (half) => (ofHalf[half] ??= fitSuccession(half));
const ofHalf = [];

/** The numbers of a table in four bits each, and the step between them. */
function packed(table) {
  const usual = Math.sqrt(table.reduce((s, x) => s + x * x, 0) / table.length);
  const step = (WIDEST * usual) / STEPS;
  const steps = Array.from(table, (x) => Math.max(-STEPS, Math.min(STEPS, Math.round(x / step))) + STEPS);
  const bytes = Buffer.alloc(steps.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = 16 * steps[2 * i] + steps[2 * i + 1];
  return { step: Number(step.toFixed(4)), values: bytes.toString('base64') };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { characters, even, tables } = fitSuccession();
  const lines = tables.map(({ step, values }) => `    { step: ${step}, values: '${values}' },`);
  writeFileSync(
    new URL('../src/words/fittedSuccession.ts', import.meta.url),
    `import type { SuccessionTable } from './succession.js';

/** Fitted by \`npm run fit:succession\` on articles invented for it. Not written by hand. */
export const FITTED_SUCCESSION: SuccessionTable = {
  characters:
    '${characters}',
  even: ${even},
  tables: [
${lines.join('\n')}
  ],
};
`,
  );
}
