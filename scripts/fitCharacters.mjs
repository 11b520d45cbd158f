#!/usr/bin/env node
/**
 * Fits what characters say of two texts (src/words/fittedCharacters.ts), on the invented articles in `reset/articles` alone: whether one goes on where
 * the other stops, and whether both are about one thing. A minute.
 *
 *   npm run fit:characters
 */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { FITTED_CHARACTERS } from '../dist/words/fittedCharacters.js';
import { knownCharacters } from './characters/known.mjs';
import { fitRegisters } from './characters/registers.mjs';
import { fitSubjects } from './characters/subjects.mjs';
import { fitSuccession } from './characters/succession.mjs';

/** @param half 0 or 1 of the stock; all of it where none is given */
function fitCharacters(half) {
  const { characters, articles, fronts, known } = knownCharacters(half);
  return {
    characters,
    succession: fitSuccession(articles.flat()),
    subjects: fitSubjects(
      articles.map((body) => body.flat()),
      known,
    ),
    registers: fitRegisters(articles, fronts),
  };
}

/** The tables of one half of the stock, fitted when first asked for. */
export const tablesOfHalf = (half) => (ofHalf[half] ??= fitCharacters(half));
const ofHalf = [];

/** The tables that have not seen a page: where it was printed of one half of the stock, those of the other. */
export const tablesBeside = (half) => (half === undefined ? FITTED_CHARACTERS : tablesOfHalf(1 - half));

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { characters, succession, subjects, registers } = fitCharacters();
  const line = ({ step, values }) => `{ step: ${step}, values: '${values}' }`;
  writeFileSync(
    new URL('../src/words/fittedCharacters.ts', import.meta.url),
    `import type { CharacterTables } from './characterTables.js';

/** Fitted by \`npm run fit:characters\` on articles invented for it. Not written by hand. */
export const FITTED_CHARACTERS: CharacterTables = {
  characters:
    '${characters}',
  succession: {
    rank: ${succession.rank},
    even: ${succession.even},
    tables: [
${succession.tables.map((t) => `      ${line(t)},`).join('\n')}
    ],
  },
  subjects: {
    rank: ${subjects.rank},
    table: ${line(subjects.table)},
  },
  registers: [
${registers.map((t) => `    ${line(t)},`).join('\n')}
  ],
};
`,
  );
}
