import type { GroupedPage, UnitPage } from '../model/draft.js';
import { divide } from '../search/divide.js';
import { FITTED_ARTICLES } from '../search/fittedArticles.js';
import { mannerOf } from '../search/manner.js';
import { SeenPage } from '../search/seenPage.js';

/** Bodies are told apart and headline blocks given to them, in one decision. */
export function groupArticles(page: UnitPage): GroupedPage {
  return { ...page, ...divide(new SeenPage(page.units), FITTED_ARTICLES[mannerOf(page)]) };
}
