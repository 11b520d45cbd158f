import type { Article, Block, Page } from '../src/index.js';
import { readSheet, type SheetEntry } from './sheet.js';

/** A fixture's reference, written from the description that the page was set from. */
export interface Gold {
  readonly articles: readonly {
    readonly id: string;
    readonly kicker: string;
    readonly headline: string;
    readonly deck: readonly string[];
    readonly byline: string;
    /** Each as `role name`, where the page is made to show them. */
    readonly authors?: readonly string[];
    readonly captions: readonly string[];
    readonly body: readonly { readonly type: string; readonly text: string }[];
  }[];
}

const SIGNS: Record<string, string> = { paragraph: '¶', heading: '§', verse: 'verse', 'list-item': 'item' };

interface Owner {
  readonly article: string | null;
  readonly kind: string;
  readonly from: number;
}

/** Who owns each character of the source; undefined where it is white space. */
function owners(page: Page, length: number): (Owner | undefined)[] {
  const at: (Owner | undefined)[] = new Array(length);
  const own = (
    node: { readonly spans: readonly (readonly [number, number])[] } | null,
    article: string | null,
    kind: string,
  ) => {
    const owner = { article, kind, from: node?.spans[0]?.[0] ?? -1 };
    for (const [start, end] of node?.spans ?? []) at.fill(owner, start, end);
  };
  for (const a of page.articles) {
    own(a.kicker, a.id, 'kicker');
    own(a.headline, a.id, 'headline');
    for (const deck of a.deck) own(deck, a.id, 'deck');
    own(a.byline, a.id, 'byline');
    for (const block of a.body) own(block, a.id, block.type);
    own(a.jump, a.id, 'jump');
  }
  for (const piece of page.furniture) own(piece, null, 'furniture');
  for (const piece of page.removed) own(piece, null, 'removed');
  return at;
}

/** What the program took an entry of the sheet for: its largest part that was not removed decides. */
function taken({ span: [start, end] }: SheetEntry, at: readonly (Owner | undefined)[], source: string): Taken {
  const counts = new Map<Owner, number>();
  for (let i = start; i < end; i++) {
    const owner = at[i];
    if (owner && /\S/u.test(source[i] as string)) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  const ranked = [...counts].sort(
    (x, y) => Number(x[0].kind === 'removed') - Number(y[0].kind === 'removed') || y[1] - x[1],
  );
  const owner = ranked[0]?.[0];
  if (!owner) return { article: null, mark: 'nothing' };
  const begins = owner.from >= start && owner.from < end;
  return {
    article: owner.article,
    mark: owner.kind in SIGNS ? (begins ? (SIGNS[owner.kind] as string) : '·') : owner.kind,
  };
}

interface Taken {
  /** The article that the program put it in, under the program's own id. */
  readonly article: string | null;
  /** `¶` where a paragraph begins, `·` where a block goes on, else the kind. */
  readonly mark: string;
}

/** Gives each of the program's articles the letter of the reference with which it shares most text; none where it shares none. */
function letters(entries: readonly SheetEntry[], marks: readonly Taken[]): Map<string, string> {
  const shared = new Map<string, number>();
  entries.forEach(({ label, text }, i) => {
    const [letter, mark] = label.split(' ');
    const article = marks[i]?.article;
    if (!article || !mark) return;
    shared.set(`${letter} ${article}`, (shared.get(`${letter} ${article}`) ?? 0) + text.length);
  });
  const given = new Map<string, string>();
  for (const [pair] of [...shared].sort((x, y) => y[1] - x[1])) {
    const [letter, article] = pair.split(' ') as [string, string];
    if (!given.has(article) && ![...given.values()].includes(letter)) given.set(article, letter);
  }
  return given;
}

const squeezed = (s: string) => s.replace(/\s+/gu, ' ').trim();
const bare = (s: string) => s.replace(/[\s■□◆●]/gu, '');
const said = (text: { readonly text: string } | null) => text?.text ?? '';

/** Where the texts of an article, whose lines are all labelled right, are not those of the reference. */
function textMisses(want: Gold['articles'][number], got: Article): string[] {
  const out: string[] = [];
  const same = (what: string, wanted: string, given: string) => {
    if (wanted !== given)
      out.push(`${want.id} ${what}: want ${wanted || '–'}\n${' '.repeat(what.length + 3)} got ${given || '–'}`);
  };
  same('headline', squeezed(want.headline), squeezed(said(got.headline)));
  same('kicker', bare(want.kicker), bare(said(got.kicker)));
  same('deck', want.deck.map(bare).join(''), got.deck.map((d) => bare(d.text)).join(''));
  same('byline', bare(want.byline), bare(said(got.byline)));
  if (want.authors) same('authors', want.authors.join('，'), got.authors.map((a) => `${a.role} ${a.name}`).join('，'));
  const captions = got.body.filter((b: Block) => b.type === 'caption').map((b) => b.text);
  same('captions', [...want.captions].sort().join('│'), captions.sort().join('│'));
  const blocks = got.body.filter((b: Block) => b.type !== 'caption');
  for (let i = 0; i < Math.max(want.body.length, blocks.length); i++)
    same(`${SIGNS[want.body[i]?.type ?? ''] ?? 'block'} ${i + 1}`, want.body[i]?.text ?? '', blocks[i]?.text ?? '');
  return out;
}

/**
 * Holds a cleaned page against its proof sheet: the first line gives the figures, each further one a miss. A line of the page is
 * right where it is in the right article, has the right role, and begins a block where the sheet says so.
 */
export function proof(page: Page, source: string, gold: Gold, sheet: string): { figures: string; misses: string[] } {
  const entries = readSheet(sheet, source);
  const at = owners(page, source.length);
  const marks = entries.map((entry) => taken(entry, at, source));
  const named = letters(entries, marks);
  const misses: string[] = [];
  const spoilt = new Set<string>();
  let right = 0;
  entries.forEach(({ label, line, text }, i) => {
    const { article, mark } = marks[i] as Taken;
    const got = article === null ? mark : `${named.get(article) ?? '?'} ${mark}`;
    if (label === got) right++;
    else {
      for (const side of [label, got]) spoilt.add(side.split(' ')[0] as string);
      misses.push(`line ${line}: want ${label}, got ${got} │ ${text}`);
    }
  });
  const byLetter = new Map(page.articles.map((a) => [named.get(a.id) ?? '?', a]));
  let headlines = 0;
  let blocks = 0;
  for (const want of gold.articles) {
    const got = byLetter.get(want.id);
    if (squeezed(said(got?.headline ?? null)) === squeezed(want.headline)) headlines++;
    const texts = got?.body.map((b) => b.text) ?? [];
    blocks += want.body.filter((b) => texts.includes(b.text)).length;
    if (!got) misses.push(`article ${want.id} is missing`);
    else if (!spoilt.has(want.id)) misses.push(...textMisses(want, got));
  }
  const all = gold.articles.reduce((sum, a) => sum + a.body.length, 0);
  const figures =
    `lines ${right}/${entries.length} · articles ${page.articles.length}/${gold.articles.length}` +
    ` · headlines ${headlines}/${gold.articles.length} · blocks ${blocks}/${all}`;
  return { figures, misses };
}
