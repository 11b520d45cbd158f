import { UNITS } from '../lexicon/gaps.js';
import { CLAUSE_END, CLOSING, SENTENCE_END } from '../lexicon/punctuation.js';
import type { LabelledLine, Role } from '../model/draft.js';
import { widthOf } from '../typesetter/measure.js';
import { acrossBreak } from '../words/acrossBreak.js';
import type { Segmenter } from '../words/segmenter.js';

/** A stretch of running text that was printed in one piece: nothing stands between its lines. */
export interface Fragment {
  readonly lines: readonly LabelledLine[];
  /** What stands right before it on the page, if it is not the fragment before. */
  readonly after: 'nothing' | 'front' | 'other';
}

type End = 'sentence' | 'sentence full' | 'open' | 'open short' | 'clause' | 'heading' | 'verse' | 'tail';
type Start = 'opening' | 'mid' | 'mid?' | 'indented' | 'indented?' | 'short' | 'heading' | 'verse' | 'tail';

/** A fragment as the search over threads sees it. */
export interface Piece {
  readonly text: string;
  readonly lastText: string;
  readonly firstText: string;
  readonly firstWidth: number;
  readonly lastWidth: number;
  /** The width that its full lines share, in ems, or null where it has too few. */
  readonly measure: number | null;
  readonly firstRole: Role;
  readonly lastRole: Role;
  readonly after: Fragment['after'];
  /** Log-odds that a body begins with it, as the search over lines has it. */
  readonly opens: number;
  /** Character pairs that stand in some other fragment too, numbered. */
  readonly words: Uint16Array;
}

/** What the page's own text says of its words. */
export interface Page {
  readonly pieces: readonly Piece[];
  /** How many fragments hold each word. */
  readonly holders: Float64Array;
  /** All of them together. */
  readonly total: number;
  readonly pairs: ReadonlySet<string>;
  readonly triples: ReadonlySet<string>;
  /** Asked for words across the cuts, and what it said. */
  readonly segmenter: Segmenter;
  readonly across: Map<number, string>;
}

