import type { Span } from '../src/index.js';

/** One entry of a proof sheet: a line of the page, or a part of one where columns were read as one line. */
export interface SheetEntry {
  /** `a ¶`, `a headline`, `furniture` … */
  readonly label: string;
  /** The column it stands in, where a line holds several; 0 elsewhere. */
  readonly column: number;
  readonly text: string;
  readonly span: Span;
  /** In the source, counted from 1. */
  readonly line: number;
}

/** A proof sheet (`LABEL│ TEXT` a line, as scripts/typeset.mjs writes it) with the place of each entry in the source. */
export function readSheet(sheet: string, source: string): SheetEntry[] {
  let from = 0;
  let line = 1;
  return sheet
    .split('\n')
    .filter(Boolean)
    .map((row) => {
      const [letter, mark, column] = row.slice(0, row.indexOf('│')).trim().split(/\s+/u);
      const text = row.slice(row.indexOf('│') + 2);
      const at = source.indexOf(text, from);
      if (at < 0) throw new Error(`the page does not hold this line of its sheet: ${text}`);
      line += source.slice(from, at).split('\n').length - 1;
      from = at + text.length;
      const label = mark === undefined ? (letter as string) : `${letter} ${mark}`;
      return { label, column: Number(column ?? 0), text, span: [at, from] as const, line };
    });
}
