import type { Article, Block, Printed } from '../model/page.js';
import type { IssueArticle, IssueBlock, IssuePrinted } from './issue.js';

export interface Part {
  readonly page: string;
  readonly article: Article;
}

/** A paragraph that ends so has ended; one that does not goes on across the jump. */
const ENDED = /[。！？!?…：:；;”』」’）)】]\s*$/u;

/** The parts of an article as one, every text with the page that it stands on. */
export function joinParts(id: string, parts: readonly Part[]): IssueArticle {
  const [first, ...later] = parts as [Part, ...Part[]];
  const on = ({ page }: Part, printed: Printed): IssuePrinted => ({
    text: printed.text,
    at: [{ page, spans: printed.spans }],
  });
  const onOrNull = (part: Part, printed: Printed | null): IssuePrinted | null => printed && on(part, printed);
  const { article } = first;
  const body = later.reduce(
    (so, part) => across(so, part, later.length > 0),
    article.body.map((b) => block(first, b)),
  );
  const jumps = [
    ...(article.jump ? [on(first, article.jump)] : []),
    ...later.flatMap((part) => {
      const { kicker, headline, deck, byline, jump } = part.article;
      return [kicker, headline, ...deck, byline, jump].filter((p) => p !== null).map((p) => on(part, p));
    }),
  ];
  return {
    id,
    parts: parts.map((p) => ({ page: p.page, article: p.article.id })),
    kicker: onOrNull(first, article.kicker),
    headline: onOrNull(first, article.headline),
    deck: article.deck.map((d) => on(first, d)),
    byline: onOrNull(first, article.byline),
    authors: uniqueAuthors(parts),
    body,
    jumps,
    confidence: Math.min(...parts.map((p) => p.article.confidence)),
  };
}

const block = ({ page }: Part, b: Block): IssueBlock => ({
  type: b.type,
  text: b.text,
  at: [{ page, spans: b.spans }],
  confidence: b.confidence,
});

/** A sentence that the jump cut is put together again; everything else stands one after another. */
function across(body: readonly IssueBlock[], part: Part, tied: boolean): IssueBlock[] {
  const more = part.article.body.map((b) => block(part, b));
  const last = body.at(-1);
  const [head, ...tail] = more;
  if (!tied || last?.type !== 'paragraph' || head?.type !== 'paragraph' || ENDED.test(last.text))
    return [...body, ...more];
  const joined: IssueBlock = {
    type: 'paragraph',
    text: last.text + head.text,
    at: [...last.at, ...head.at],
    confidence: Math.min(last.confidence, head.confidence),
  };
  return [...body.slice(0, -1), joined, ...tail];
}

function uniqueAuthors(parts: readonly Part[]): IssueArticle['authors'] {
  const all = parts.flatMap((p) => p.article.authors);
  return all.filter((a, i) => all.findIndex((b) => b.role === a.role && b.name === a.name) === i);
}
