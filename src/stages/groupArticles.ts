import type { GroupedPage, UnitPage } from '../model/draft.js';
import { divide } from '../search/divide.js';
import { mannerOf } from '../search/manner.js';

/** Bodies are told apart and headline blocks given to them, in one decision. */
export function groupArticles(page: UnitPage): GroupedPage {
  const { bodies, blocks, furniture } = divide(page.units, mannerOf(page));
  return { ...page, bodies, blocks, furniture };
}
