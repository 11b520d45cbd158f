import { expect, it } from 'vitest';
import { cleanPage } from '../src/index.js';
import { inputOf } from './fixtures.js';

const notesOf = (name: string) =>
  cleanPage(inputOf(name), { name, segmenter: 'intl' }).notes.map(({ code, line }) => `${line} ${code}`);

it('says which lines were put with a headline that they stand apart from', () => {
  expect(notesOf('deck-between-columns')).toEqual(['23 headline-in-parts', '44 headline-in-parts']);
});

it('says which headlines have no body on the page, and nothing where all have theirs', () => {
  expect(notesOf('late-headlines').filter((n) => n.endsWith('headline-unattached'))).toHaveLength(1);
  expect(notesOf('boxes-in-pieces').filter((n) => /headline/u.test(n))).toEqual([]);
});
