import { FUNCTION_CHARACTERS } from '../lexicon/functionWords.js';
import { UNITS } from '../lexicon/gaps.js';
import { CLAUSE_END, CLOSING, SENTENCE_END } from '../lexicon/punctuation.js';
import type { LabelledLine, Role } from '../model/draft.js';
import { enclosed } from '../typesetter/enclosed.js';
import { widthOf } from '../typesetter/measure.js';
import { acrossBreak } from '../words/acrossBreak.js';
import { beginningOf } from '../words/registers.js';
import type { Segmenter } from '../words/segmenter.js';
import { type Succession, successionNow } from '../words/succession.js';
import { type CharacterCounts, CharacterOdds } from './cohesion.js';

/** A stretch of running text that was printed in one piece: nothing stands between its lines. */
export interface Fragment {
  readonly lines: readonly LabelledLine[];
  /** What stands right before it on the page, if it is not the fragment before. */
  readonly after: 'nothing' | 'front' | 'other' | 'crumb';
}

type End = 'sentence' | 'sentence full' | 'open' | 'open short' | 'clause' | 'heading' | 'verse' | 'tail';
type Start = 'opening' | 'mid' | 'mid?' | 'indented' | 'indented?' | 'short' | 'heading' | 'verse' | 'tail';

/** A fragment as the search over threads sees it. */
export interface Piece {
  readonly lastText: string;
  readonly firstText: string;
  readonly firstWidth: number;
  readonly lastWidth: number;
  /** The width that its full lines share, in ems, or null where it has too few. */
  readonly measure: number | null;
  readonly firstRole: Role;
  readonly lastRole: Role;
  readonly after: Fragment['after'];
  /** What stands right behind it on the page. */
  readonly before: Fragment['after'] | 'end';
  /** Log-odds that a body begins with it, as the search over lines has it. */
  readonly opens: number;
  /** The display lines that it begins with: how many (three at most are told apart), and the log-odds of their being a headline and no section heading. */
  readonly heads: number;
  readonly fronts: number;
  /** Whether the words that its text begins with are those of a paragraph's beginning, and of an article's beginning among these: -1 to 1. */
  readonly beginsParagraph: number;
  readonly beginsArticle: number;
  /** How many quotes and brackets are left open at its end, and how many it closes without having opened them. */
  readonly opened: number;
  readonly closed: number;
  /** Pairs of Han characters that stand in some other fragment too, numbered. */
  readonly words: Uint16Array;
  readonly characters: CharacterCounts;
}

/** What the page's own text says of its words. */
export interface Page {
  readonly pieces: readonly Piece[];
  /** How many fragments hold each word. */
  readonly holders: Float64Array;
  readonly pairs: ReadonlySet<string>;
  readonly triples: ReadonlySet<string>;
  readonly characters: CharacterOdds;
  /** The share of neighbours of which the first ends and the second begins in mid-sentence: much where the empty lines of the page mean nothing. */
  readonly flowing: number;
  /** What characters say of going on across the cuts. */
  readonly succession: Succession;
  /** Asked for words across the cuts, and what it said. */
  readonly segmenter: Segmenter;
  readonly across: Map<number, string>;
}

/** Pieces that are known to follow each other, with the words of those next to its ends. */
export interface Chain {
  readonly pieces: readonly number[];
  /** The measure at its beginning and at its end. */
  readonly measures: readonly [number | null, number | null];
  readonly head: Context;
  readonly tail: Context;
}

/** What the pieces next to an end of a chain say, up to the reach. */
interface Context {
  readonly characters: CharacterCounts;
  /** How many of the pieces hold each word. */
  readonly words: ReadonlyMap<number, number>;
  readonly total: number;
}

/** A shorter fragment is a crumb: too short to tell whose it is, and no reason for what stands around it not to go on. */
const CRUMB = 20;

/** The fragments that are no crumbs, by their numbers; each knows of the crumbs before it. */
export function solidOf(fragments: readonly Fragment[]): { readonly at: number; readonly fragment: Fragment }[] {
  let front = false;
  let crumb = false;
  return fragments.flatMap((fragment, at) => {
    front ||= fragment.after === 'front';
    if (fragment.lines.reduce((n, l) => n + l.line.text.length, 0) < CRUMB) {
      crumb = true;
      return [];
    }
    const after = front ? 'front' : crumb && fragment.after === 'nothing' ? 'crumb' : fragment.after;
    front = false;
    crumb = false;
    return [{ at, fragment: { ...fragment, after } as Fragment }];
  });
}

/** How many characters from its end a chain is looked at. */
const REACH = 600;

