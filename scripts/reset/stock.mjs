import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('articles/', import.meta.url);
/** What of the stock stands on which kind of page. */
const KINDS = { hans: /^(?:news|feat|supp|small)/u, hant: /^(?:tw|hk)/u, old: /^(?:rep|tab)/u };

/**
 * The invented articles in `articles/`, by the kind of page that they can stand on.
 * @param half 0 or 1: every other article, so that what was fitted on one half can read the other unseen; all where none is given
 * @returns `{ hans, hant, old }`, articles as references have them
 */
export function stockArticles(half) {
  const files = readdirSync(FOLDER)
    .filter((f) => f.endsWith('.json'))
    .sort();
  const of = (kind) =>
    files
      .filter((f) => KINDS[kind].test(f))
      .flatMap((f) => JSON.parse(readFileSync(new URL(f, FOLDER), 'utf8')))
      .filter((_, i) => half === undefined || i % 2 === half);
  return { hans: of('hans'), hant: of('hant'), old: of('old') };
}
