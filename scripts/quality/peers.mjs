/**
 * What other tools make of a page: “a line that ends in 。！？” ends a paragraph”, and a page is one article. The best of the rules found in
 * clean-up scripts and e-book converters, reimplemented.
 */
import { matchArticles, score } from '../../dist/check/score.js';
import { goldRoles } from '../goldRoles.mjs';

const ENDS = /[。！？”」』]$/u;
const BODY = new Set(['opening', 'first', 'more', 'heading', 'verse']);

const printedLines = (text) =>
  text
    .split(/\r\n|[\n\r\f\v\u2028\u2029]/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** @returns the lines joined into paragraphs, each `{ type, text }` */
export function peersParagraphs(lines) {
  const out = [];
  let open = '';
  for (const line of lines) {
    open += line;
    if (!ENDS.test(line)) continue;
    out.push({ type: 'paragraph', text: open });
    open = '';
  }
  if (open) out.push({ type: 'paragraph', text: open });
  return out;
}

/** The page as the rule leaves it: one article without a headline. */
export const peersPage = (text) => ({ articles: [{ headline: null, body: peersParagraphs(printedLines(text)) }] });

/**
 * The same rule told, by the reference, which lines belong to the body of which article: so that its paragraphs can be judged on a page of
 * several articles at all.
 */
export function peersPageTold(text, gold) {
  const lines = printedLines(text);
  const roles = goldRoles(
    lines.map((value) => ({ text: { value } })),
    gold,
  );
  return {
    articles: gold.articles.map((_, a) => ({
      headline: null,
      body: peersParagraphs(lines.filter((_, i) => roles[i]?.article === a && BODY.has(roles[i].role))),
    })),
  };
}

/** pq of the page as the rule leaves it, and breaks of the rule told the articles: the figures of docs/ci.md. */
export function peersFigures(text, gold) {
  const { articles } = peersPage(text);
  const matches = matchArticles(articles, gold.articles);
  const alone = articles.length + gold.articles.length - 2 * matches.length;
  const pq = matches.reduce((sum, m) => sum + m.likeness, 0) / (matches.length + alone / 2 || 1);
  return { pq, breaks: score(peersPageTold(text, gold), gold).breaks };
}
