#!/usr/bin/env node
/**
 * Fits what a way to give pieces of lines to columns costs (`src/search/fittedColumns.ts`), on pages printed of the stock and read row by row
 * (printPages.mjs): the share of the steps from phrase to phrase that follow the reference, one number moved at a time from where it stands. The pages are
 * of one half of the stock, and what tells how characters go on is of the other. Reports the corpus, which it does not look at, before and after.
 *
 *   npm run fit:columns [-- SWEEPS]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { FITTED_COLUMNS } from '../dist/search/fittedColumns.js';
import { splitLines } from '../dist/stages/splitLines.js';
import { untangleColumns } from '../dist/stages/untangleColumns.js';
import { readBy } from '../dist/words/characterTables.js';
import { FITTED_CHARACTERS } from '../dist/words/fittedCharacters.js';
import { decoded, order } from './columnOrder.mjs';
import { corpusPages, printedPages, readGold } from './corpus.mjs';
import { tablesOfHalf } from './fitCharacters.mjs';

const SWEEPS = Number(process.argv[2] ?? 3);
/** A number moves by such a share of itself at first, by half of that once neither way was better. */
const STEP = 0.4;
const LEAST_STEP = 0.3;
/** Less is chance. */
const GAIN = 3e-4;
/** A third of the pages is read first: so much worse, and the others are not read. */
const WORSE = 0.004;

const load = (p) => ({ lined: splitLines(decoded(p.file, readFileSync(p.file))), gold: readGold(p) });
const read = (pages) => pages.filter((p) => p.form === 'read').map(load);
const rightOf = ({ lined, gold }) => order(untangleColumns(lined, 'intl').lines, gold, 0);
const mean = (pages) => pages.reduce((s, p) => s + rightOf(p), 0) / pages.length;

const corpus = read(corpusPages());
// Pages on which nothing stands side by side tell nothing.
const printed = read(printedPages(1)).filter(
  ({ lined }) => untangleColumns(lined, 'intl').lines.length > lined.lines.length,
);
if (printed.length === 0) {
  console.error('no printed pages: npm run print makes them');
  process.exit(1);
}
const onCorpus = () => {
  readBy(FITTED_CHARACTERS);
  return mean(corpus).toFixed(4);
};
console.log(`${corpus.length} pages of the corpus: ${onCorpus()}`);
readBy(tablesOfHalf(0));

const third = printed.filter((_, i) => i % 3 === 0);
let best = { all: mean(printed), third: mean(third) };
console.log(`${printed.length} printed pages: ${best.all.toFixed(4)}`);
const moves = Object.values(FITTED_COLUMNS).flatMap((table) =>
  Object.keys(table).map((name) => ({ table, name, step: Math.max(LEAST_STEP, Math.abs(table[name]) * STEP) })),
);

/** Moves a number by `step` for as long as that is better; whether it was. */
function moved({ table, name }, step) {
  for (let much = false; ; much = true) {
    const old = table[name];
    table[name] = Math.round((old + step) * 100) / 100;
    const some = mean(third);
    const all = some < best.third - WORSE ? 0 : mean(printed);
    if (all <= best.all + GAIN) {
      table[name] = old;
      return much;
    }
    best = { all, third: some };
    console.log(`  ${name} ${old} → ${table[name]}: ${all.toFixed(4)}`);
  }
}

for (let sweep = 0; sweep < SWEEPS; sweep++)
  for (const move of moves) if (!moved(move, move.step) && !moved(move, -move.step)) move.step /= 2;

console.log(`the corpus: ${onCorpus()}`);
writeFileSync(
  new URL('../src/search/fittedColumns.ts', import.meta.url),
  `import type { ColumnWeights } from './columnWeights.js';

/** Fitted by \`npm run fit:columns\`; what each name means stands in columnWeights.ts. Not written by hand. */
export const FITTED_COLUMNS: ColumnWeights = ${JSON.stringify(FITTED_COLUMNS, null, 2)
    .replaceAll(/"(\w+)":/gu, '$1:')
    .replaceAll(/(\d)\n/gu, '$1,\n')
    .replaceAll(/\}\n/gu, '},\n')};
`,
);
