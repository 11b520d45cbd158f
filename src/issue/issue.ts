import type { Author, BlockType, FurnitureKind, Note, Page } from '../model/page.js';
import type { Span } from '../model/span.js';

/** One page of an issue as it goes in: its name, and what cleaning made of it. */
export interface IssuePage {
  readonly name: string;
  readonly page: Page;
}

/** Where a text stands: spans count in the source of the page named. */
export interface PageSpans {
  readonly page: string;
  readonly spans: readonly Span[];
}

export interface IssuePrinted {
  readonly text: string;
  readonly at: readonly PageSpans[];
}

export interface IssueBlock extends IssuePrinted {
  readonly type: BlockType;
  readonly confidence: number;
}

/** An article as an issue prints it: on one page, or begun on one and continued on another. */
export interface IssueArticle {
  readonly id: string;
  /** The articles of the pages that it was put together from, in reading order. */
  readonly parts: readonly { readonly page: string; readonly article: string }[];
  readonly kicker: IssuePrinted | null;
  readonly headline: IssuePrinted | null;
  readonly deck: readonly IssuePrinted[];
  readonly byline: IssuePrinted | null;
  readonly authors: readonly Author[];
  readonly body: readonly IssueBlock[];
  /** Headlines, bylines and jump lines of the later parts, and the jump line of the first: printed, but not of the text. */
  readonly jumps: readonly IssuePrinted[];
  readonly confidence: number;
}

export interface IssueNote extends Note {
  readonly page: string;
  readonly article?: string;
}

/** The pages of one issue read together. The same pages give the same bytes. */
export interface Issue {
  readonly format: 'qingyang-issue/1';
  readonly pages: readonly { readonly name: string; readonly label: string | null; readonly sha256: string }[];
  readonly articles: readonly IssueArticle[];
  /** Furniture that more than one page prints, with the pages: it confirms itself. */
  readonly furniture: readonly {
    readonly kind: FurnitureKind;
    readonly text: string;
    readonly pages: readonly string[];
  }[];
  readonly notes: readonly IssueNote[];
}
