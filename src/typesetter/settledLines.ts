import { INVISIBLE, ODD_SPACE } from '../lexicon/invisible.js';
import { SENTENCE_END } from '../lexicon/punctuation.js';
import {
  EMPTY_LINES_BETWEEN_ARTICLES,
  emptyLinesBetween,
  INDENTS,
  ORDER,
  type TextRole,
} from '../lexicon/textLayout.js';
import { widthOf } from './measure.js';

/** One line of a text in the shape of the plain-text output. */
export interface SettledLine {
  readonly role: TextRole;
  /** In the source, counted from 1. */
  readonly number: number;
  /** Where its text stands in the source, the indent not counted. */
  readonly start: number;
  readonly end: number;
}

/** A line and the white space that tells what it is. */
interface Row {
  readonly indent: number;
  /** Empty lines before it; those of a new article where a new page begins. */
  readonly gap: number;
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a text by the layout that `renderText` gives it: articles, each a list of lines with their roles. Returns null where any line does
 * not fit exactly: then it is the raw text of a page, or was changed so that its layout proves nothing. Pages that follow one another,
 * a form feed between them, are read as one.
 */
export function settledLines(text: string): SettledLine[][] | null {
  const rows = /^\f*\u3000/u.test(text) && !FOREIGN.test(text) ? rowsOf(text) : null;
  if (!rows) return null;
  const articles: SettledLine[][] = [];
  let above: TextRole | null = null;
  for (const [i, row] of rows.entries()) {
    if (i === 0 || row.gap === EMPTY_LINES_BETWEEN_ARTICLES) {
      articles.push([]);
      above = null;
    }
    const role = roleOf(row, above, rows[i + 1]);
    if (!role || (above && !mayFollow(above, role, row.gap))) return null;
    articles.at(-1)?.push({ role, number: row.number, start: row.start, end: row.end });
    above = role;
  }
  return isBrokenToMeasure(articles.flat(), text) ? null : articles;
}

/** What the cleaning of a line never leaves. */
const FOREIGN = new RegExp(`[\\v\\u2028\\u2029${INVISIBLE}${ODD_SPACE}]|\\r(?!\\n)`, 'u');
const LINE_END = /\r\n|[\n\f]/gu;
const INDENTED = /^(\u3000+)\S(?:.*\S)?$/u;

function rowsOf(text: string): Row[] | null {
  const rows: Row[] = [];
  let gap = 0;
  let newPage = true;
  let number = 1;
  let start = 0;
  const take = (end: number, lineEnd: string): boolean => {
    const line = text.slice(start, end);
    if (line === '') {
      // A new page begins right below a line, and without an empty one.
      if (lineEnd === '\f' ? gap > 0 : newPage && lineEnd !== '') return false;
      if (lineEnd === '\f') newPage = true;
      else gap++;
    } else {
      const indent = INDENTED.exec(line)?.[1]?.length;
      if (indent === undefined || lineEnd === '\f') return false;
      rows.push({ indent, gap: newPage ? EMPTY_LINES_BETWEEN_ARTICLES : gap, number, start: start + indent, end });
      gap = 0;
      newPage = false;
    }
    number++;
    return true;
  };
  for (const match of text.matchAll(LINE_END)) {
    if (!take(match.index, match[0])) return null;
    start = match.index + match[0].length;
  }
  return take(text.length, '') && gap <= 1 && rows.length > 0 ? rows : null;
}

const BY_INDENT: ReadonlyMap<number, TextRole> = new Map(
  (Object.keys(INDENTS) as TextRole[]).filter((r) => r !== 'kicker' && r !== 'deck').map((r) => [INDENTS[r], r]),
);

function roleOf(row: Row, above: TextRole | null, below: Row | undefined): TextRole | undefined {
  const role = BY_INDENT.get(row.indent);
  if (role !== 'paragraph') return role;
  if ((above === 'headline' || above === 'deck') && row.gap === 0) return 'deck';
  return above === null && below?.gap === 0 && below.indent === INDENTS.headline ? 'kicker' : role;
}

function mayFollow(above: TextRole, role: TextRole, gap: number): boolean {
  const [a, b] = [ORDER[above], ORDER[role]];
  return gap === emptyLinesBetween(above, role) && (a.rank < b.rank || (a.rank === b.rank && b.many === true));
}

/** So many lines tell a measure. */
const TELLING = 8;
const ENDS_SENTENCE = new RegExp(`[${SENTENCE_END}]\\P{L}{0,6}$`, 'u');

/**
 * A page of nothing but lines indented by two might be a raw one that was shifted as a whole: then most of its lines are full and stop in
 * mid-sentence.
 */
function isBrokenToMeasure(lines: readonly SettledLine[], text: string): boolean {
  if (lines.length < TELLING || lines.some((l) => l.role !== 'paragraph')) return false;
  const texts = lines.map((l) => text.slice(l.start, l.end));
  const widths = texts.map(widthOf);
  const measure = widths.reduce((a, b) => Math.max(a, b), 0);
  const full = texts.filter((t, i) => (widths[i] as number) > measure - 2 && !ENDS_SENTENCE.test(t.slice(-8))).length;
  return full * 2 > lines.length;
}
