import { BYLINE_BRACKET, BYLINE_MARK, BYLINE_SLASH, BYLINE_TAIL, BYLINE_TRADE } from '../lexicon/bylines.js';
import { CAPTION_CREDIT, CAPTION_END, CAPTION_START } from '../lexicon/captions.js';
import { FURNITURE } from '../lexicon/furniture.js';
import { JUMP_FROM, JUMP_TO, SIGNATURE, SIGNED_DATE, TO_BE_CONTINUED } from '../lexicon/jumps.js';
import { LIST_ITEM, QUESTION, SPEAKER } from '../lexicon/lists.js';
import { OPENINGS } from '../lexicon/openings.js';
import { CLAUSE_END, CLOSING, PAIRS, SENTENCE_END } from '../lexicon/punctuation.js';
import type { Line } from '../model/draft.js';
import { isMark, mayNotBegin, mayNotEnd, widthOf } from '../typesetter/measure.js';

/** What is seen of one line alone and of its neighbours, each a yes or no. A weight stands for every pair of a role and one of these. */
export const LINE_FEATURES = [
  'any', // every line: how common the role is
  'width<=2',
  'width<=4',
  'width<=7',
  'width<=10',
  'width<=13',
  'width<=17',
  'width<=22',
  'width>22', // ems
  'as-wide-as-last',
  'as-wide-as-next',
  'wider-than-next',
  'narrower-than-next',
  'wider-than-last',
  'narrower-than-last',
  'ends-sentence', // 。 or 。”
  'ends-clause', // ， 、 ：
  'ends-quote', // ” without a full stop before it
  'ends-bare', // no mark at all
  'ends-colon',
  'ends-?!',
  'clause-inside',
  'stop-inside',
  'bare-inside', // ，、； inside · 。！？ inside · neither
  'starts-closing', // ，可信吗？
  'starts-quote',
  'starts-dash',
  'starts-mark',
  'starts-digit',
  'starts-list',
  'starts-speaker',
  'starts-question',
  'starts-bracket',
  'quoted-whole', // “灯不亮”
  'indented', // two ems of white space, on a page that kept its indents
  'unindented', // none, on such a page
  'opening-wire',
  'opening-bracket',
  'opening-bullet',
  'opening-address',
  'byline-trade',
  'byline-mark',
  'byline-bracket',
  'byline-slash',
  'byline-tail',
  'furniture',
  'jump',
  'signature',
  'signed-date',
  'continued',
  'caption-start',
  'caption-end',
  'caption-credit',
  'spaced', // phrases set apart by white space
  'much-spaced',
  'middot',
  'latin',
  'digits',
  'top',
  'bottom',
  'first-line',
  'last-line',
  'blank-before',
  'blank-after', // on a page where blank lines are neither everywhere nor nowhere
  'next-opening',
  'next-byline',
  'last-byline',
  'last-furniture',
  'last-jump',
  'last-signature',
  'next-caption',
  'last-sentence-end',
  'next-starts-closing',
  'next-clause-inside',
  'last-clause-inside',
  'next-bare',
  'last-bare',
  'echo-0',
  'echo-some',
  'echo-much', // how many of its character pairs stand elsewhere on the page
  'was-doubled', // printed twice: shadowed display type
  'speck', // a rule or a stain that was read as marks
  'no-han',
] as const;

/** What is seen where one line ends and the next begins. A weight stands for every pair of a kind of step and one of these. */
export const BREAK_FEATURES = [
  'any',
  'after-sentence',
  'after-clause',
  'after-bare',
  'after-opening-mark',
  'after-colon',
  'after-quote',
  'open-quote', // “ not yet closed
  'open-bracket',
  '→closing',
  '→quote',
  '→list',
  '→speaker',
  '→mark',
  '→opening',
  '→indent',
  '→digit',
  'word-cut', // Latin letters or digits on both sides
  'pair-seen', // the two characters stand together elsewhere on the page
  'pair-seen-twice',
  'blank-between',
  'squeezed', // mark|mark: poppler breaks a printed line there
  'same-width',
] as const;

const index = <T extends string>(names: readonly T[]) =>
  Object.fromEntries(names.map((n, i) => [n, i])) as Record<T, number>;
const F = index(LINE_FEATURES);
const B = index(BREAK_FEATURES);

