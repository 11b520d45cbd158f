import { printedPages } from './corpus.mjs';
import { linedPage } from './linedPage.mjs';
import { load, prepare } from './lineModel.mjs';
import { goldsOf, resetPages, setAnew } from './resetPages.mjs';

/** A page that was made counts less than a real one, most of all where an engine's errors are not those of others. */
const WEIGHT = { modern: 0.5, old: 0.25, boxed: 0.15 };
/** An epoch sees about so many of them, and the next epoch others. */
const A_TURN = 250;

/**
 * Pages for fitting made of the articles of the pages given and of a stock, and of no others; the roles of their lines are known, not found.
 * @param pages as `load` gave them
 * @param stock as `stockArticles` gives it, or none
 */
export function loadReset(count, pages, stock) {
  const turns = Math.ceil(count / A_TURN);
  const golds = goldsOf(pages.map((p) => ({ paper: p.paper, gold: p.reference })));
  return resetPages(count, golds, 1, setAnew, stock).map((made, i) => {
    const lines = linedPage(Buffer.from(made.text)).lines;
    const gold = lines.map((line) => made.roles.get(line.number) ?? null);
    const about = { page: made.name, paper: 'reset', form: 'reset', fold: 'reset', turn: i % turns, turns };
    const page = prepare(lines, gold, about);
    return { ...page, weight: WEIGHT[page.manner] };
  });
}

/**
 * The pages that were printed of the stock, prepared likewise.
 * @param half as `printedPages` takes it
 */
export function loadPrinted(half) {
  const pages = printedPages(half);
  if (pages.length === 0) console.error('no printed pages: npm run print makes them');
  const turns = Math.max(1, Math.ceil(pages.length / A_TURN));
  return pages.map(load).map((p, i) => ({ ...p, weight: p.weight * WEIGHT[p.manner], turn: i % turns, turns }));
}
