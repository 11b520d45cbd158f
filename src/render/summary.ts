import type { Note, Page } from '../model/page.js';
import { called } from '../model/source.js';

const LEVEL_WORDS: Readonly<Record<Note['level'], string>> = { info: 'note', look: 'look', doubt: 'doubt' };

const count = (n: number, one: string, many: string = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** A note on one line, with its place as compilers give it: `page.txt:12:1: look: … [code]`. */
export function renderNote(note: Note, name: string): string {
  const place =
    note.line === undefined
      ? called(name)
      : `${called(name)}:${note.line}${note.column === undefined ? '' : `:${note.column}`}`;
  return printable(`${place}: ${LEVEL_WORDS[note.level]}: ${note.message} [${note.code}]`);
}

/** What became of a page in one line, with what is in it that only the JSON shows. */
export function renderSummary(page: Page): string {
  const blocks = page.articles.reduce((n, a) => n + a.body.length, 0);
  const parts = [
    `${count(page.articles.length, 'article')}, ${count(blocks, 'block')} from ${count(page.source.lines, 'line')} (${page.source.encoding})`,
    ...(page.furniture.length > 0 ? [`${count(page.furniture.length, 'piece')} of furniture set apart`] : []),
    ...(page.removed.length > 0 ? [`${page.removed.length} removed (${reasons(page)})`] : []),
    ...(page.edits.length > 0 ? [count(page.edits.length, 'edit')] : []),
    ...(page.conversion ? [`converted from ${page.conversion.from} to ${page.conversion.script}`] : []),
    ...(page.notes.length > 0 ? [count(page.notes.length, 'note')] : []),
    `confidence ${page.confidence.toFixed(2)}`,
  ];
  return printable(`${called(page.source.name)}: ${parts.join('; ')}`);
}

function reasons(page: Page): string {
  const counts = new Map<string, number>();
  for (const { reason } of page.removed) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, n]) => `${reason} ${n}`).join(', ');
}

/** Without characters that steer a terminal: a page's text and a file's name come from others. Each shows as its picture (␛). */
export const printable = (text: string): string =>
  text.replace(/[\0-\x1F\x7F-\x9F\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, (c) => {
    const code = c.codePointAt(0) as number;
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : code === 0x7f ? '\u2421' : '\uFFFD';
  });
