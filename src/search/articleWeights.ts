import type { BylinePlace } from '../model/draft.js';
import { BYLINES } from './blockCuts.js';

type Weights = Readonly<Record<string, number>>;

/** The orders that a page may have: each headline right before its body, headlines in the order of the bodies, or in any order. */
export const ORDERS = ['straight', 'ordered', 'free'] as const;
export type Order = (typeof ORDERS)[number];

/** How a page was drawn. What nobody tells is chosen by the page's own likelihood. */
export interface Habit {
  readonly order: Order;
  readonly bylines: BylinePlace;
}
/**
 * Of two that a page cannot tell apart, for want of bylines, the first is taken: where headlines stand right before their bodies the page is in the
 * order of the eye, and their bylines would be behind.
 */
export const HABITS: readonly Habit[] = ORDERS.flatMap((order) =>
  (order === 'straight' ? BYLINES.toReversed() : BYLINES).map((bylines) => ({ order, bylines })),
);

/** What a headline block, its place and a body without one weigh in pages of one order, in nats but for two factors. Fitted by `npm run fit:articles`. */
export interface Costs {
  /** Factor: how well the body accounts for the words of the block, or of a section heading. */
  readonly words: number;
  /** Factor: the same for a byline. */
  readonly bylineWords: number;
  /** A long headline line, in a block that has a body, with hardly a word of that body. */
  readonly alien: number;
  /** A block that stands right before its body; one whose body comes next after the body given last; one of any other place. */
  readonly before: number;
  readonly turn: number;
  readonly elsewhere: number;
  /** The last block of a run that stands right before a body, and is not given to it. */
  readonly leaves: number;
  /** A block that has no body: a teaser. */
  readonly unattached: number;
  /** A body without a headline. */
  readonly bareBody: number;
  /** A second byline in one block. */
  readonly secondByline: number;
  /** A byline alone. */
  readonly onlyByline: number;
  /** A byline right behind a body that is the signature at its end. */
  readonly signature: number;
  /** Every headline line beyond four. */
  readonly long: number;
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
  /** A headline block and a body go together by their make (kinship.ts). */
  readonly kin: Weights;
  /**
   * A block is another part of the headline of a body that has one: on a page read box by box a headline often came out in two places, its second line
   * between the columns of the text. By the traits of that part, and whether it interrupts the body (kinship.ts).
   */
  readonly again: Weights;
  /** Two runs of display lines that are made alike are read alike. */
  readonly agreement: number;
  /**
   * The share that the words of section heads have in what a page is worth beside one of which a few lines are read otherwise. In a stream, text stands by
   * the text it belongs to, and has its words too; in boxes it may stand anywhere. Chosen by the doubts of papers left out (`npm run fit:doubts`).
   */
  readonly headWords: number;
  /** Log odds of bylines standing behind their headlines, for each run of headline lines that has one: it ends with a byline, or does not. */
  readonly bylines: { readonly last: number; readonly within: number };
  readonly costs: Readonly<Record<Order, Costs>>;
  /** What the fitted log odds were multiplied with, to be weighed beside the costs. For the fit alone. */
  readonly scale: { readonly gaps: number; readonly blocks: number; readonly kin: number; readonly again: number };
}
