import { EXIT, QingyangError } from '../errors.js';
import type { Page } from './page.js';
import type { Span } from './span.js';

/** A place where a page breaks the law. Offsets in UTF-16 units of the source. */
export interface Fault {
  readonly kind: 'lost' | 'twice' | 'bad-span' | 'unlike';
  readonly at: number;
  readonly text: string;
}

/** Every node of a page that stands for source text. */
export function* printedNodes(page: Page): Generator<{ readonly text: string; readonly spans: readonly Span[] }> {
  for (const a of page.articles) {
    if (a.kicker) yield a.kicker;
    if (a.headline) yield a.headline;
    yield* a.deck;
    if (a.byline) yield a.byline;
    yield* a.body;
    if (a.jump) yield a.jump;
  }
  yield* page.furniture;
  yield* page.removed;
}

const squeeze = (s: string): string => s.replace(/[\s\uFEFF]/gu, '');

/**
 * The law, checked: every character of `source` that is not white space lies in exactly one span, and every text is what its spans
 * hold once the listed edits are made (white space apart). Returns the faults, none where the law holds.
 */
export function audit(source: string, page: Page): Fault[] {
  const faults: Fault[] = [];
  const seen = new Uint8Array(source.length);
  const edits = new Map(page.edits.map((e) => [e.span[0], e]));
  for (const node of printedNodes(page)) {
    let rebuilt = '';
    for (const [start, end] of node.spans) {
      if (!(start >= 0 && end <= source.length && start < end)) {
        faults.push({ kind: 'bad-span', at: start, text: `[${start}, ${end}]` });
        continue;
      }
      for (let i = start; i < end; i++) seen[i] = (seen[i] as number) + 1;
      for (let i = start; i < end; ) {
        const edit = edits.get(i);
        if (edit && edit.span[1] <= end) {
          rebuilt += edit.to;
          i = edit.span[1];
        } else rebuilt += source[i++];
      }
    }
    if (!page.conversion && squeeze(rebuilt) !== squeeze(node.text))
      faults.push({ kind: 'unlike', at: node.spans[0]?.[0] ?? 0, text: node.text.slice(0, 30) });
  }
  for (let i = 0; i < source.length; i++) {
    const n = seen[i] as number;
    if (n === 1 || /[\s\uFEFF]/u.test(source[i] as string)) continue;
    faults.push({ kind: n === 0 ? 'lost' : 'twice', at: i, text: source.slice(Math.max(0, i - 8), i + 8) });
    if (faults.length > 20) break;
  }
  return faults;
}

/** Returns the page where the law holds; refuses it otherwise. */
export function audited(source: string, page: Page): Page {
  const [first] = audit(source, page);
  if (!first) return page;
  throw new QingyangError(
    'audit',
    `internal error: ${page.source.name} breaks the law of conservation (${first.kind} at offset ${first.at}: ${JSON.stringify(first.text)}).`,
    'Nothing was written for this page. Please report it with the input file; the other pages are not affected.',
    EXIT.internal,
  );
}
