import { MANNERS } from '../dist/search/manner.js';
import { readBy } from '../dist/words/characterTables.js';
import { FITTED_CHARACTERS } from '../dist/words/fittedCharacters.js';
import { printedPages } from './corpus.mjs';
import { tablesOfHalf } from './fitCharacters.mjs';
import { linedPage } from './linedPage.mjs';
import { load, prepare } from './lineModel.mjs';
import { stockArticles } from './reset/stock.mjs';
import { goldsOf, resetPages, setAnew } from './resetPages.mjs';
import { diceOf } from './typeset/random.mjs';

/** A page that was printed counts less than a real one, most of all where an engine's errors are not those of others; one that no printer made, hardly anything. */
const PRINTED = { modern: 0.25, boxed: 0.2, old: 0 };
const MADE = { modern: 0.03, boxed: 0.02, old: 0.03 };
/** An epoch sees about so many of them, and the next epoch others. */
const A_TURN = 250;

/** The pages of each manner, a turn for each. */
const inTurns = (pages, weights) =>
  MANNERS.flatMap((manner) => {
    // In an order in which any stretch holds pages of all forms.
    const own = diceOf(2).shuffle(pages.filter((p) => p.manner === manner));
    const turns = Math.max(1, Math.ceil(own.length / A_TURN));
    return own.map((p, i) => ({ ...p, weight: p.weight * weights[manner], turn: i % turns, turns }));
  });

/**
 * Pages for fitting made of the articles of the pages given and of no others; the roles of their lines are known, not found.
 * @param pages as `load` gave them
 */
export const loadReset = (count, pages) => inTurns(setAnewOf(count, pages), MADE);

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
  return [...inTurns(printed, PRINTED), ...inTurns(made, MADE)];
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
