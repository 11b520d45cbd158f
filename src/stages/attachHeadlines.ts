import { LIST_ITEM } from '../lexicon/lists.js';
import type { Body, Draft, DraftArticle, DraftBlock, GroupedPage, HeadlineBlock, Unit } from '../model/draft.js';
import type { BlockType, Note } from '../model/page.js';
import type { Text } from '../model/text.js';
import { articleConfidence } from '../search/confidence.js';
import { chooseHeadline, commonWith, customOf, type FrontRoles, frontLines, frontPageOf } from '../search/front.js';
import { mannerOf } from '../search/manner.js';
import { readAuthors } from '../typesetter/authors.js';
import { cutJumpFrom, cutJumpTo } from '../typesetter/cutJump.js';
import { furnitureKind } from '../typesetter/furnitureLine.js';
import { joinLines } from '../typesetter/joinLines.js';
import { type JumpTarget, readJump } from '../typesetter/jump.js';
import { SINGLE_CHARACTER, Vocabulary } from '../words/vocabulary.js';

/** Every body and every block without a body becomes an article: the block's lines get their roles, jump lines and authors are read. */
export function attachHeadlines(page: GroupedPage): Draft {
  const texts = page.bodies.map((b) => b.units.map((u) => u.text.value).join('\n'));
  const vocabulary = new Vocabulary(texts, SINGLE_CHARACTER[page.era]);
  const { blocks } = page;
  const fronts = frontsOf(page, commonWith(texts, vocabulary, page.era));
  const notes: Note[] = [...page.notes];
  const articles: { at: number; article: DraftArticle }[] = [];
  const byBody = new Map(blocks.filter((b) => b.body !== null).map((b) => [b.body, b]));
  page.bodies.forEach((body, i) => {
    articles.push({ at: startOf(body.units), article: articleOf(page, vocabulary, i, byBody.get(i), fronts) });
  });
  for (const block of blocks) {
    for (const unit of block.apart ?? [])
      notes.push(noteOn([unit], 'headline-in-parts', 'stands apart from what else stands over its article'));
    if (block.body !== null) continue;
    articles.push({ at: startOf(block.units), article: articleOf(page, vocabulary, null, block, fronts) });
    notes.push(noteOn(block.units, 'headline-unattached', 'has no body on this page'));
  }
  articles.sort((a, b) => a.at - b.at);
  const furniture = page.furniture.map((u) => ({
    kind: furnitureKind(u.text.value) ?? ('other' as const),
    text: u.text,
  }));
  return { articles: articles.map((a) => a.article), furniture, removed: page.removed, notes };
}

function noteOn(units: readonly Unit[], code: string, says: string): Note {
  const line = units[0]?.lines[0]?.number;
  return {
    level: 'look',
    code,
    message: `“${units.map((u) => u.text.value).join(' ')}” ${says}`,
    ...(line === undefined ? {} : { line, column: 1 }),
  };
}

const startOf = (units: readonly Unit[]): number => units[0]?.text.spans()[0]?.[0] ?? 0;

/** The lines of a headline block, bylines left out, and which are what. */
interface Front {
  readonly lines: readonly Unit[];
  readonly roles: FrontRoles;
}

const NO_FRONT: Front = { lines: [], roles: { kicker: 0, start: 0, end: 0 } };

/** What the lines of each headline block are, by the custom of their page. */
function frontsOf(page: GroupedPage, common: ReturnType<typeof commonWith>): Map<HeadlineBlock, Front> {
  const { blocks, bodies, bylines } = page;
  const manner = mannerOf(page);
  const printed = frontPageOf(
    [...blocks, ...bodies].flatMap((b) => b.units),
    manner,
  );
  const seen = blocks.map(({ units, body }) => frontLines(units, (text) => common(text, body), printed));
  const custom = customOf(
    seen.map((block) => block.map((l) => l.line)),
    manner,
    bylines,
  );
  return new Map(
    blocks.map((block, i) => {
      const own = seen[i] ?? [];
      const lines = own.map((l) => l.line);
      return [block, { lines: own.map((l) => l.unit), roles: chooseHeadline(lines, manner, bylines, custom) }];
    }),
  );
}

/** One article from its headline block and its body, either of which may be missing. */
function articleOf(
  { bodies }: GroupedPage,
  vocabulary: Vocabulary,
  index: number | null,
  block: HeadlineBlock | undefined,
  fronts: ReadonlyMap<HeadlineBlock, Front>,
): DraftArticle {
  const body = index === null ? null : (bodies[index] as Body);
  const { lines, roles } = (block && fronts.get(block)) ?? NO_FRONT;
  const bylines = (block?.units ?? []).filter((u) => u.kind === 'byline');
  const part = (from: number, to: number): Text | null =>
    from < to ? joinLines(lines.slice(from, to).map((u) => u.text)) : null;
  const deck = lines.slice(roles.end).map((u) => u.text);
  const pointers = (block?.units ?? []).filter((u) => u.kind === 'tail');
  const { blocks, jump } = blocksOf([...(body?.units ?? []), ...pointers]);
  const byline = bylines.length ? joinLines(bylines.map((u) => u.text)) : null;
  const authors = readAuthors(byline?.value ?? null, blocks);
  const deckBefore = lines.slice(roles.kicker, roles.start).map((u) => u.text);
  return {
    kicker: part(0, roles.kicker),
    headline: part(roles.start, roles.end),
    deck: [...deckBefore, ...deck],
    byline,
    authors,
    body: blocks,
    jump,
    confidence: articleConfidence(
      bodies,
      index,
      block,
      lines.map((u) => vocabulary.sharedWith(u.text.value)),
    ),
  };
}

/** The blocks of a body, and its jump line, which is none of them. */
function blocksOf(units: readonly Unit[]): {
  readonly blocks: readonly DraftBlock[];
  readonly jump: DraftArticle['jump'];
} {
  const blocks: DraftBlock[] = [];
  let jump: DraftArticle['jump'] = null;
  for (const unit of units) {
    const target: JumpTarget | null = unit.kind === 'tail' && jump === null ? readJump(unit.text.value) : null;
    if (target) jump = { ...target, text: unit.text };
    else blocks.push({ type: typeOf(unit), text: unit.text, confidence: unit.confidence });
  }
  return { jump: jump ?? takeJump(blocks), blocks };
}

function typeOf({ kind, text }: Unit): BlockType {
  if (kind === 'heading' || kind === 'verse' || kind === 'caption') return kind;
  return LIST_ITEM.test(text.value) ? 'list-item' : 'paragraph';
}

/** Takes out the jump line that is set in the last line of a body, or in its first. */
function takeJump(blocks: DraftBlock[]): DraftArticle['jump'] {
  const last = blocks.findLastIndex((b) => b.type !== 'caption');
  for (const [at, cutFrom] of [
    [last, cutJumpTo],
    [0, cutJumpFrom],
  ] as const) {
    const block = blocks[at];
    const found = block?.type === 'paragraph' ? cutFrom(block.text) : null;
    if (!block || !found) continue;
    blocks[at] = { ...block, text: found.rest };
    return { ...(cutFrom === cutJumpTo ? { to: found.page } : { from: found.page }), text: found.jump };
  }
  return null;
}
