import type { Printed } from '../model/page.js';
import type { Issue, IssueNote, IssuePage } from './issue.js';
import { withoutPage } from './pageLabel.js';

/** As furniture is compared: without its page's number, for the date often stands in one line with it. */
const folded = (text: string): string => withoutPage(text).normalize('NFKC').replace(/\s/gu, '');

/**
 * The furniture that several pages print, as the first of them prints it. A text that is furniture on one page and stands in an article on another, or a date that no
 * other page prints while the others agree, is noted.
 */
export function confirmFurniture(pages: readonly IssuePage[]): { furniture: Issue['furniture']; notes: IssueNote[] } {
  const seen = new Map<string, { kind: Issue['furniture'][number]['kind']; text: string; pages: Set<string> }>();
  for (const { name, page } of pages)
    for (const { kind, text } of page.furniture) {
      if (folded(text) === '') continue; // nothing but the page's number
      const row = seen.get(folded(text)) ?? { kind, text, pages: new Set<string>() };
      row.pages.add(name);
      seen.set(folded(text), row);
    }
  const notes: IssueNote[] = [];
  for (const { name, page } of pages)
    for (const article of page.articles)
      for (const part of [
        article.kicker,
        article.headline,
        ...article.deck,
        article.byline,
        ...article.body,
      ] as (Printed | null)[]) {
        const row = part && seen.get(folded(part.text));
        if (!row || row.pages.has(name)) continue;
        row.pages.add(name);
        notes.push({
          level: 'look',
          code: 'furniture-in-article',
          message: `${JSON.stringify(part.text)} is ${row.kind} on other pages of this issue, and stands in an article here.`,
          page: name,
          article: article.id,
        });
      }
  const repeated = [...seen.values()].filter((row) => row.pages.size > 1);
  if (repeated.some((row) => row.kind === 'date'))
    for (const row of seen.values())
      if (row.kind === 'date' && row.pages.size === 1)
        notes.push({
          level: 'look',
          code: 'date-differs',
          message: `the date ${JSON.stringify(row.text)} stands on this page alone; the others agree on another.`,
          page: [...row.pages][0] as string,
        });
  const furniture = repeated.map(({ kind, text, pages: on }) => ({ kind, text, pages: [...on] }));
  return { furniture, notes };
}