/** A line as the search sees it. */
export interface Observation {
  readonly line: Line;
  /** Ems, an explicit indent counted in. */
  readonly width: number;
  /** Indices into LINE_FEATURES. */
  readonly seen: readonly number[];
  /** Indices into BREAK_FEATURES, of the step from the line before; empty for the first. */
  readonly atBreak: readonly number[];
  /** Whether a printed line may have been cut between the line before and this one, at two squeezed marks. */
  readonly squeezed: boolean;
}

interface Lexical {
  readonly opening: string | null;
  readonly byline: string | null;
  readonly furniture: boolean;
  readonly jump: boolean;
  readonly signature: boolean;
  readonly caption: boolean;
}

const BULLET = /^[■□●○◆◇★☆※▲△▼◘◙◎◀⊙]/u;
const last = (s: string): string => s[s.length - 1] ?? '';

function endOf(text: string): 'sentence' | 'clause' | 'quote' | 'bare' | 'open' {
  let i = text.length - 1;
  const end = text[i] ?? '';
  while (i >= 0 && CLOSING.includes(text[i] as string)) i--;
  const mark = text[i] ?? '';
  if (SENTENCE_END.includes(mark) && i >= 0) return 'sentence';
  if (i < text.length - 1) return 'quote';
  if (CLAUSE_END.includes(end)) return 'clause';
  return mayNotEnd(end.charCodeAt(0)) ? 'open' : 'bare';
}

/**
 * Whether blank lines part the page into boxes, as an engine with layout analysis gives them: there are some, and not between nearly all lines.
 * What stands in a box is in the order of the eye, not of the typesetter's stream.
 */
export function isBoxed(lines: readonly Line[]): boolean {
  const blanks = lines.filter((l) => l.blankBefore).length;
  return blanks > 1 && blanks < lines.length * 0.6;
}

