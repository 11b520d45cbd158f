import type { GroupedPage, LabelledPage, UnitPage } from '../model/draft.js';
import type { ArticleWeights } from '../search/articleWeights.js';
import { divisionOf, type Found, likelierThan, likeliest } from '../search/divide.js';
import { doubtsOf, turned } from '../search/doubts.js';
import { FITTED_ARTICLES } from '../search/fittedArticles.js';
import { FITTED_DOUBTS } from '../search/fittedDoubts.js';
import { mannerOf } from '../search/manner.js';
import { SeenPage } from '../search/seenPage.js';

/**
 * What a doubt is not asked for, in nats: more against it, or more than a page gains that is better for being read the other way. On papers left out
 * as many doubts are settled rightly with as without these bounds, and of those of streams a fifth need no search, of old pages a third.
 */
const ASKED = { against: 1.8, gain: 8 };

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
    const wanted = doubt.against / FITTED_DOUBTS[manner];
    if (doubt.against > ASKED.against || wanted > ASKED.gain) continue;
    const other = join({ ...page, labelled: turned(read.labelled, doubt) });
    const least = best.worth + wanted;
    const found = likelierThan(least, new SeenPage(other.units, best.page.texts), weights, best);
    if (found && found.worth > least) {
      read = other;
      best = found;
    }
  }
  return { ...read, ...divisionOf(best) };
}

/**
 * For a page that is read in one order after another: how well it makes articles, in nats; null where it can hardly be more than `least`. An order that
 * is worth more is what the next ones are held against.
 * @param join makes units of lines
 */
export function articleWorth(
  join: (page: LabelledPage) => UnitPage,
): (page: LabelledPage, least: number) => number | null {
  let best: Found | null = null;
  let weights: ArticleWeights | null = null;
  return (page, least) => {
    // Orders are compared by the weights of one manner.
    weights ??= FITTED_ARTICLES[mannerOf(page)];
    const seen = new SeenPage(join(page).units, best?.page.texts);
    const found = best === null ? likeliest(seen, weights) : likelierThan(least, seen, weights, best);
    if (found && found.worth > least) best = found;
    return found?.worth ?? null;
  };
}
