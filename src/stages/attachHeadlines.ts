import { FURNITURE } from '../lexicon/furniture.js';
import { JUMP_FROM, JUMP_TO } from '../lexicon/jumps.js';
import { LIST_ITEM } from '../lexicon/lists.js';
import type { Body, Draft, DraftArticle, DraftBlock, GroupedPage, Unit } from '../model/draft.js';
import type { Author, Note } from '../model/page.js';
import type { Text } from '../model/text.js';
import { isBoxed } from '../search/features.js';
import { chooseHeadline, type Manner } from '../search/front.js';
import { readAuthors } from '../typesetter/authors.js';
import { joinLines } from '../typesetter/joinLines.js';
import { SINGLE_CHARACTER, Vocabulary } from '../words/vocabulary.js';

/** Every body and every block without a body becomes an article: the block's lines get their roles, jump lines and authors are read. */
export function attachHeadlines(page: GroupedPage): Draft {
  const vocabulary = new Vocabulary(
    page.bodies.map((b) => b.units.map((u) => u.text.value).join('\n')),
    SINGLE_CHARACTER[page.era],
  );
  const { blocks } = page;
  const manner: Manner = page.era === 'modern' && isBoxed(page.lines) ? 'boxed' : page.era;
  const notes: Note[] = [...page.notes];
  const articles: { at: number; article: DraftArticle }[] = [];
  const byBody = new Map(blocks.filter((b) => b.body !== null).map((b) => [b.body, b]));
  page.bodies.forEach((body, i) => {
    const block = byBody.get(i);
    articles.push({ at: startOf(body.units), article: articleOf(block?.units ?? [], body, vocabulary, i, manner) });
  });
  for (const block of blocks) {
    if (block.body !== null) continue;
    articles.push({ at: startOf(block.units), article: articleOf(block.units, null, vocabulary, null, manner) });
    const line = block.units[0]?.lines[0]?.number;
    notes.push({
      level: 'look',
      code: 'headline-unattached',
      message: `“${block.units.map((u) => u.text.value).join(' ')}” has no body on this page`,
      ...(line === undefined ? {} : { line, column: 1 }),
    });
  }
  articles.sort((a, b) => a.at - b.at);
  const furniture = page.furniture.map((u) => ({
    kind: FURNITURE.find((f) => f.pattern.test(u.text.value))?.kind ?? ('other' as const),
    text: u.text,
  }));
  return { articles: articles.map((a) => a.article), furniture, removed: page.removed, notes };
}

const startOf = (units: readonly Unit[]): number => units[0]?.text.spans()[0]?.[0] ?? 0;

/** One article from its headline block and its body, either of which may be missing. */
function articleOf(
  front: readonly Unit[],
  body: Body | null,
  vocabulary: Vocabulary,
  index: number | null,
  manner: Manner,
): DraftArticle {
  const lines = front.filter((u) => u.kind === 'front');
  const bylines = front.filter((u) => u.kind === 'byline');
  const roles = chooseHeadline(
    lines.map((u) => ({
      text: u.text.value,
      doubled: u.lines.some((l) => l.doubled),
      shared: index === null ? 0 : (vocabulary.sharedWith(u.text.value)[index] ?? 0),
    })),
    manner,
  );
  const part = (from: number, to: number): Text | null =>
    from < to ? joinLines(lines.slice(from, to).map((u) => u.text)) : null;
  const deck = lines.slice(roles.end).map((u) => u.text);
  const blocks: DraftBlock[] = [];
  let jump: DraftArticle['jump'] = null;
  for (const unit of body?.units ?? []) {
    if (unit.kind === 'tail' && !jump) {
      const to = JUMP_TO.exec(unit.text.value);
      const from = JUMP_FROM.exec(unit.text.value);
      const match = to ?? from;
      if (match && match[0].length >= unit.text.length * 0.6) {
        jump = { ...(to ? { to: match[1] as string } : { from: match[1] as string }), text: unit.text };
        continue;
      }
    }
    blocks.push({
      type:
        unit.kind === 'heading' || unit.kind === 'verse' || unit.kind === 'caption'
          ? unit.kind
          : LIST_ITEM.test(unit.text.value)
            ? 'list-item'
            : 'paragraph',
      text: unit.text,
      confidence: unit.confidence,
    });
  }
  const byline = bylines.length ? joinLines(bylines.map((u) => u.text)) : null;
  const authors: Author[] = readAuthors(byline?.value ?? null, blocks[0]?.text.value ?? null);
  const confidence = Math.min(1, ...front.map((u) => u.confidence), ...(body?.units ?? []).map((u) => u.confidence));
  const deckBefore = lines.slice(roles.kicker, roles.start).map((u) => u.text);
  return {
    kicker: part(0, roles.kicker),
    headline: part(roles.start, roles.end),
    deck: [...deckBefore, ...deck],
    byline,
    authors,
    body: blocks,
    jump,
    confidence,
  };
}