/** Everything that the search looks at, line by line. One pass for the page's own figures, one for the lines. */
export function observe(lines: readonly Line[]): Observation[] {
  const texts = lines.map((l) => l.text.value);
  const n = lines.length;
  const keptIndents = lines.filter((l) => l.indent >= 1.5).length;
  const indents = keptIndents >= 3 && keptIndents > n * 0.04;
  const blanksTell = isBoxed(lines);
  const pairs = countPairs(texts);
  const widths = lines.map(
    (l, i) => widthOf(texts[i] as string) + (indents && l.indent >= 1.5 ? Math.min(l.indent, 4) : 0),
  );
  const lexical = texts.map(readLexicon);
  const ends = texts.map(endOf);
  const clause = texts.map((t) => /[，、；,]./u.test(t));
  const open = { quote: 0, bracket: 0 };
  const out: Observation[] = [];
  for (let i = 0; i < n; i++) {
    const line = lines[i] as Line;
    const text = texts[i] as string;
    const width = widths[i] as number;
    const before = texts[i - 1];
    const lex = lexical[i] as Lexical;
    const next = lexical[i + 1];
    const prev = lexical[i - 1];
    const end = ends[i] as string;
    const start = text[0] as string;
    const seen: number[] = [F.any, widthBin(width)];
    const add = (name: (typeof LINE_FEATURES)[number], yes: boolean | undefined): void => {
      if (yes) seen.push(F[name]);
    };
    const dLast = i > 0 ? width - (widths[i - 1] as number) : 0;
    const dNext = i + 1 < n ? width - (widths[i + 1] as number) : 0;
    if (i > 0)
      add(
        Math.abs(dLast) < 0.6 ? 'as-wide-as-last' : dLast > 0 ? 'wider-than-last' : 'narrower-than-last',
        Math.abs(dLast) < 0.6 || Math.abs(dLast) > 2.2,
      );
    if (i + 1 < n)
      add(
        Math.abs(dNext) < 0.6 ? 'as-wide-as-next' : dNext > 0 ? 'wider-than-next' : 'narrower-than-next',
        Math.abs(dNext) < 0.6 || Math.abs(dNext) > 2.2,
      );
    add('ends-sentence', end === 'sentence');
    add('ends-clause', end === 'clause');
    add('ends-quote', end === 'quote');
    add('ends-bare', end === 'bare');
    add('ends-colon', last(text) === '：' || last(text) === ':');
    add('ends-?!', '？！?!'.includes(last(text)));
    const stop = /[。！？]./u.test(text);
    add('clause-inside', clause[i]);
    add('stop-inside', stop);
    add('bare-inside', !clause[i] && !stop);
    add('starts-closing', mayNotBegin(text.charCodeAt(0)) && start !== '—' && start !== '…');
    add('starts-quote', '“「『‘"'.includes(start));
    add('starts-dash', /^(?:——|一一|[—–-])/u.test(text));
    add('starts-mark', BULLET.test(text));
    add('starts-digit', /^[\d０-９]/u.test(text));
    add('starts-list', LIST_ITEM.test(text));
    add('starts-speaker', SPEAKER.test(text));
    add('starts-question', QUESTION.test(text));
    add('starts-bracket', '（(【〔［《〈'.includes(start));
    add('quoted-whole', /^[“「『][^”」』]*[”」』]$/u.test(text));
    add('indented', indents && line.indent >= 1.5);
    add('unindented', indents && line.indent < 1);
    if (lex.opening) seen.push(F[`opening-${lex.opening}` as 'opening-wire']);
    if (lex.byline) seen.push(F[`byline-${lex.byline}` as 'byline-trade']);
    add('furniture', lex.furniture);
    add('jump', lex.jump);
    add('signature', lex.signature);
    add('signed-date', last(text) === '日' && SIGNED_DATE.test(text));
    add('continued', TO_BE_CONTINUED.test(text));
    add('caption-start', CAPTION_START.test(text));
    // Every credit is such an end too, and its pattern is dear: it may begin anywhere.
    const captionEnd = CAPTION_END.test(text);
    add('caption-end', captionEnd);
    add('caption-credit', captionEnd && CAPTION_CREDIT.test(text));
    const spaces = text.match(/[\s\u3000]/gu)?.length ?? 0;
    add('spaced', spaces > 0);
    add('much-spaced', spaces > 2);
    add('middot', /[·•・]/u.test(text));
    const narrow = text.match(/[a-zA-Z]/gu)?.length ?? 0;
    const digits = text.match(/\d/gu)?.length ?? 0;
    add('latin', narrow > text.length / 2);
    add('digits', digits > text.length / 3);
    add('top', i < 5);
    add('bottom', i >= n - 5);
    add('first-line', i === 0);
    add('last-line', i === n - 1);
    add('blank-before', blanksTell && line.blankBefore);
    add('blank-after', blanksTell && lines[i + 1]?.blankBefore);
    add('next-opening', next?.opening === 'wire' || next?.opening === 'bracket');
    add('next-byline', next?.byline != null);
    add('last-byline', prev?.byline != null);
    add('last-furniture', prev?.furniture);
    add('last-jump', prev?.jump);
    add('last-signature', prev?.signature);
    add('next-caption', next?.caption);
    add('last-sentence-end', i > 0 && ends[i - 1] === 'sentence');
    add('next-starts-closing', i + 1 < n && mayNotBegin((texts[i + 1] as string).charCodeAt(0)));
    add('next-clause-inside', clause[i + 1]);
    add('last-clause-inside', clause[i - 1]);
    add('next-bare', i + 1 < n && ends[i + 1] === 'bare' && !clause[i + 1]);
    add('last-bare', i > 0 && ends[i - 1] === 'bare' && !clause[i - 1]);
    const echo = echoOf(text, pairs);
    add(echo === 0 ? 'echo-0' : echo < 0.4 ? 'echo-some' : 'echo-much', true);
    add('was-doubled', line.doubled);
    add('speck', line.speck);
    add('no-han', !/\p{Script=Han}/u.test(text));

    const atBreak: number[] = [];
    let squeezed = false;
    if (before !== undefined) {
      const mark = (name: (typeof BREAK_FEATURES)[number], yes: boolean): void => {
        if (yes) atBreak.push(B[name]);
      };
      const beforeEnd = ends[i - 1] as string;
      const a = before.charCodeAt(before.length - 1);
      const b = text.charCodeAt(0);
      squeezed = isMark(a) && isMark(b) && !mayNotEnd(a);
      follow(open, before);
      mark('any', true);
      mark('after-sentence', beforeEnd === 'sentence');
      mark('after-clause', beforeEnd === 'clause');
      mark('after-bare', beforeEnd === 'bare');
      mark('after-opening-mark', beforeEnd === 'open');
      mark('after-quote', beforeEnd === 'quote');
      mark('after-colon', '：:'.includes(last(before)));
      mark('open-quote', open.quote > 0);
      mark('open-bracket', open.bracket > 0);
      mark('→closing', mayNotBegin(b));
      mark('→quote', '“「『‘'.includes(start));
      mark('→list', LIST_ITEM.test(text));
      mark('→speaker', SPEAKER.test(text));
      mark('→mark', BULLET.test(text));
      mark('→opening', lex.opening === 'wire' || lex.opening === 'bracket');
      mark('→indent', indents && line.indent >= 1.5);
      mark('→digit', /^[\d]/u.test(text));
      mark('word-cut', /[A-Za-z\d.]$/u.test(before) && /^[A-Za-z\d.%]/u.test(text));
      const together = pairs.get((a << 16) | b) ?? 0;
      mark('pair-seen', together === 1);
      mark('pair-seen-twice', together > 1);
      mark('blank-between', blanksTell && line.blankBefore);
      mark('squeezed', squeezed);
      mark('same-width', Math.abs(dLast) < 0.3);
    }
    out.push({ line, width, seen, atBreak, squeezed });
  }
  return out;
}

