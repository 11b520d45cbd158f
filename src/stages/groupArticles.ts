import type { GroupedPage, UnitPage } from '../model/draft.js';
import { divide } from '../search/divide.js';

/** Bodies are told apart and headline blocks given to them, in one decision. */
export function groupArticles(page: UnitPage): GroupedPage {
  const { bodies, blocks, furniture } = divide(page.units, page.era);
  return { ...page, bodies, blocks, furniture };
}
