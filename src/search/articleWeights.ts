type Weights = Readonly<Record<string, number>>;

/** What the assignment weighs: log probabilities in nats, but for the factors. Fitted by `npm run fit:articles`. */
export interface Costs {
  /** Factor: how well the body accounts for the words of the block, or of a section heading. */
  readonly words: number;
  /** Factor: the same for a byline. */
  readonly bylineWords: number;
  /** In a page whose headlines stand in the order of their bodies, or right before them: one that does neither. */
  readonly disorder: number;
  /** In a page where they stand in any order: one that stands right before its body, and one that does not. */
  readonly rightBefore: number;
  readonly elsewhere: number;
  /** A block that has no body: a teaser. */
  readonly unattached: number;
  /** A body without a headline. */
  readonly bareBody: number;
  /** Factor: what is seen between two lines, for or against one block ending there. */
  readonly cut: number;
  /** A second byline in one block. */
  readonly secondByline: number;
  /** A byline alone. */
  readonly onlyByline: number;
  /** A byline right behind a body that is the signature at its end. */
  readonly signature: number;
  /** Every headline line beyond four. */
  readonly long: number;
  /** Factor: what the search over lines, and the words on both sides, say of a place where an article may begin. */
  readonly trust: number;
}

/** How articles are told apart and headlines given to them, in one manner of page. The names of the other weights stand in gaps.ts and blockCuts.ts. */
export interface ArticleWeights {
  /** Another article begins, where no display lines stand between two texts. */
  readonly gap: Weights;
  /** Another article begins behind display lines; the display lines interrupt one article. */
  readonly run: Weights;
  readonly cut: Weights;
  /** One headline block ends and the next begins. */
  readonly block: Weights;
  readonly costs: Costs;
}