const median = (xs: number[]): number => xs.sort((a, b) => a - b)[xs.length >> 1] as number;

function measureOf(widths: readonly number[]): number | null {
  const n = widths.length;
  if (n >= 4) return median(widths.slice(1, -1));
  return n >= 2 ? Math.max(...widths) : null;
}

const logit = (p: number): number => Math.log(Math.max(p, 1e-4) / Math.max(1 - p, 1e-4));
const HAN = /^\p{Script=Han}$/u;

/** The page's fragments with what is known of each. */
export function observeThreads(fragments: readonly Fragment[], segmenter: Segmenter): Page {
  const texts = fragments.map((f) => f.lines.map((l) => l.line.text.value).join(''));
  const { pairs, triples, holders } = runsOfCharacters(fragments);
  const ids = new Map<string, number>();
  const counts: number[] = [];
  for (const [w, n] of holders)
    if (n > 1 && n <= fragments.length / 2) {
      ids.set(w, ids.size);
      counts.push(n);
    }
  const characters = new CharacterOdds(texts);
  const pieces = fragments.map((f, k) =>
    pieceOf(f, fragments[k + 1]?.after ?? 'end', texts[k] as string, ids, characters.counts[k] as CharacterCounts),
  );
  const flows = pieces.filter((b, k) => {
    const a = pieces[k - 1];
    return a && b.after === 'nothing' && OPEN.has(endOf(a, a.measure)) && MID.has(startOf(b, b.measure));
  }).length;
  return {
    pieces,
    flowing: flows / Math.max(1, pieces.length - 1),
    holders: Float64Array.from(counts),
    pairs,
    triples,
    characters,
    succession: successionNow(),
    segmenter,
    across: new Map(),
  };
}

/** Which characters stand together in the lines, two and three in a row, and how many of the fragments hold each pair of Han characters. */
function runsOfCharacters(fragments: readonly Fragment[]) {
  const pairs = new Set<string>();
  const triples = new Set<string>();
  const holders = new Map<string, number>();
  for (const f of fragments) {
    const own = new Set<string>();
    for (const { line } of f.lines) {
      const t = line.text.value;
      for (let i = 0; i + 1 < t.length; i++) {
        const pair = t.slice(i, i + 2);
        pairs.add(pair);
        if (i + 2 < t.length) triples.add(t.slice(i, i + 3));
        if (HAN.test(pair[0] as string) && HAN.test(pair[1] as string)) own.add(pair);
      }
    }
    for (const w of own) holders.set(w, (holders.get(w) ?? 0) + 1);
  }
  return { pairs, triples, holders };
}

/**
 * @param before what stands between it and the next
 * @param ids the words that are looked for, by number
 */
function pieceOf(
  { lines, after }: Fragment,
  before: Piece['before'],
  text: string,
  ids: ReadonlyMap<string, number>,
  characters: CharacterCounts,
): Piece {
  const first = lines[0] as LabelledLine;
  const last = lines[lines.length - 1] as LabelledLine;
  const own = new Set<number>();
  for (let i = 0; i + 1 < text.length; i++) {
    const id = ids.get(text.slice(i, i + 2));
    if (id !== undefined) own.add(id);
  }
  const { opened, closed } = enclosed(text);
  const body = lines.findIndex((l) => l.role !== 'heading');
  const heads = lines.slice(0, body < 0 ? lines.length : body);
  const begins = beginningOf(text.slice(heads.reduce((n, l) => n + l.line.text.length, 0)));
  return {
    firstText: first.line.text.value,
    lastText: last.line.text.value,
    firstWidth: widthOf(first.line.text.value),
    lastWidth: widthOf(last.line.text.value),
    measure: measureOf(lines.filter((l) => l.role !== 'heading').map((l) => widthOf(l.line.text.value))),
    firstRole: first.role,
    lastRole: last.role,
    after,
    before,
    opens: logit(first.opens),
    heads: Math.min(3, heads.length),
    fronts: heads.reduce((s, l) => s + Math.log((l.fronts + 1e-3) / (l.heads + 1e-3)), 0) / Math.max(1, heads.length),
    beginsParagraph: begins.paragraph,
    beginsArticle: begins.article,
    opened,
    closed,
    words: Uint16Array.from(own),
    characters,
  };
}

function endOf(piece: Piece, measure: number | null): End {
  if (piece.lastRole === 'heading' || piece.lastRole === 'verse' || piece.lastRole === 'tail') return piece.lastRole;
  const full = measure === null || measure - piece.lastWidth < 1.6;
  const text = piece.lastText;
  let i = text.length - 1;
  while (i > 0 && CLOSING.includes(text[i] as string)) i--;
  if (SENTENCE_END.includes(text[i] as string)) return full ? 'sentence full' : 'sentence';
  if (CLAUSE_END.includes(text[text.length - 1] as string)) return 'clause';
  return full ? 'open' : 'open short';
}

