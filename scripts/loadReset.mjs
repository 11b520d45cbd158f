import { linedPage } from './linedPage.mjs';
import { prepare } from './lineModel.mjs';
import { goldsOf, resetPages } from './resetPages.mjs';

/** A page set anew counts less than a real one. */
const WEIGHT = 0.5;
/** An epoch sees about so many of them, and the next epoch others. */
const A_TURN = 250;

/**
 * Pages for fitting made of the articles of the pages given, and of no others; the roles of their lines are known, not found.
 * @param pages as `load` gave them
 */
export function loadReset(count, pages) {
  const turns = Math.ceil(count / A_TURN);
  return resetPages(count, goldsOf(pages.map((p) => ({ paper: p.paper, gold: p.reference })))).map((made, i) => {
    const lines = linedPage(Buffer.from(made.text)).lines;
    const gold = lines.map((line) => made.roles.get(line.number) ?? null);
    const about = { page: made.name, paper: 'reset', form: 'reset', fold: 'reset', weight: WEIGHT };
    return prepare(lines, gold, { ...about, turn: i % turns, turns });
  });
}
