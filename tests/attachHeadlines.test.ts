import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cleanPage } from '../src/index.js';
import { inputOf, names } from './fixtures.js';

const notes = (name: string) => cleanPage(inputOf(name), { name, segmenter: 'intl' }).notes;
const notesOf = (name: string) => notes(name).map(({ code, line }) => `${line} ${code}`);
const codesOf = (name: string) => notes(name).map(({ code }) => code);

it('says which lines were put with a headline that they stand apart from', () => {
  expect(notesOf('deck-between-columns')).toEqual(['23 headline-in-parts', '44 headline-in-parts']);
});

it('says which headlines have no body on the page, and nothing where all have theirs', () => {
  expect(notesOf('late-headlines').filter((n) => n.endsWith('headline-unattached'))).toHaveLength(1);
  expect(notesOf('boxes-in-pieces').filter((n) => /headline/u.test(n))).toEqual([]);
});

it('gives no note on a fixture that docs/json.md does not list', () => {
  const listed = readFileSync(new URL('../docs/json.md', import.meta.url), 'utf8');
  const given = new Set(names.flatMap(codesOf));
  expect(given).toContain('headline-in-parts');
  for (const code of given) expect(listed).toContain(`| \`${code}\` |`);
});
