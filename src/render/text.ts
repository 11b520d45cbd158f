import { EMPTY_LINES_BETWEEN_ARTICLES, emptyLinesBetween, INDENTS, type TextRole } from '../lexicon/textLayout.js';
import type { Article, Page } from '../model/page.js';

/**
 * The page's articles as plain text: one line a text, told apart by indents and empty lines alone (see lexicon/textLayout.ts and
 * docs/text.md). The stage `readSettled` reads the same articles back, role by role. Furniture and what was removed are no articles.
 */
export function renderText(page: Page): string {
  const articles = page.articles.map(articleText).filter((text) => text !== '');
  return articles.length === 0 ? '' : `${articles.join('\n'.repeat(EMPTY_LINES_BETWEEN_ARTICLES + 1))}\n`;
}

function articleText(article: Article): string {
  let out = '';
  let above: TextRole | null = null;
  for (const [role, text] of linesOf(article)) {
    if (above !== null) out += '\n'.repeat(emptyLinesBetween(above, role) + 1);
    out += '\u3000'.repeat(INDENTS[role]) + text;
    above = role;
  }
  return out;
}

function linesOf({ kicker, headline, deck, byline, body, jump }: Article): (readonly [TextRole, string])[] {
  const lines: (readonly [TextRole, string])[] = [];
  const add = (role: TextRole, text: string | undefined): void => {
    const line = text?.replace(/\s*[\n\r\v\f\u2028\u2029]\s*/gu, ' ').trim() ?? '';
    if (line !== '') lines.push([role, line]);
  };
  add('kicker', kicker?.text);
  add('headline', headline?.text);
  for (const part of deck) add('deck', part.text);
  add('byline', byline?.text);
  for (const { type, text } of body) for (const line of type === 'verse' ? text.split('\n') : [text]) add(type, line);
  add('jump', jump?.text);
  return lines;
}
