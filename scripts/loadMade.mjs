import { readBy } from '../dist/words/characterTables.js';
import { FITTED_CHARACTERS } from '../dist/words/fittedCharacters.js';
import { printedPages } from './corpus.mjs';
import { tablesOfHalf } from './fitCharacters.mjs';
import { linedPage } from './linedPage.mjs';
import { load, prepare } from './lineModel.mjs';
import { stockArticles } from './reset/stock.mjs';
import { goldsOf, resetPages, setAnew } from './resetPages.mjs';

/** A page that was made counts less than a real one, most of all where an engine's errors are not those of others. */
const WEIGHT = { modern: 0.5, old: 0.25, boxed: 0.15 };
/** An epoch sees about so many of them, and the next epoch others. */
const A_TURN = 250;

/** The pages, a turn for each. */
function inTurns(pages) {
  const turns = Math.max(1, Math.ceil(pages.length / A_TURN));
  return pages.map((p, i) => ({ ...p, weight: p.weight * WEIGHT[p.manner], turn: i % turns, turns }));
}

/**
 * Pages for fitting made of the articles of the pages given and of no others; the roles of their lines are known, not found.
 * @param pages as `load` gave them
 */
export const loadReset = (count, pages) => inTurns(setAnewOf(count, pages));

/**
 * The same with a stock, and the pages that were printed of it. Each half of the stock is read with what the other half tells of how characters go on
 * (succession.ts): of its own it would seem to know more than it does.
 * @param halves which of them, 0 or 1
 */
export function loadStock(count, pages, halves) {
  const printed = [];
  const made = [];
  for (const half of halves) {
    readBy(tablesOfHalf(1 - half));
    printed.push(...printedPages(half).map(load));
    made.push(...setAnewOf(count / halves.length, pages, stockArticles(half)));
  }
  readBy(FITTED_CHARACTERS);
  if (printed.length === 0) console.error('no printed pages: npm run print makes them');
  return [...inTurns(printed), ...inTurns(made)];
}

/** @param stock as `stockArticles` gives it, or none */
function setAnewOf(count, pages, stock) {
  const golds = goldsOf(pages.map((p) => ({ paper: p.paper, gold: p.reference })));
  return resetPages(count, golds, 1, setAnew, stock).map((made) => {
    const lines = linedPage(Buffer.from(made.text)).lines;
    const gold = lines.map((line) => made.roles.get(line.number) ?? null);
    return prepare(lines, gold, { page: made.name, paper: 'reset', form: 'reset', fold: 'reset', weight: 1 });
  });
}
