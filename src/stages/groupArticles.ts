import type { GroupedPage, LabelledPage, UnitPage } from '../model/draft.js';
import { divisionOf, likelierThan, likeliest } from '../search/divide.js';
import { doubtsOf, turned } from '../search/doubts.js';
import { FITTED_ARTICLES } from '../search/fittedArticles.js';
import { FITTED_DOUBTS } from '../search/fittedDoubts.js';
import { mannerOf } from '../search/manner.js';
import { SeenPage } from '../search/seenPage.js';

/**
 * Bodies are told apart and headline blocks given to them, in one decision. The search over lines could not know which body wants for a headline:
 * lines that may be display type or text are read the other way too, and the page that is likelier as a whole, lines and articles, is kept.
 * @param join makes units of lines
 */
export function groupArticles(page: LabelledPage, join: (page: LabelledPage) => UnitPage): GroupedPage {
  const manner = mannerOf(page);
  const weights = FITTED_ARTICLES[manner];
  let read = join(page);
  let best = likeliest(new SeenPage(read.units), weights);
  for (const doubt of doubtsOf(page.labelled)) {
    const other = join({ ...page, labelled: turned(read.labelled, doubt) });
    const least = best.score + doubt.against / FITTED_DOUBTS[manner];
    const found = likelierThan(least, new SeenPage(other.units, best.page.texts), weights, best);
    if (found && found.score > least) {
      read = other;
      best = found;
    }
  }
  return { ...read, ...divisionOf(best) };
}