/** A body as far as it is known: the fragments it is made of. */
export interface Thread {
  readonly last: number;
  readonly measure: number | null;
  /** How many of its fragments hold each word. */
  readonly words: Uint8Array;
  readonly total: number;
}

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
  const ids = new Map<string, number>();
  const counts: number[] = [];
  for (const [w, n] of holders)
    if (n > 1 && n <= fragments.length / 2) {
      ids.set(w, ids.size);
      counts.push(n);
    }
  const pieces = fragments.map((f, k): Piece => {
    const widths = f.lines.filter((l) => l.role !== 'heading').map((l) => widthOf(l.line.text.value));
    const first = f.lines[0] as LabelledLine;
    const last = f.lines[f.lines.length - 1] as LabelledLine;
    const text = texts[k] as string;
    const own = new Set<number>();
    for (let i = 0; i + 1 < text.length; i++) {
      const id = ids.get(text.slice(i, i + 2));
      if (id !== undefined) own.add(id);
    }
    const words = Uint16Array.from(own);
    return {
      text,
      firstText: first.line.text.value,
      lastText: last.line.text.value,
      firstWidth: widthOf(first.line.text.value),
      lastWidth: widthOf(last.line.text.value),
      measure: measureOf(widths),
      firstRole: first.role,
      lastRole: last.role,
      after: f.after,
      opens: logit(first.opens),
      words,
    };
  });
  return {
    pieces,
    holders: Float64Array.from(counts),
    total: counts.reduce((a, b) => a + b, 0),
    pairs,
    triples,
    segmenter,
    across: new Map(),
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

const GOES_ON = new RegExp(`^[0-9A-Za-z.%${UNITS}]`, 'u');

/** What speaks for fragment `b` going on where the thread stopped; each a name and how much of it. */
export function linkFeatures(page: Page, thread: Thread, b: number): [string, number][] {
  const a = page.pieces[thread.last] as Piece;
  const next = page.pieces[b] as Piece;
  const measure = next.measure ?? thread.measure;
  const end = endOf(a, thread.measure ?? measure);
  const start = startOf(next, measure);
  const seen: [string, number][] = [[`${end}→${start}`, 1]];
  const add = (name: string): number => seen.push([name, 1]);
  if (thread.measure === null || next.measure === null) add('measure unknown');
  else {
    const d = Math.abs(thread.measure - next.measure);
    add(d < 0.6 ? 'measure same' : d < 1.2 ? 'measure near' : d < 2.6 ? 'measure off' : 'measure far');
  }
  const gap = b - thread.last - 1;
  const where = gap === 0 ? `adjacent ${next.after}` : `gap ${gap < 3 ? gap : gap < 6 ? 3 : 6}`;
  add(where);
  const going = end === 'open' || end === 'clause' || end === 'open short';
  const kind =
    end === 'heading'
      ? 'heading'
      : going
        ? start.startsWith('mid')
          ? 'flows'
          : 'cut'
        : start === 'mid'
          ? 'headless'
          : 'steps';
  add(`${kind} ${gap === 0 ? next.after : 'afar'}`);
  if (going && (start === 'mid' || start === 'mid?' || start === 'indented?')) {
    const left = a.lastText;
    const right = next.firstText;
    const pair = left.slice(-1) + right.slice(0, 1);
    if (HAN.test(left.slice(-1)) && HAN.test(right.slice(0, 1))) add(`across ${across(page, thread.last, b)}`);
    else if (/[\dA-Za-z.]$/u.test(left)) add(GOES_ON.test(right) ? 'number cut' : 'number ends');
    else if (end === 'clause') add('after clause');
    if (page.triples.has(left.slice(-2) + right.slice(0, 1)) || page.triples.has(left.slice(-1) + right.slice(0, 2)))
      add('triple');
    if (page.pairs.has(pair)) add('pair');
  }
  const likeness = alike(page, thread, next);
  seen.push([`${likeness > 0 ? 'alike' : 'unlike'}${gap > 0 ? ' afar' : ''}`, likeness]);
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

/** How many words of the page stand behind a thread's own few. */
const SMOOTH = 60;

/**
 * How much likelier the fragment's words are in the thread than on the page, in units of 8 nats, held between -3 and 6: a unigram language
 * model with Dirichlet smoothing (Zhai and Lafferty 2001). Words are pairs of Han characters that stand in several fragments.
 */
function alike(page: Page, thread: Thread, next: Piece): number {
  let sum = 0;
  for (const w of next.words) {
    const common = ((page.holders[w] as number) - 1 + 0.5) / page.total;
    sum += Math.log(((thread.words[w] as number) + SMOOTH * common) / (thread.total + SMOOTH) / common);
  }
  return Math.max(-3, Math.min(6, sum / 8));
}

/** What speaks for fragment `b` beginning a body, or being the part of one whose beginning is not known. */
export function beginFeatures(page: Page, b: number): [string, number][] {
  const piece = page.pieces[b] as Piece;
  return [
    [`begin ${startOf(piece, piece.measure)}`, 1],
    [`begin after ${piece.after}`, 1],
    [`begin ${startOf(piece, piece.measure)} after ${piece.after}`, 1],
    ['begin opens', Math.max(-4, Math.min(4, piece.opens))],
  ];
}

/** A body that begins with fragment `b`. */
export function begun(page: Page, b: number): Thread {
  return grown(page, { last: b, measure: null, words: new Uint8Array(page.holders.length), total: 0 }, b);
}

/** The body with fragment `b` at its end. */
export function grown(page: Page, thread: Thread, b: number): Thread {
  const piece = page.pieces[b] as Piece;
  const words = thread.words.slice();
  for (const w of piece.words) words[w] = Math.min(255, (words[w] as number) + 1);
  return { last: b, measure: piece.measure ?? thread.measure, words, total: thread.total + piece.words.length };
}
