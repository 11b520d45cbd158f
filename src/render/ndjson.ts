import type { Article, Page, Printed } from '../model/page.js';
import { joinTouching, type Span } from '../model/span.js';

/**
 * One article a line, for `jq` and data frames: flat fields with plain texts in front, `blocks` with their spans behind. Each line names
 * its page, by name and by the hash of its bytes. Furniture, removals and notes belong to the page and are left to the JSON.
 */
export function renderNdjson(page: Page): string {
  return page.articles.map((article) => `${JSON.stringify(line(page, article))}\n`).join('');
}

function line(page: Page, a: Article): Record<string, unknown> {
  return {
    format: page.format,
    page: page.source.name,
    sha256: page.source.sha256,
    ...(page.conversion ? { conversion: page.conversion } : {}),
    id: a.id,
    kicker: a.kicker?.text ?? null,
    headline: a.headline?.text ?? null,
    deck: a.deck.map((d) => d.text),
    byline: a.byline?.text ?? null,
    authors: a.authors,
    text: a.body.map((b) => b.text).join('\n'),
    jump: a.jump?.text ?? null,
    confidence: a.confidence,
    spans: spansOf(a),
    blocks: a.body,
  };
}

/** Where the whole article stands in the source, in source order. */
function spansOf(a: Article): Span[] {
  const parts: (Printed | null)[] = [a.kicker, a.headline, ...a.deck, a.byline, ...a.body, a.jump];
  return joinTouching(parts.flatMap((p) => p?.spans ?? []).sort((x, y) => x[0] - y[0]));
}
