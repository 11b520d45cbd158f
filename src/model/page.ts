import type { Span } from './span.js';
import type { Edit } from './text.js';

/** Text as printed, and where it stands in the source. */
export interface Printed {
  readonly text: string;
  readonly spans: readonly Span[];
}

export interface Author {
  /** As printed: 记者, 首席记者, 通讯员, 文, 摄 …; `author` where a name stands alone. */
  readonly role: string;
  readonly name: string;
}

export type BlockType = 'paragraph' | 'heading' | 'verse' | 'caption' | 'list-item';

export interface Block extends Printed {
  readonly type: BlockType;
  /** The probability that the block begins, ends and is typed as printed, 0 to 1. */
  readonly confidence: number;
}

/** A jump line: where an article goes on, or came from. One of `to` and `from` is set. */
export interface Jump extends Printed {
  readonly to?: string;
  readonly from?: string;
}

export interface Article {
  readonly id: string;
  readonly kicker: Printed | null;
  readonly headline: Printed | null;
  readonly deck: readonly Printed[];
  readonly byline: Printed | null;
  readonly authors: readonly Author[];
  readonly body: readonly Block[];
  readonly jump: Jump | null;
  /** How alike body and headline block are expected to be to the printed ones, 0 to 1. */
  readonly confidence: number;
}

export type FurnitureKind = 'masthead' | 'date' | 'page' | 'staff' | 'contact' | 'weather' | 'advertisement' | 'other';

export interface Furniture extends Printed {
  readonly kind: FurnitureKind;
}

export interface Removed extends Printed {
  /** Why it is not in an article: `doubled`, `repeated-line` … */
  readonly reason: string;
  /** Where the copy stands that was kept. */
  readonly survivor?: readonly Span[];
}

export type NoteLevel = 'info' | 'look' | 'doubt';

/** Something about the page that a person may want to see. Lines and columns count from 1. */
export interface Note {
  readonly level: NoteLevel;
  readonly code: string;
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}

export type SegmenterName = 'nodejieba' | 'intl';
export type Script = 'hans' | 'hant' | 'tw' | 'hk';

/** A cleaned page: the JSON output, version 1. The same input and options give the same bytes. */
export interface Page {
  readonly format: 'qingyang/1';
  readonly source: {
    readonly name: string;
    readonly encoding: string;
    readonly sha256: string;
    readonly lines: number;
    readonly characters: number;
  };
  /** The segmenter that was asked, or null where no decision needed words. */
  readonly segmenter: SegmenterName | null;
  /** Present where `script` was asked for: the texts are converted, `spans`, `removed` and `edits` keep the source. */
  readonly conversion?: { readonly script: Script; readonly from: 'hans' | 'hant' };
  readonly articles: readonly Article[];
  readonly furniture: readonly Furniture[];
  readonly removed: readonly Removed[];
  readonly edits: readonly Edit[];
  readonly notes: readonly Note[];
  /** The mean of its articles' confidences, 0 to 1. */
  readonly confidence: number;
}
