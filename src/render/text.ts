import type { Article, Page } from '../model/page.js';

/** Two full-width spaces, as a Chinese paragraph is printed. */
const INDENT = '\u3000\u3000';

/**
 * The page's articles as plain text. White space alone says what a line is, because any sign would be one more character of the
 * page: front lines (kicker, headline, deck, byline) stand at the margin without gaps, paragraphs are one line each and indented
 * by two full-width spaces, section heads stand at the margin between empty lines, verse, list items and captions are indented
 * by one and the jump line by two. Two empty lines part articles.
 */
export function renderText(page: Page): string {
  const articles = page.articles.map(articleText).filter((text) => text !== '');
  return articles.length === 0 ? '' : `${articles.join('\n\n\n')}\n`;
}

function articleText(a: Article): string {
  const front = [a.kicker, a.headline, ...a.deck, a.byline].flatMap((p) => (p ? [flat(p.text)] : []));
  let body = '';
  for (const { type, text } of a.body) {
    if (type === 'heading') body += `\n${flat(text)}\n\n`;
    else if (type === 'paragraph') body += `${INDENT}${flat(text)}\n`;
    else body += text.replace(/^(?=.*\S)/gmu, '\u3000') + '\n';
  }
  if (a.jump) body += `${INDENT}${flat(a.jump.text)}\n`;
  return [front.join('\n'), body.replace(/\n{3,}/gu, '\n\n').replace(/^\n+|\n+$/gu, '')]
    .filter((part) => part !== '')
    .join('\n\n');
}

const flat = (text: string): string => text.replace(/\s*\n\s*/gu, ' ');
