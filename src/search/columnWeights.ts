import type { AcrossBreak } from '../words/acrossBreak.js';

/** What a way to give pieces of lines to columns costs, in nats. */
export interface ColumnCosts {
  /** A column more; cheaper at the head of a run, dearer where the columns would not fit side by side. */
  readonly open: number;
  readonly openEarly: number;
  readonly overflow: number;
  /** A column without a line in this row: times `mid` in mid-sentence, else `rest`; falls with the rows missed, to the power of `decay`. */
  readonly skip: number;
  readonly mid: number;
  readonly rest: number;
  readonly decay: number;
  /** The same between two pieces of one line: an empty column would have opened a wide gap. */
  readonly skipInRow: number;
  /** A line wider than its column; a line that has a neighbour at its right and yet is not full. */
  readonly tooWide: number;
  readonly shortInside: number;
  /** A sentence that goes on after a short line, more so after a full stop; a short line that stops in mid-sentence. */
  readonly afterShort: number;
  readonly afterEnd: number;
  readonly dangling: number;
  /** A new paragraph: any; not at a place where an indent fits; a heading; without the two ems of an indent. */
  readonly begin: number;
  readonly notFirst: number;
  readonly heading: number;
  readonly noGap: number;
  /** Right of a full neighbour, a line of its own that shows no indent. */
  readonly noIndent: number;
  /** A mark closed that stands open in no line of this column (or, as a gain, in one of them). */
  readonly quote: number;
  /** A printed line broken before a closing mark, or at another mark. */
  readonly joinClosing: number;
  readonly joinMark: number;
}

/** What speaks for one phrase going on where another stopped, in nats. */
export interface SaysWeights extends Readonly<Record<AcrossBreak, number>> {
  /** Factor: what the characters at the break say (words/succession.ts). */
  readonly succession: number;
  /** Two characters that stand together elsewhere on the page; three of them. */
  readonly pair: number;
  readonly triple: number;
  /** A number or a Latin word cut by the line end. */
  readonly number: number;
  /** A mark that may not begin a line. */
  readonly closing: number;
}

/** The tables of the search over columns. Fitted by `npm run fit:columns`. */
export interface ColumnWeights {
  readonly costs: ColumnCosts;
  readonly says: SaysWeights;
}
