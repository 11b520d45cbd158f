import type { Decision, LabelledPage } from '../model/draft.js';
import type { Page } from '../model/page.js';

/** Every source line with what it was taken for, worked out when somebody looks. */
export function traceDecisions(page: LabelledPage, printed: Page): () => readonly Decision[] {
  return () => {
    const articleAt = new Map<number, string>();
    for (const a of printed.articles)
      for (const node of [a.kicker, a.headline, ...a.deck, a.byline, ...a.body, a.jump])
        for (const [start, end] of node?.spans ?? []) for (let i = start; i < end; i++) articleAt.set(i, a.id);
    return page.labelled.map(({ line, role, measure, confidence, why }) => ({
      line: line.number,
      text: line.text.value,
      spans: line.text.spans(),
      role,
      article: articleAt.get(line.text.spans()[0]?.[0] ?? -1) ?? null,
      measure,
      confidence,
      why,
    }));
  };
}
