import type { Article, Block, Page } from '../model/page.js';
import { escapeInline, escapeLine } from './escapeMarkdown.js';

/**
 * The page's articles as CommonMark, `## ` before each headline and `### ` before section heads. Every character of the texts renders as itself.
 *
 * Under a headline stand the kicker in italics, the deck in bold and the byline in italics, each a paragraph of its own; captions are
 * set as quotations; verse keeps its lines; the jump line closes the article. An article without a headline gets none: a rule
 * parts it from the one before. Furniture and what was removed are not articles and are left to the JSON.
 */
export function renderMarkdown(page: Page): string {
  const parts = page.articles.flatMap((article, i) => {
    const own = articleParts(article);
    return i > 0 && !article.headline && own.length > 0 ? ['---', ...own] : own;
  });
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`;
}

/** A heading for a page where several go out one after another: its name, ours and not the source's, hence at the first level. */
export const markdownPageHead = (name: string): string => `# ${heading(name)}\n\n`;

function articleParts(article: Article): string[] {
  const { kicker, headline, deck, byline, body, jump } = article;
  const parts: string[] = [];
  const add = (markup: (text: string) => string, text: string | undefined): void => {
    if (text !== undefined && /\S/u.test(text)) parts.push(markup(text));
  };
  add((t) => `## ${heading(t)}`, headline?.text);
  add((t) => `*${oneLine(t)}*`, kicker?.text);
  for (const line of deck) add((t) => `**${oneLine(t)}**`, line.text);
  add((t) => `*${oneLine(t)}*`, byline?.text);
  for (const run of runsOfOneType(body)) add((t) => t, bodyPart(run));
  add((t) => `*${oneLine(t)}*`, jump?.text);
  return parts;
}

/** Lines of verse and items of a list that follow one another are one poem and one list; every other block stands alone. */
function runsOfOneType(body: readonly Block[]): Block[][] {
  const runs: Block[][] = [];
  for (const block of body) {
    const last = runs.at(-1);
    if (last?.[0]?.type === block.type && (block.type === 'verse' || block.type === 'list-item')) last.push(block);
    else runs.push([block]);
  }
  return runs;
}

function bodyPart(run: readonly Block[]): string {
  const texts = run.map((block) => block.text);
  const [text = ''] = texts;
  switch (run[0]?.type) {
    case 'heading':
      return `### ${heading(text)}`;
    case 'verse':
      return lines(texts.join('\n'));
    case 'caption':
      return lines(text).replace(/^/gmu, '> ');
    case 'list-item':
      return list(texts);
    default:
      return lines(text);
  }
}

const NUMBERED = /^(\d{1,9})([.)])[ \t]*(?=[^\s\d])/u;

/**
 * Items as a list. Where the print numbers them one after another, the list does (`1. `); otherwise each has a bullet before what was printed, because a
 * renderer counts on by itself and would show other numbers than the page.
 */
function list(texts: readonly string[]): string {
  const numbers = texts.map((text) => NUMBERED.exec(text));
  const first = Number(numbers[0]?.[1]);
  const counts = numbers.every((m, i) => m !== null && m[2] === numbers[0]?.[2] && m[1] === String(first + i));
  return texts
    .map((text, i) => {
      const marker = counts ? `${first + i}${numbers[0]?.[2]} ` : '- ';
      const body = lines(counts ? text.slice(numbers[i]?.[0].length) : text);
      return marker + body.replaceAll('\n', `\n${' '.repeat(marker.length)}`);
    })
    .join('\n');
}

/** Several printed lines, parted by hard breaks; an empty one begins a new paragraph (a stanza). */
function lines(text: string): string {
  return text
    .split(/\n[ \t]*(?:\n[ \t]*)+/u)
    .map((stanza) =>
      stanza
        .split('\n')
        .map((line) => escapeLine(line))
        .filter((line) => line !== '')
        .join('\\\n'),
    )
    .filter((stanza) => stanza !== '')
    .join('\n\n');
}

const oneLine = (text: string): string => escapeInline(text.replace(/\s*\n\s*/gu, ' '));
/** `#` at a heading's end would be taken for its closing. */
const heading = (text: string): string => oneLine(text).replace(/#+$/u, (hashes) => hashes.replaceAll('#', '\\#'));
