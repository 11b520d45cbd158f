import type { LinedPage } from '../model/draft.js';

/** Every line with code points as they are meant (ellipses, presentation forms, the typesetter's gaps), each change an edit. */
export function normalise(page: LinedPage): LinedPage {
  return page;
}
