import type { Note, Page, Printed } from '../index.js';

/** A page in figures: what the summary adds up. Characters are code points without white space, unless said. */
export interface Tally {
  readonly articles: number;
  /** In the source, white space included. */
  readonly characters: number;
  /** Printed in articles and furniture. */
  readonly kept: number;
  readonly dropped: Readonly<Record<string, number>>;
  /** How many notes of each code. */
  readonly notes: Readonly<Record<string, number>>;
  /** The notes that ask for an eye (levels `look` and `doubt`), a few of them, as `code` or `code 12:3`. */
  readonly look: readonly string[];
  readonly doubts: number;
  readonly confidence: number;
}

/** An issue in figures. */
export interface IssueTally {
  readonly pages: number;
  /** Articles that were put together from several pages. */
  readonly tied: number;
  readonly notes: Readonly<Record<string, number>>;
  /** The notes that ask for an eye, a few of them, as `code in page`. */
  readonly look: readonly string[];
}

/** As many notes of a page, or of an issue, as the worklist shows. */
export const SHOWN = 3;

export function tallyOf(page: Page): Tally {
  const dropped: Record<string, number> = {};
  for (const removed of page.removed) dropped[removed.reason] = (dropped[removed.reason] ?? 0) + visible(removed);
  const notes: Record<string, number> = {};
  for (const note of page.notes) notes[note.code] = (notes[note.code] ?? 0) + 1;
  const asking = page.notes
    .filter((n) => n.level !== 'info')
    .sort((a, b) => Number(b.level === 'doubt') - Number(a.level === 'doubt'));
  return {
    articles: page.articles.length,
    characters: page.source.characters,
    kept: [...inArticles(page), ...page.furniture].reduce((n, printed) => n + visible(printed), 0),
    dropped: sorted(dropped),
    notes: sorted(notes),
    look: asking.slice(0, SHOWN).map(placed),
    doubts: page.notes.filter((n) => n.level === 'doubt').length,
    confidence: page.confidence,
  };
}

function* inArticles(page: Page): Generator<Printed> {
  for (const a of page.articles)
    for (const part of [a.kicker, a.headline, ...a.deck, a.byline, ...a.body, a.jump]) if (part) yield part;
}

const visible = (printed: Printed): number => [...printed.text.matchAll(/\S/gu)].length;

const placed = (note: Note): string =>
  note.line === undefined ? note.code : `${note.code} ${note.line}:${note.column ?? 1}`;

/** Keys in order, so that equal pages give equal bytes. */
export const sorted = (counts: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
