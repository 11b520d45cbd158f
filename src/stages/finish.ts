import type { Decision, Draft } from '../model/draft.js';
import type { Page, Printed } from '../model/page.js';
import type { Source } from '../model/source.js';
import type { Edit, Text } from '../model/text.js';
import { pageConfidence } from '../search/confidence.js';

const byStart = (a: { spans: readonly (readonly [number, number])[] }, b: typeof a): number =>
  (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0);

/** The decided page as plain data: texts become `{ text, spans }`, and the ledger of edits is read off them. */
export function finish(draft: Draft, source: Source, segmenter: Page['segmenter']): Page {
  const edits: Edit[] = [];
  const print = (text: Text): Printed => {
    edits.push(...text.edits(source.text));
    return { text: text.value, spans: text.spans() };
  };
  const printOrNull = (text: Text | null): Printed | null => (text ? print(text) : null);
  const articles = draft.articles.map((a, i) => ({
    id: `a${i + 1}`,
    kicker: printOrNull(a.kicker),
    headline: printOrNull(a.headline),
    deck: a.deck.map(print),
    byline: printOrNull(a.byline),
    authors: a.authors,
    body: a.body.map((b) => ({ type: b.type, ...print(b.text), confidence: round(b.confidence) })),
    jump: a.jump && {
      ...(a.jump.to === undefined ? {} : { to: a.jump.to }),
      ...(a.jump.from === undefined ? {} : { from: a.jump.from }),
      ...print(a.jump.text),
    },
    confidence: round(a.confidence),
  }));
  const furniture = draft.furniture.map((f) => ({ kind: f.kind, ...print(f.text) })).sort(byStart);
  const removed = draft.removed
    .map((r) => ({ reason: r.reason, ...print(r.text), survivor: r.survivor }))
    .sort(byStart);
  const text = source.text;
  return {
    format: 'qingyang/1',
    source: {
      name: source.name,
      encoding: source.encoding,
      sha256: source.sha256,
      lines: text === '' ? 0 : text.split(/\r\n|[\n\r\f\v\u2028\u2029]/u).length,
      characters: [...text].length,
    },
    segmenter,
    articles,
    furniture,
    removed,
    edits: edits.sort((a, b) => a.span[0] - b.span[0]),
    notes: draft.notes,
    confidence: round(pageConfidence(articles)),
  };
}

const round = (x: number): number => Math.round(x * 1000) / 1000;

export type Proof = { readonly page: Page; readonly source: Source; readonly decisions: () => readonly Decision[] };
