#!/usr/bin/env node
/**
 * The whole program on papers left out of the fit: a table a form and paper.
 *
 *   npm run cross              fits each fold's weights where they are not kept yet, and scores
 *   npm run cross -- --fresh   fits them anew
 */
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { score } from '../dist/check/score.js';
import { cleanPage } from '../dist/index.js';
import { corpusPages, readGold } from './corpus.mjs';
import { foldOf } from './lineModel.mjs';
import { foldWeights, readWith } from './outOfFold.mjs';
import { table } from './table.mjs';

if (process.argv.includes('--fresh')) rmSync(join(tmpdir(), 'qingyang-folds'), { recursive: true, force: true });
const weights = foldWeights();
const rows = [];
for (const [fold, w] of Object.entries(weights)) {
  readWith(w);
  for (const p of corpusPages().filter((q) => foldOf(q) === fold))
    rows.push({ ...p, figures: score(cleanPage(readFileSync(p.file)), readGold(p)) });
}
console.log(table(rows));
