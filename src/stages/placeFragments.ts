import type { Draft, DraftArticle, DraftFurniture, Line } from '../model/draft.js';
import type { Note } from '../model/page.js';
import { Text } from '../model/text.js';

/**
 * Loose pieces of a headline put back: a stray (or a number that stands alone as a block) goes into the gap of a headline, kicker or deck where
 * that article's body has the piece between the same words. The move is a note. A stray that no body vouches for becomes furniture, with a note.
 */
export function placeFragments(draft: Draft, strays: readonly Line[]): Draft {
  const loose = draft.articles.some((a) => a.body.some((b) => LOOSE.test(b.text.value)));
  if (strays.length === 0 && !loose) return draft;
  const articles = [...draft.articles];
  const furniture: DraftFurniture[] = [...draft.furniture];
  const notes: Note[] = [...draft.notes];
  const place = (fragment: Text, where: { line?: number }): boolean => {
    const slot = bestSlot(articles, fragment.value);
    if (!slot) return false;
    articles[slot.article] = fill(articles[slot.article] as DraftArticle, slot, fragment);
    const message = `“${fragment.value}” was put back into a headline: the article says “${slot.words}”`;
    notes.push({ level: 'info', code: 'fragment-moved', message, ...where });
    return true;
  };
  for (const { text, number } of strays)
    if (!place(text, { line: number })) {
      furniture.push({ kind: 'other', text });
      const message = `“${text.value}” stands alone, and no headline lacks it as far as the articles tell`;
      notes.push({ level: 'look', code: 'stray-fragment', message, line: number });
    }
  draft.articles.forEach((article, i) => {
    for (const block of article.body)
      if (LOOSE.test(block.text.value) && place(block.text, {})) {
        const now = articles[i] as DraftArticle;
        articles[i] = { ...now, body: now.body.filter((b) => b !== block) };
      }
  });
  return { ...draft, articles: articles.filter((a, i) => a === draft.articles[i] || holdsText(a)), furniture, notes };
}

/** A number alone in a block. Anything longer may be a paragraph or a heading of its own. */
const LOOSE = /^\d{2,4}$/u;
/**
 * Words beside the gap that the body must have beside the fragment: so many on one side, or so many on each; or so many in all where the headline has
 * white space in its midst.
 */
const ONE_SIDE = 3;
const EACH_SIDE = 2;
const IN_ALL = 2;
const LONGEST_CONTEXT = 6;

interface Slot {
  readonly article: number;
  /** Which of the article's front texts: kicker, headline, then the decks. */
  readonly part: number;
  readonly at: number;
  /** How many characters of context vouch for it. */
  readonly context: number;
  /** What the body says there. */
  readonly words: string;
}

const frontOf = (a: DraftArticle): (Text | null)[] => [a.kicker, a.headline, ...a.deck];

const holdsText = (a: DraftArticle): boolean =>
  a.body.length > 0 || a.byline !== null || a.jump !== null || frontOf(a).some((t) => t !== null);

/** The gap for which a body vouches with most words; the first of equals. */
function bestSlot(articles: readonly DraftArticle[], fragment: string): Slot | null {
  let best: Slot | null = null;
  articles.forEach((article, index) => {
    const body = wordsOf(article, fragment);
    if (!body.includes(fragment)) return;
    frontOf(article).forEach((text, part) => {
      for (const gap of text ? gapsIn(text) : []) {
        if (gap.before.endsWith(fragment) || gap.after.startsWith(fragment)) continue;
        const { at } = gap;
        const found = contextOf(body, fragment, gap);
        if (found && found.context > (best?.context ?? 0)) best = { article: index, part, at, ...found };
      }
    });
  });
  return best;
}

const read = new WeakMap<DraftArticle['body'], string>();

/** What the article's body says beside the fragment itself, without white space. */
function wordsOf({ body }: DraftArticle, fragment: string): string {
  const others = body.some((b) => b.text.value === fragment) ? body.filter((b) => b.text.value !== fragment) : body;
  let words = read.get(others);
  if (words === undefined) {
    words = withoutSpace(others.map((b) => b.text.value).join(''));
    read.set(others, words);
  }
  return words;
}

/** The longest context that some place in the body shares with a gap. */
function contextOf(
  body: string,
  fragment: string,
  { before, after, inside }: Gap,
): Pick<Slot, 'context' | 'words'> | null {
  let best: Pick<Slot, 'context' | 'words'> | null = null;
  for (let i = body.indexOf(fragment); i >= 0; i = body.indexOf(fragment, i + 1)) {
    const end = i + fragment.length;
    let left = 0;
    let right = 0;
    while (left < LONGEST_CONTEXT && left < Math.min(i, before.length) && body[i - 1 - left] === before.at(-1 - left))
      left++;
    while (right < LONGEST_CONTEXT && right < after.length && body[end + right] === after[right]) right++;
    const enough =
      left >= ONE_SIDE ||
      right >= ONE_SIDE ||
      (left >= EACH_SIDE && right >= EACH_SIDE) ||
      (inside && left + right >= IN_ALL);
    // A longer number is another number: 12022 does not vouch for 2022.
    const cut = /\d/u.test(fragment) && /^\d/u.test(`${body[end] ?? ''}`) !== /^\d/u.test(after);
    if (!enough || cut || (left === 0 && /\d$/u.test(body.slice(0, i)))) continue;
    if (left + right > (best?.context ?? 0)) best = { context: left + right, words: body.slice(i - left, end + right) };
  }
  return best;
}

const withoutSpace = (s: string): string => s.split(/\s+/u).join('');

interface Gap {
  readonly at: number;
  /** What the text says on either side, without white space. */
  readonly before: string;
  readonly after: string;
  /** White space between words, not where two lines were joined, nor at an end. */
  readonly inside: boolean;
}

/** Kept, for every fragment of a page asks the same of all its headlines. */
const gaps = new WeakMap<Text, readonly Gap[]>();

/** Where something may have come loose: at both ends, at white space, and where two lines were joined. */
function gapsIn(text: Text): readonly Gap[] {
  const known = gaps.get(text);
  if (known) return known;
  const places = new Set([0, text.length]);
  for (const match of text.value.matchAll(/\s+/gu)) places.add(match.index);
  let at = 0;
  let end: number | null = null;
  for (const piece of text.pieces) {
    if (end !== null && piece.start !== end) places.add(at);
    at += piece.text.length;
    end = piece.end;
  }
  const found = [...places]
    .sort((a, b) => a - b)
    .map((at) => ({
      at,
      before: withoutSpace(text.value.slice(0, at)),
      after: withoutSpace(text.value.slice(at)),
      inside: at > 0 && /^\s/u.test(text.value.slice(at)),
    }));
  gaps.set(text, found);
  return found;
}

function fill(article: DraftArticle, slot: Slot, fragment: Text): DraftArticle {
  const fitted = frontOf(article).map((text, i) =>
    i === slot.part && text ? Text.concat([text.slice(0, slot.at).trim(), fragment, text.slice(slot.at).trim()]) : text,
  );
  const [kicker = null, headline = null, ...deck] = fitted;
  return { ...article, kicker, headline, deck: deck.filter((t) => t !== null) };
}