function startOf(piece: Piece, measure: number | null): Start {
  const role = piece.firstRole;
  if (role === 'heading' || role === 'verse' || role === 'tail' || role === 'opening') return role;
  if (measure === null) return 'short';
  const left = measure - piece.firstWidth;
  if (left < 1.1) return role === 'more' ? 'mid' : 'mid?';
  return left < 3.2 ? (role === 'more' ? 'indented?' : 'indented') : 'short';
}

const OPEN: ReadonlySet<End> = new Set(['open', 'open short', 'clause']);
const MID: ReadonlySet<Start> = new Set(['mid', 'mid?', 'indented?']);
const GOES_ON = new RegExp(`^[0-9A-Za-z.%${UNITS}]`, 'u');
/** What hardly begins a sentence: `的`, `了`, a mark that closes. */
const NO_BEGINNING = /^[的了着著过過们們得地，。、；：？！”’）》」』,.;:?!)]/u;

/** Where the second of two chains stands from the first, counted in pieces of the page. */
function placeOf(page: Page, a: number, b: number): string {
  const gap = b - a - 1;
  if (gap === 0) return `next ${(page.pieces[b] as Piece).after}`;
  const far = gap < 0 ? -gap : gap;
  return `${gap < 0 ? 'back' : 'on'} ${far < 3 ? far : far < 6 ? 3 : far < 12 ? 6 : 12}`;
}

/** What speaks for chain `y` going on where chain `x` stops; each a name and how much of it. */
export function linkFeatures(page: Page, x: Chain, y: Chain): [string, number][] {
  const at = x.pieces[x.pieces.length - 1] as number;
  const to = y.pieces[0] as number;
  const a = page.pieces[at] as Piece;
  const b = page.pieces[to] as Piece;
  const [, before] = x.measures;
  const [behind] = y.measures;
  const end = endOf(a, before ?? behind);
  const start = startOf(b, behind ?? before);
  const seen: [string, number][] = [];
  const add = (name: string, much = 1): number => seen.push([name, much]);
  const gap = to - at - 1;
  const how = gap === 0 ? 'next' : 'afar';
  const both = (name: string): void => {
    add(name);
    add(`${name} ${how}`);
  };
  both(`${end}→${start}`);
  if (before === null || behind === null) add('measure unknown');
  else {
    const d = Math.abs(before - behind);
    add(d < 0.6 ? 'measure same' : d < 1.2 ? 'measure near' : d < 2.6 ? 'measure off' : 'measure far');
  }
  const place = placeOf(page, at, to);
  const open = OPEN.has(end);
  const mid = MID.has(start);
  const where = gap === 0 ? `next ${b.after}` : gap > 0 ? 'on' : 'back';
  add(place);
  if (b.heads > 0) {
    both(`heads ${b.heads}`);
    add(`fronts ${how}`, b.fronts / 4);
  }
  add(`${end === 'heading' ? 'heading' : open ? (mid ? 'flows' : 'cut') : mid ? 'headless' : 'steps'} ${where}`);
  add(`begins paragraph ${open ? 'behind a cut' : 'behind an end'}`, b.beginsParagraph);
  add(`begins article ${how}`, b.beginsArticle);
  if (a.opened > 0 && b.closed > 0) both('quote closes');
  else if (a.opened > 0) both('quote left open');
  else if (b.closed > 0) both('quote never opened');
  if (open && mid) {
    add(`flowing page ${where}`, 3 * page.flowing);
    const left = a.lastText;
    const right = b.firstText;
    const l = left.slice(-1);
    const r = right.slice(0, 1);
    add(`succession ${how}`, page.succession(left, right) / 2);
    if (HAN.test(l) && HAN.test(r)) both(`across ${across(page, at, to)}`);
    else if (/[\dA-Za-z.]$/u.test(left)) both(GOES_ON.test(right) ? 'number cut' : 'number ends');
    else if (end === 'clause') add('after clause');
    if (page.triples.has(left.slice(-2) + r) || page.triples.has(l + right.slice(0, 2))) both('triple');
    else if (page.pairs.has(l + r)) both('pair');
    if (NO_BEGINNING.test(r)) both(end === 'clause' ? 'clause before particle' : 'particle');
  }
  const odds = page.characters.together(x.tail.characters, y.head.characters);
  const shorter = Math.min(x.tail.characters.length, y.head.characters.length);
  add(`together ${how}`, odds / Math.sqrt(shorter + 5));
  add(`shorter ${how}`, Math.log(shorter + 10) / 3);
  add(`alike ${how}`, 10 * alike(page, x.tail, y.head));
  return seen;
}

