/** What a line of the plain-text output is. Every line is a whole text: nothing is broken to a measure. */
export type TextRole =
  | 'kicker'
  | 'headline'
  | 'deck'
  | 'byline'
  | 'paragraph'
  | 'list-item'
  | 'heading'
  | 'verse'
  | 'caption'
  | 'jump';

/**
 * How many full-width spaces (U+3000) stand before a line of the plain-text output: white space alone says what it is, because any sign
 * would be one more character of the page. No line stands at the margin, as some of every raw page do. A kicker and a deck share the
 * paragraph's two: they touch their headline, the kicker from above.
 */
export const INDENTS: Readonly<Record<TextRole, number>> = {
  headline: 1,
  kicker: 2,
  deck: 2,
  paragraph: 2,
  'list-item': 3,
  heading: 4,
  verse: 5,
  caption: 6,
  byline: 7,
  jump: 8,
};

/** In which order the parts of an article stand. Of those with `many`, several may follow one another. */
export const ORDER: Readonly<Record<TextRole, { readonly rank: number; readonly many?: true }>> = {
  kicker: { rank: 0 },
  headline: { rank: 1 },
  deck: { rank: 2, many: true },
  byline: { rank: 3 },
  paragraph: { rank: 4, many: true },
  'list-item': { rank: 4, many: true },
  heading: { rank: 4, many: true },
  verse: { rank: 4, many: true },
  caption: { rank: 4, many: true },
  jump: { rank: 5 },
};

const isFront = (role: TextRole): boolean => ORDER[role].rank < ORDER.paragraph.rank;

/** Empty lines between two lines of an article: one below its front and one about a section heading. */
export const emptyLinesBetween = (above: TextRole, below: TextRole): 0 | 1 =>
  isFront(above) !== isFront(below) || above === 'heading' || below === 'heading' ? 1 : 0;

/** Empty lines between two articles. */
export const EMPTY_LINES_BETWEEN_ARTICLES = 2;