function widthBin(width: number): number {
  const bin = [2, 4, 7, 10, 13, 17, 22].findIndex((w) => width <= w);
  return F['width<=2'] + (bin < 0 ? 7 : bin);
}

function readLexicon(text: string): Lexical {
  let opening: string | null = null;
  for (const o of OPENINGS)
    if (o.pattern.test(text)) {
      opening = o.kind;
      break;
    }
  const short = text.length <= 40;
  const byline = !short
    ? null
    : BYLINE_MARK.test(text)
      ? 'mark'
      : BYLINE_TRADE.test(text)
        ? 'trade'
        : BYLINE_BRACKET.test(text)
          ? 'bracket'
          : BYLINE_SLASH.test(text)
            ? 'slash'
            : text.length <= 14 && BYLINE_TAIL.test(text)
              ? 'tail'
              : null;
  // A jump line names a page: most lines are told by that alone.
  const jump = /[版页頁]/u.test(text) ? (JUMP_TO.exec(text) ?? JUMP_FROM.exec(text)) : null;
  return {
    opening,
    byline,
    furniture: FURNITURE.some((f) => f.pattern.test(text)),
    jump: jump !== null && jump[0].length > text.length * 0.6,
    signature: SIGNATURE.test(text),
    caption: CAPTION_START.test(text),
  };
}

/** Follows quotes and brackets through a line. A closing mark closes; an opening one left open for long is given up. */
function follow(open: { quote: number; bracket: number }, text: string): void {
  for (const [a, b] of PAIRS) {
    const kind = '“「『'.includes(a) ? 'quote' : 'bracket';
    const at = text.lastIndexOf(a);
    const shut = text.lastIndexOf(b);
    if (at > shut) open[kind] = 8;
    else if (shut >= 0) open[kind] = 0;
  }
  open.quote = Math.max(0, open.quote - 1);
  open.bracket = Math.max(0, open.bracket - 4);
}

const isHan = (unit: number): boolean => unit >= 0x3400 && unit <= 0x9fff;

/** How often two neighbouring UTF-16 units stand together inside the page's lines. */
function countPairs(texts: readonly string[]): Map<number, number> {
  const pairs = new Map<number, number>();
  for (const text of texts)
    for (let i = 0; i + 1 < text.length; i++) {
      const key = (text.charCodeAt(i) << 16) | text.charCodeAt(i + 1);
      pairs.set(key, (pairs.get(key) ?? 0) + 1);
    }
  return pairs;
}

/** The share of a line's Han pairs that stand elsewhere on the page too. */
function echoOf(text: string, pairs: ReadonlyMap<number, number>): number {
  let all = 0;
  let shared = 0;
  for (let i = 0; i + 1 < text.length; i++) {
    const a = text.charCodeAt(i);
    const b = text.charCodeAt(i + 1);
    if (!isHan(a) || !isHan(b)) continue;
    all++;
    if ((pairs.get((a << 16) | b) ?? 0) > 1) shared++;
  }
  return all === 0 ? 0 : shared / all;
}
