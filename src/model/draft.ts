import type { Author, BlockType, FurnitureKind, Note, SegmenterName } from './page.js';
import type { Span } from './span.js';
import type { Text } from './text.js';

/** One line of the source that holds something, with what the typesetter left on it. */
export interface Line {
  /** In the source, counted from 1. */
  readonly number: number;
  readonly text: Text;
  /** White space at its front, in ems. */
  readonly indent: number;
  /** Whether an empty line stands before it. Proves nothing; a little evidence among other. */
  readonly blankBefore: boolean;
  /** It was printed twice, and stands once now. */
  readonly doubled?: boolean;
  /** Nothing but rules and dirt (`|`, `—_`, `一一`): no text, though it stays a line. */
  readonly speck?: boolean;
  /** A further line of a paragraph that stood whole on a line of the source, and was set to a measure. */
  readonly set?: boolean;
}

export interface DraftRemoved {
  readonly reason: string;
  readonly text: Text;
  readonly survivor: readonly Span[];
}

/** The page between the stages that only clean lines: what is left of them, what was taken out and what was noticed. */
export interface LinedPage {
  readonly lines: readonly Line[];
  /** Numbers that stood alone on a doubled line, taken out of `lines`: loose pieces of a headline, as a rule. */
  readonly strays?: readonly Line[];
  readonly removed: readonly DraftRemoved[];
  readonly notes: readonly Note[];
  /** Which segmenter was asked for words, where a decision needed any. */
  readonly segmenter?: SegmenterName;
  /**
   * On a page read box by box, for the first line of each piece of running text, how much speaks for its going on with a piece before it, in nats; null
   * where a body begins with it, by the search over pieces.
   */
  readonly goesOn?: ReadonlyMap<Line, number | null>;
}

/** What a line is. One joint decision over the page gives every line its role. */
export type Role =
  | 'furniture'
  | 'front' // a line of a headline block: kicker, headline or deck
  | 'byline'
  | 'opening' // the first line of an article's body
  | 'first' // the first line of a later paragraph
  | 'more' // goes on with the paragraph of the line before
  | 'heading' // a section heading inside a body
  | 'verse'
  | 'caption'
  | 'tail'; // a jump line, a signature or a source line at the end of a body

export interface LabelledLine {
  readonly line: Line;
  readonly role: Role;
  /** The column measure that the line was set in, in ems; null where it has none (headlines, verse …). */
  readonly measure: number | null;
  /** The probability of this role, given the whole page. */
  readonly confidence: number;
  /** The probability that an article's body begins here, whatever role was the likeliest. */
  readonly opens: number;
  /** The probability that it is a section heading. */
  readonly heads: number;
  /** The probability that it is a line of a headline block or a byline. */
  readonly fronts: number;
  /** What it would be if it were text and not display type, or the other way round; null for furniture. */
  readonly otherwise: Otherwise | null;
  /** The features that spoke loudest, for `explain`. */
  readonly why: readonly string[];
}

/** A line's likeliest role on the other side of what parts display type from text. */
export interface Otherwise {
  readonly role: Role;
  /** The probability of that role, given that side. */
  readonly confidence: number;
  /** Log odds against that side, in nats. */
  readonly against: number;
}

export interface DraftBlock {
  readonly type: BlockType;
  readonly text: Text;
  readonly confidence: number;
}

export interface DraftArticle {
  readonly kicker: Text | null;
  readonly headline: Text | null;
  readonly deck: readonly Text[];
  readonly byline: Text | null;
  readonly authors: readonly Author[];
  readonly body: readonly DraftBlock[];
  readonly jump: { readonly to?: string; readonly from?: string; readonly text: Text } | null;
  readonly confidence: number;
}

export interface DraftFurniture {
  readonly kind: FurnitureKind;
  readonly text: Text;
}

/** The whole page, decided but not yet printed: texts still know their source. */
export interface Draft {
  readonly articles: readonly DraftArticle[];
  readonly furniture: readonly DraftFurniture[];
  readonly removed: readonly DraftRemoved[];
  readonly notes: readonly Note[];
}

/** A page that was read: a role for every line, what the lines make together, and the segmenter that was asked, if any. */
export interface ReadPage {
  readonly labelled: LabelledPage;
  readonly draft: Draft;
  readonly segmenter: SegmenterName | null;
}

/** One source line as `explain` shows it. */
export interface Decision {
  readonly line: number;
  readonly text: string;
  /** Where it stands in the source. */
  readonly spans: readonly Span[];
  readonly role: Role | 'removed';
  /** The article's id, or null for furniture and what was removed. */
  readonly article: string | null;
  readonly measure: number | null;
  readonly confidence: number;
  readonly why: readonly string[];
}

/** The page with a role for every line. */
export interface LabelledPage extends LinedPage {
  /** With kinsoku and indents of two, or before they were the rule: by the page's own likelihood. */
  readonly era: 'modern' | 'old';
  readonly labelled: readonly LabelledLine[];
}

/** A stretch of the stream after lines were joined: a paragraph, a heading, a line of a headline block … */
export interface Unit {
  readonly kind: 'front' | 'byline' | 'furniture' | 'caption' | 'tail' | 'paragraph' | 'heading' | 'verse';
  /** How likely it is that a body begins here. */
  readonly opening: number;
  /** How likely it is that this is a section heading. */
  readonly heading: number;
  /** How likely it is that this belongs to a headline block. */
  readonly front: number;
  /** The column measure of its first line, in ems; null where it has none. */
  readonly measure: number | null;
  /** Where a piece of a page read box by box begins: as the page has it. */
  readonly goesOn?: number | null;
  readonly text: Text;
  readonly lines: readonly Line[];
  readonly confidence: number;
}

/** The page as a stream of units, in the order in which they were printed. */
export interface UnitPage extends LabelledPage {
  readonly units: readonly Unit[];
}

export interface Body {
  readonly units: readonly Unit[];
}

/** Before the headline, which was drawn last, or at the block's end. */
export type BylinePlace = 'before' | 'behind';

/** A headline block, with the line behind it that says on which page its body is; and the body that it was given to: an index into bodies, or null. */
export interface HeadlineBlock {
  readonly units: readonly Unit[];
  readonly body: number | null;
  /** Where it came out in several places, what each place but the first begins with. */
  readonly apart?: readonly Unit[];
}

/** The page with its bodies told apart and its headline blocks given to them. */
export interface GroupedPage extends UnitPage {
  readonly bodies: readonly Body[];
  readonly blocks: readonly HeadlineBlock[];
  /** Where the page's headline blocks have their byline. */
  readonly bylines: BylinePlace;
  readonly furniture: readonly Unit[];
}