/** What a segmenter says of two fragments, asked once. */
function across(page: Page, a: number, b: number): string {
  const key = a * 65536 + b;
  let said = page.across.get(key);
  if (said === undefined) {
    said = acrossBreak((page.pieces[a] as Piece).lastText, (page.pieces[b] as Piece).firstText, page.segmenter);
    page.across.set(key, said);
  }
  return said;
}

/** What two contexts have in common of the words that stand in several pieces, the rare ones first: shared inverse frequency by the mean size, 0 to about 0.5. */
function alike(page: Page, chain: Context, next: Context): number {
  let shared = 0;
  const [few, many] = next.words.size < chain.words.size ? [next.words, chain.words] : [chain.words, next.words];
  for (const w of few.keys()) if (many.has(w)) shared += Math.log(page.pieces.length / (page.holders[w] as number));
  return shared / Math.sqrt((chain.total + 1) * (next.total + 1));
}

/** What speaks for a body beginning with the chain, or for its beginning not being on the page. */
export function beginFeatures(page: Page, y: Chain): [string, number][] {
  const b = page.pieces[y.pieces[0] as number] as Piece;
  const start = startOf(b, y.measures[0]);
  const seen: [string, number][] = [
    [`begin ${start}`, 1],
    [`begin after ${b.after}`, 1],
    [`begin ${start} after ${b.after}`, 1],
    ['begin opens', Math.max(-4, Math.min(4, b.opens))],
    [`begin heads ${b.heads}`, 1],
    ['begin fronts', b.fronts / 4],
    ['begin paragraph', b.beginsParagraph],
    ['begin article', b.beginsArticle],
    ['begin length', Math.log(1 + y.head.characters.length / 50)],
  ];
  if (MID.has(start) && NO_BEGINNING.test(b.firstText)) seen.push(['begin particle', 1]);
  if (b.closed > 0) seen.push(['begin quote never opened', 1]);
  return seen;
}

/** What speaks for a body ending with the chain, or for what follows not being on the page. */
export function endFeatures(page: Page, x: Chain): [string, number][] {
  const a = page.pieces[x.pieces[x.pieces.length - 1] as number] as Piece;
  const end = endOf(a, x.measures[1]);
  const seen: [string, number][] = [
    [`end ${end}`, 1],
    [`end before ${a.before}`, 1],
    [`end ${end} before ${a.before}`, 1],
    ['end length', Math.log(1 + x.tail.characters.length / 50)],
  ];
  const last = a.lastText.slice(-1);
  if (OPEN.has(end) && HAN.test(last)) seen.push([FUNCTION_CHARACTERS.has(last) ? 'end function' : 'end content', 1]);
  if (a.opened > 0) seen.push(['end quote left open', 1]);
  return seen;
}

/** The pieces as a chain, in the order given. */
export function chainOf(page: Page, pieces: readonly number[]): Chain {
  const measures = pieces.map((k) => (page.pieces[k] as Piece).measure).filter((m) => m !== null);
  return {
    pieces,
    measures: [measures[0] ?? null, measures[measures.length - 1] ?? null],
    head: contextOf(page, pieces),
    tail: contextOf(page, [...pieces].reverse()),
  };
}

/** Each piece alone, with what stands around it in its run. */
export function windowsOf(page: Page, runs: readonly (readonly number[])[]): Chain[] {
  const out: Chain[] = [];
  for (const run of runs)
    run.forEach((k, i) => {
      const behind = run.slice(i);
      const before = run.slice(0, i + 1).reverse();
      const measure = (some: readonly number[]): number | null =>
        some.map((n) => (page.pieces[n] as Piece).measure).find((m) => m !== null) ?? null;
      out[k] = {
        pieces: [k],
        measures: [measure(behind), measure(before)],
        head: contextOf(page, behind),
        tail: contextOf(page, before),
      };
    });
  return out;
}

function contextOf(page: Page, nearest: readonly number[]): Context {
  const words = new Map<number, number>();
  let total = 0;
  const near: CharacterCounts[] = [];
  let length = 0;
  for (const k of nearest) {
    if (length > REACH) break;
    const piece = page.pieces[k] as Piece;
    for (const w of piece.words) words.set(w, (words.get(w) ?? 0) + 1);
    total += piece.words.length;
    near.push(piece.characters);
    length += piece.characters.length;
  }
  return { characters: page.characters.sum(near), words, total };
}
