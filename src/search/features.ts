import { BYLINE_BRACKET, BYLINE_MARK, BYLINE_SLASH, BYLINE_TAIL, BYLINE_TRADE } from '../lexicon/bylines.js';
import { CAPTION_CREDIT, CAPTION_END, CAPTION_START } from '../lexicon/captions.js';
import { FURNITURE } from '../lexicon/furniture.js';
import { JUMP_FROM, JUMP_TO, SIGNATURE, SIGNED_DATE, TO_BE_CONTINUED } from '../lexicon/jumps.js';
import { LIST_ITEM, QUESTION, SPEAKER } from '../lexicon/lists.js';
import { NOTICE_HEADLINE, NOTICE_MARK, OFFICE } from '../lexicon/notices.js';
import { DATELINE, OPENINGS } from '../lexicon/openings.js';
import { anyOf, light } from '../lexicon/patterns.js';
import { CLAUSE_END, CLOSING, PAIRS, QUOTED_WHOLE, SENTENCE_END } from '../lexicon/punctuation.js';
import { DOUBLE_SURNAMES, SURNAMES } from '../lexicon/surnames.js';
import type { Line } from '../model/draft.js';
import { creditKind } from '../typesetter/credits.js';
import { breaksOff } from '../typesetter/cutJump.js';
import { enclosed } from '../typesetter/enclosed.js';
import { madeOfAtoms } from '../typesetter/furnitureLine.js';
import { INDENTED, keepsIndents } from '../typesetter/indents.js';
import { isMark, mayNotBegin, mayNotEnd, widthOf } from '../typesetter/measure.js';
import { seriesOf } from '../typesetter/series.js';
import { oddsOf } from '../words/registers.js';
import type { Era } from './era.js';

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
  'leaves-open', // a quote or a bracket that it does not shut: `他说：“回`
  'shuts-other', // and one that it did not open: `家”，门响了`
  'indented', // two ems of white space, on a page that kept its indents
  'unindented', // none, on such a page
  'opening-wire',
  'opening-dateline', // of a wire's openings those that a bracket closes: `（某地廿一日某某社电）`
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
  'row-on', // a row of a table, as one of the two lines before it
  'row-ahead', // as one of the two behind it
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
  'phrase-afar', // three of its characters in a row stand far off on the page: a headline repeats what its body says
  'phrases-afar', // two such phrases, or more
  'ends-jump', // a text that breaks off: `就（下转第3版）`
  'was-doubled', // printed twice: shadowed display type
  'speck', // a rule or a stain that was read as marks
  'no-han',
  'notice-headline', // 寻物启事
  'notice-mark', // 联系电话
  'next-notice-mark',
  'last-notice-mark',
  'next-notice-headline',
  'office', // 某某自来水公司
  'next-office',
  'last-office',
  'next-signed-date',
  'last-signed-date',
  'pronoun', // 我, 你, 她: verse, letters and talk
  'name-alone', // a surname and one character or two
  'name-behind', // the same behind a blank: a headline with its author
  'next-name',
  'series-heads', // one, two, three …, each a short line over text
  'series-text', // such numbers before paragraphs and items
  'bare-ahead-0', // so many short lines without a mark follow in a row: behind a headline few, in a poem many
  'bare-ahead-1',
  'bare-ahead-2',
  'bare-ahead-4',
  'bare-ahead-8',
  'bare-behind-0', // and stand before it
  'bare-behind-1',
  'bare-behind-2',
  'bare-behind-4',
  'bare-behind-8',
  'display-odds<-4', // the words of a headline block against those of running text, in nats
  'display-odds<-2.5',
  'display-odds<-1',
  'display-odds<0.5',
  'display-odds<2',
  'display-odds>2',
  'heading-odds<-2.5', // those of a section head against those of a headline block
  'heading-odds<-1',
  'heading-odds<0.5',
  'heading-odds>0.5',
  'verse-odds<-4', // those of a poem against those of running text
  'verse-odds<-2',
  'verse-odds<0',
  'verse-odds>0',
  'first-odds<-1.5', // those that begin a paragraph against those within
  'first-odds<0',
  'first-odds<1.5',
  'first-odds<3',
  'first-odds>3',
  'opening-odds<-2', // those that begin an article against those of later paragraphs
  'opening-odds<0',
  'opening-odds<2',
  'opening-odds>2',
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
  'after-row', // of a table
  'open-quote', // “ not yet closed
  'open-bracket',
  '→closing',
  '→quote',
  '→list',
  '→speaker',
  '→mark',
  '→opening',
  '→dateline',
  '→row',
  '→series',
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
  readonly dateline: boolean;
  readonly byline: string | null;
  readonly furniture: boolean;
  readonly jump: boolean;
  readonly signature: boolean;
  readonly caption: boolean;
  readonly captionEnd: boolean;
  readonly continued: boolean;
}

const PLAIN: Lexical = {
  opening: null,
  dateline: false,
  byline: null,
  furniture: false,
  jump: false,
  signature: false,
  caption: false,
  captionEnd: false,
  continued: false,
};

/** What is counted in a line, or stands inside it, before its last character. */
interface Counts {
  readonly clause: boolean;
  readonly stop: boolean;
  readonly middot: boolean;
  readonly spaces: number;
  readonly latin: number;
  readonly digits: number;
  /** Quotes and brackets. */
  readonly pairs: number;
}

const BULLET = /^[■□●○◆◇★☆※▲△▼◘◙◎◀⊙]/u;
const DASH = /^(?:——|一一|[—–-])/u;
const DIGIT = /^[\d０-９]/u;
const DIGITS = '0123456789';
/** Nearly all lines of running text begin in none of these ways, */
const BEGINNINGS = anyOf([DASH, BULLET, DIGIT, LIST_ITEM, SPEAKER, QUESTION, QUOTED_WHOLE]);
/** and are known by one look to be none of these. */
const OF_THE_TRADE = anyOf([
  ...OPENINGS.map((o) => o.pattern),
  BYLINE_MARK,
  BYLINE_TRADE,
  BYLINE_BRACKET,
  BYLINE_SLASH,
  BYLINE_TAIL,
  ...FURNITURE.map((f) => f.pattern),
  SIGNATURE,
  CAPTION_START,
  CAPTION_END,
  TO_BE_CONTINUED,
  /[版页頁]/u,
]);
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

/** In running text, blank lines that tell of boxes stand behind the end of a sentence rather than in its midst: at most so often there, line for line. */
const SELDOM = 0.7;
const ENDS_SENTENCE = /[。！？!?.…：:”」』）)]\s*$/u;
const RUNNING = /[，。、；,]/u;

/**
 * Whether blank lines part the page into boxes, as an engine with layout analysis gives them: there are some, not between nearly all lines, and not
 * here and there, as often in the midst of a sentence as behind its end.
 * What stands in a box is in the order of the eye, not of the typesetter's stream.
 */
export function isBoxed(lines: readonly Line[]): boolean {
  const all = lines.filter((l) => l.blankBefore).length;
  if (all < 2 || all >= lines.length * 0.6) return false;
  const running = { within: 0, behind: 0 };
  const blanks = { within: 0, behind: 0 };
  for (let i = 1; i < lines.length; i++) {
    const before = (lines[i - 1] as Line).text.value;
    if (!RUNNING.test(before)) continue;
    const where = ENDS_SENTENCE.test(before) ? 'behind' : 'within';
    running[where]++;
    if ((lines[i] as Line).blankBefore) blanks[where]++;
  }
  return blanks.within * running.behind < SELDOM * blanks.behind * running.within;
}

/** What the features of every line stand on, taken of the page once. */
interface Figures {
  readonly lines: readonly Line[];
  readonly era: Era;
  readonly texts: readonly string[];
  /** Whether indents were kept, and whether blank lines part the page into boxes. */
  readonly indents: boolean;
  readonly blanksTell: boolean;
  readonly widths: readonly number[];
  readonly lexical: readonly Lexical[];
  readonly ends: readonly string[];
  /** Whether a line begins in a way that few do. */
  readonly begins: readonly boolean[];
  readonly counts: readonly Counts[];
  readonly pairs: ReadonlyMap<number, number>;
  /** Whether a line is a row of a table: has as many words or figures, set apart by blanks, as one of the two lines before it, or behind it. */
  readonly rowOn: readonly boolean[];
  readonly rowAhead: readonly boolean[];
  /** How many phrases of a short line stand far off on the page too. */
  readonly afar: Uint8Array;
  /** Whether something stands in a line that stands in notices. */
  readonly noticed: readonly boolean[];
  /** Whether a line is what notices are called, an office that signs one, or the date below. */
  readonly titled: readonly boolean[];
  readonly signed: readonly boolean[];
  readonly dated: readonly boolean[];
  /** Whether a line is one of a series of numbered ones, and whether these are section heads. */
  readonly series: ReadonlyMap<number, 'heads' | 'text'>;
  /** How many short lines without a mark stand in a row from a line on, and up to it, itself counted. */
  readonly bareAhead: readonly number[];
  readonly bareBehind: readonly number[];
}

/** A line of verse, or of display type, is no wider than this, in ems. */
const SHORT = 13;

/** Lines that differ by more, in ems, are told apart: a paragraph's first line is two ems short. */
const TOLD = 2.2;

/** A row of a table has at least so many words or figures. */
const ROW = 3;
const BLANKS = /[ \u3000]+/u;

const isRow = ({ rowOn, rowAhead }: Figures, i: number): boolean => rowOn[i] === true || rowAhead[i] === true;

/** How many of the marked places stand in a row up to each. */
function rows(marked: readonly boolean[]): number[] {
  let n = 0;
  return marked.map((is) => {
    n = is ? n + 1 : 0;
    return n;
  });
}

/** Rows of at least so many lines are told apart. */
const ROWS = [8, 4, 2, 1, 0] as const;
const AHEAD = ROWS.map((n) => F[`bare-ahead-${n}`]);
const BEHIND = ROWS.map((n) => F[`bare-behind-${n}`]);
const rowBin = (n = 0): number => ROWS.findIndex((least) => n >= least);

function figuresOf(lines: readonly Line[], era: Era): Figures {
  const texts = lines.map((l) => l.text.value);
  const set = texts.map(widthOf);
  const bare = texts.map((t, i) => (set[i] as number) <= SHORT && !RUNNING.test(t));
  const indents = keepsIndents(lines.map((l) => l.indent));
  const counts = texts.map(countMarks);
  const fields = texts.map((text, i) => ((counts[i] as Counts).spaces + 1 < ROW ? 1 : text.split(BLANKS).length));
  const widths = lines.map(
    (l, i) => (set[i] as number) + (indents && l.indent >= INDENTED ? Math.min(l.indent, 4) : 0),
  );
  const ends = texts.map(endOf);
  return {
    lines,
    era,
    texts,
    indents,
    blanksTell: isBoxed(lines),
    widths,
    lexical: texts.map((text, i) => readLexicon(text, texts[i + 1])),
    ends,
    begins: texts.map(BEGINNINGS),
    counts,
    pairs: countPairs(texts),
    rowOn: fields.map((n, i) => n >= ROW && (n === fields[i - 1] || n === fields[i - 2])),
    rowAhead: fields.map((n, i) => n >= ROW && (n === fields[i + 1] || n === fields[i + 2])),
    afar: countAfar(texts, set),
    noticed: texts.map((text) => NOTICE_MARK.test(text)),
    titled: texts.map(isNoticeHeadline),
    signed: texts.map((text) => OFFICE.test(text)),
    dated: texts.map((text) => last(text) === '日' && SIGNED_DATE.test(text)),
    series: era === 'modern' ? numbered(texts, widths, ends) : new Map(),
    bareAhead: rows(bare.toReversed()).reverse(),
    bareBehind: rows(bare),
  };
}

/** Lines that begin with one, two, three …: section heads where none ends as text does and most are shorter than the line below. */
function numbered(
  texts: readonly string[],
  widths: readonly number[],
  ends: readonly string[],
): Map<number, 'heads' | 'text'> {
  const of = new Map<number, 'heads' | 'text'>();
  for (const series of seriesOf(texts)) {
    const apart = series.every((i, n) => i - 1 !== series[n - 1] && ends[i] !== 'clause' && ends[i] !== 'sentence');
    const short = series.filter((i) => (widths[i] as number) < (widths[i + 1] ?? 0) - TOLD).length;
    for (const i of series) of.set(i, apart && short * 2 >= series.length ? 'heads' : 'text');
  }
  return of;
}

/** Everything that the search looks at, line by line. One pass for the page's own figures, one for the lines. */
export function observe(lines: readonly Line[], era: Era): Observation[] {
  const page = figuresOf(lines, era);
  const open = { quote: 0, bracket: 0 };
  return lines.map((line, i) => {
    const squeezed = isSqueezed(page, i);
    const width = page.widths[i] as number;
    return { line, width, seen: lineFeatures(page, i), atBreak: breakFeatures(page, i, open, squeezed), squeezed };
  });
}

const named = (prefix: string): number[] => LINE_FEATURES.flatMap((name, i) => (name.startsWith(prefix) ? [i] : []));
const DISPLAY_ODDS = named('display-odds');
const HEADING_ODDS = named('heading-odds');
const VERSE_ODDS = named('verse-odds');
const FIRST_ODDS = named('first-odds');
const OPENING_ODDS = named('opening-odds');
const binOf = (x: number, limits: readonly number[]): number => limits.filter((limit) => x >= limit).length;

/** The headline of a notice has so many characters at most. */
const NOTICE_LENGTH = 14;
const PRONOUN = /[我咱俺你您妳他她它]/u;
const NAME = `(?:[${SURNAMES}]|${DOUBLE_SURNAMES})\\s?\\p{Script=Han}{1,2}$`;
const NAME_ALONE = light(new RegExp(`^${NAME}`, 'u'));
const NAME_BEHIND = light(new RegExp(`\\s${NAME}`, 'u'));

/** `寻物启事`, and `讣　告`, set wide. */
const isNoticeHeadline = (text: string): boolean =>
  text.length <= NOTICE_LENGTH && NOTICE_HEADLINE.test(text.replace(/[ \u3000]/g, ''));

/**
 * What tells of the press of today alone, as indices into LINE_FEATURES: verse in free lines, notices with a telephone, signed columns. Before 1950
 * other words stand there, and a narrow column has many lines without a mark.
 */
function signsOfToday(page: Figures, i: number): number[] {
  const { texts, noticed, titled, signed, dated, series, bareAhead, bareBehind } = page;
  const n = texts.length;
  const text = texts[i] as string;
  const seen = [AHEAD[rowBin(bareAhead[i + 1])] as number, BEHIND[rowBin(bareBehind[i - 1])] as number];
  const add = (name: (typeof LINE_FEATURES)[number], yes: boolean | undefined): void => {
    if (yes) seen.push(F[name]);
  };
  add('notice-headline', titled[i]);
  add('next-notice-headline', titled[i + 1]);
  add('office', signed[i]);
  add('next-office', signed[i + 1]);
  add('last-office', signed[i - 1]);
  add('next-signed-date', dated[i + 1]);
  add('last-signed-date', dated[i - 1]);
  add('notice-mark', noticed[i]);
  add('next-notice-mark', noticed[i + 1]);
  add('last-notice-mark', noticed[i - 1]);
  add('pronoun', PRONOUN.test(text));
  add('name-alone', NAME_ALONE.test(text));
  add('name-behind', NAME_BEHIND.test(text));
  add('next-name', i + 1 < n && NAME_ALONE.test(texts[i + 1] as string));
  add('series-heads', series.get(i) === 'heads');
  add('series-text', series.get(i) === 'text');
  return seen;
}

/** What the words of a line say of what it is, as indices into LINE_FEATURES. */
function wordsOf(text: string): number[] {
  const odds = oddsOf(text);
  return [
    DISPLAY_ODDS[binOf(odds.display, [-4, -2.5, -1, 0.5, 2])] as number,
    HEADING_ODDS[binOf(odds.heading, [-2.5, -1, 0.5])] as number,
    VERSE_ODDS[binOf(odds.verse, [-4, -2, 0])] as number,
    FIRST_ODDS[binOf(odds.first, [-1.5, 0, 1.5, 3])] as number,
    OPENING_ODDS[binOf(odds.opening, [-2, 0, 2])] as number,
  ];
}

/** Indices into LINE_FEATURES. */
function lineFeatures(page: Figures, i: number): number[] {
  const { lines, texts, indents, blanksTell, widths, lexical, ends, counts } = page;
  const n = lines.length;
  const line = lines[i] as Line;
  const text = texts[i] as string;
  const width = widths[i] as number;
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
      Math.abs(dLast) < 0.6 || Math.abs(dLast) > TOLD,
    );
  if (i + 1 < n)
    add(
      Math.abs(dNext) < 0.6 ? 'as-wide-as-next' : dNext > 0 ? 'wider-than-next' : 'narrower-than-next',
      Math.abs(dNext) < 0.6 || Math.abs(dNext) > TOLD,
    );
  add('ends-sentence', end === 'sentence');
  add('ends-clause', end === 'clause');
  add('ends-quote', end === 'quote');
  add('ends-bare', end === 'bare');
  add('ends-colon', last(text) === '：' || last(text) === ':');
  add('ends-?!', '？！?!'.includes(last(text)));
  const { clause, stop, spaces, latin, digits, middot, pairs } = counts[i] as Counts;
  const begins = page.begins[i] as boolean;
  add('clause-inside', clause);
  add('stop-inside', stop);
  add('bare-inside', !clause && !stop);
  add('starts-closing', mayNotBegin(text.charCodeAt(0)) && start !== '—' && start !== '…');
  add('starts-quote', '“「『‘"'.includes(start));
  add('starts-dash', begins && DASH.test(text));
  add('starts-mark', begins && BULLET.test(text));
  add('starts-digit', begins && DIGIT.test(text));
  add('starts-list', begins && LIST_ITEM.test(text));
  add('starts-speaker', begins && SPEAKER.test(text));
  add('starts-question', begins && QUESTION.test(text));
  add('starts-bracket', '（(【〔［《〈'.includes(start));
  add('quoted-whole', begins && QUOTED_WHOLE.test(text));
  if (pairs > 0) {
    const { opened, closed } = enclosed(text);
    add('leaves-open', opened > 0);
    add('shuts-other', closed > 0);
  }
  add('indented', indents && line.indent >= INDENTED);
  add('unindented', indents && line.indent < 1);
  if (lex.opening) seen.push(F[`opening-${lex.opening}` as 'opening-wire']);
  if (lex.dateline) seen.push(F['opening-dateline']);
  if (lex.byline) seen.push(F[`byline-${lex.byline}` as 'byline-trade']);
  add('furniture', lex.furniture);
  add('jump', lex.jump);
  add('signature', lex.signature);
  add('signed-date', page.dated[i]);
  add('continued', lex.continued);
  add('caption-start', lex.caption);
  add('caption-end', lex.captionEnd);
  // Every credit is such an end too, and its pattern is dear: it may begin anywhere.
  add('caption-credit', lex.captionEnd && CAPTION_CREDIT.test(text));
  add('spaced', spaces > 0);
  add('much-spaced', spaces > 2);
  add('row-on', page.rowOn[i]);
  add('row-ahead', page.rowAhead[i]);
  add('middot', middot);
  add('latin', latin > text.length / 2);
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
  add('next-clause-inside', counts[i + 1]?.clause);
  add('last-clause-inside', counts[i - 1]?.clause);
  add('next-bare', i + 1 < n && ends[i + 1] === 'bare' && !counts[i + 1]?.clause);
  add('last-bare', i > 0 && ends[i - 1] === 'bare' && !counts[i - 1]?.clause);
  const echo = echoOf(text, page.pairs);
  add(echo === 0 ? 'echo-0' : echo < 0.4 ? 'echo-some' : 'echo-much', true);
  const afar = page.afar[i] as number;
  add('phrase-afar', afar > 0);
  add('phrases-afar', afar > 1);
  add('ends-jump', lex !== PLAIN && breaksOff(line.text));
  add('was-doubled', line.doubled);
  add('speck', line.speck);
  add('no-han', !/\p{Script=Han}/u.test(text));
  seen.push(...wordsOf(text));
  if (page.era === 'modern') seen.push(...signsOfToday(page, i));
  // A copy: an array that grew by pushing keeps room for twice as much.
  return seen.slice();
}

/** Whether a printed line may have been cut before the `i`th, at two squeezed marks. */
function isSqueezed({ texts }: Figures, i: number): boolean {
  const before = texts[i - 1];
  if (before === undefined) return false;
  const a = before.charCodeAt(before.length - 1);
  return isMark(a) && isMark((texts[i] as string).charCodeAt(0)) && !mayNotEnd(a);
}

/**
 * Indices into BREAK_FEATURES, of the step from the line before to the `i`th.
 * @param open what of quotes and brackets is open before the line before; brought up to date
 */
function breakFeatures(
  page: Figures,
  i: number,
  open: { quote: number; bracket: number },
  squeezed: boolean,
): number[] {
  const before = page.texts[i - 1];
  if (before === undefined) return [];
  const { indents, blanksTell, widths, ends, counts, pairs } = page;
  const line = page.lines[i] as Line;
  const text = page.texts[i] as string;
  const atBreak: number[] = [];
  const start = text[0] as string;
  const begins = page.begins[i] as boolean;
  const { opening, dateline } = page.lexical[i] as Lexical;
  const dLast = (widths[i] as number) - (widths[i - 1] as number);
  const mark = (name: (typeof BREAK_FEATURES)[number], yes: boolean): void => {
    if (yes) atBreak.push(B[name]);
  };
  const beforeEnd = ends[i - 1] as string;
  const a = before.charCodeAt(before.length - 1);
  const b = text.charCodeAt(0);
  follow(open, before, (counts[i - 1] as Counts).pairs > 0);
  mark('any', true);
  mark('after-sentence', beforeEnd === 'sentence');
  mark('after-clause', beforeEnd === 'clause');
  mark('after-bare', beforeEnd === 'bare');
  mark('after-opening-mark', beforeEnd === 'open');
  mark('after-quote', beforeEnd === 'quote');
  mark('after-row', isRow(page, i - 1));
  mark('after-colon', '：:'.includes(last(before)));
  mark('open-quote', open.quote > 0);
  mark('open-bracket', open.bracket > 0);
  mark('→closing', mayNotBegin(b));
  mark('→quote', '“「『‘'.includes(start));
  mark('→list', begins && LIST_ITEM.test(text));
  mark('→speaker', begins && SPEAKER.test(text));
  mark('→mark', begins && BULLET.test(text));
  mark('→opening', opening === 'wire' || opening === 'bracket');
  mark('→dateline', dateline);
  mark('→row', isRow(page, i));
  mark('→series', page.series.has(i));
  mark('→indent', indents && line.indent >= INDENTED);
  mark('→digit', DIGITS.includes(start));
  mark('word-cut', a < 0x7f && b < 0x7f && /[A-Za-z\d.]$/u.test(before) && /^[A-Za-z\d.%]/u.test(text));
  const together = pairs.get((a << 16) | b) ?? 0;
  mark('pair-seen', together === 1);
  mark('pair-seen-twice', together > 1);
  mark('blank-between', blanksTell && line.blankBefore);
  mark('squeezed', squeezed);
  mark('same-width', Math.abs(dLast) < 0.3);
  return atBreak.slice();
}

function widthBin(width: number): number {
  const bin = [2, 4, 7, 10, 13, 17, 22].findIndex((w) => width <= w);
  return F['width<=2'] + (bin < 0 ? 7 : bin);
}

const KIND = { clause: 1, stop: 2, middot: 3, space: 4, latin: 5, digit: 6, pair: 7 } as const;
/** The kind of each UTF-16 unit; 0 for most. */
const kinds = new Uint8Array(1 << 16);
for (const c of '，、；,') kinds[c.charCodeAt(0)] = KIND.clause;
for (const c of '。！？') kinds[c.charCodeAt(0)] = KIND.stop;
for (const c of '·•・') kinds[c.charCodeAt(0)] = KIND.middot;
for (const c of ' \t\n\v\f\r\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff') kinds[c.charCodeAt(0)] = KIND.space;
for (const c of PAIRS.flat()) kinds[c.charCodeAt(0)] = KIND.pair;
kinds.fill(KIND.space, 0x2000, 0x200b);
kinds.fill(KIND.latin, 0x41, 0x5b).fill(KIND.latin, 0x61, 0x7b);
kinds.fill(KIND.digit, 0x30, 0x3a);

function countMarks(text: string): Counts {
  const count = new Array<number>(8).fill(0) as [number, number, number, number, number, number, number, number];
  const inside = text.length - 1;
  for (let i = 0; i <= inside; i++) {
    const kind = kinds[text.charCodeAt(i)] as number;
    if (kind > KIND.stop || (kind > 0 && i < inside)) count[kind] = (count[kind] as number) + 1;
  }
  return {
    clause: count[KIND.clause] > 0,
    stop: count[KIND.stop] > 0,
    middot: count[KIND.middot] > 0,
    spaces: count[KIND.space],
    latin: count[KIND.latin],
    digits: count[KIND.digit],
    pairs: count[KIND.pair],
  };
}

/** A bracket that the line's end leaves open: in a narrow column a dateline is cut, `（某地廿一日` / `某某社電）`. */
const CUT_BRACKET = /^[（(【〔［[][^（()）【】〔〕［］[\]]*$/u;

/** How a byline is made, by its front or its end, or else by the grammar of credits. */
function bylineKind(text: string, credit: ReturnType<typeof creditKind>): Lexical['byline'] {
  if (BYLINE_MARK.test(text)) return 'mark';
  if (BYLINE_TRADE.test(text)) return 'trade';
  if (BYLINE_BRACKET.test(text)) return 'bracket';
  if (BYLINE_SLASH.test(text)) return 'slash';
  if (credit !== null) return credit === 'trade' ? 'trade' : 'slash';
  return text.length <= 14 && BYLINE_TAIL.test(text) ? 'tail' : null;
}

/** @param next the line behind, where a bracket that is open at the end of this one may close */
function readLexicon(text: string, next = ''): Lexical {
  const cut = CUT_BRACKET.test(text);
  const madeUp = madeOfAtoms(text);
  const credit = creditKind(text);
  if (!cut && madeUp === null && credit === null && !OF_THE_TRADE(text)) return PLAIN;
  const begun = cut ? text + next : text;
  let opening: string | null = null;
  for (const o of OPENINGS)
    if (o.pattern.test(begun)) {
      opening = o.kind;
      break;
    }
  // A jump line names a page: most lines are told by that alone.
  const jump = /[版页頁]/u.test(text) ? (JUMP_TO.exec(text) ?? JUMP_FROM.exec(text)) : null;
  return {
    opening,
    dateline: opening === 'wire' && DATELINE.test(begun),
    byline: text.length <= 40 ? bylineKind(text, opening === null ? credit : null) : null,
    furniture: madeUp !== null || FURNITURE.some((f) => f.pattern.test(text)),
    jump: jump !== null && jump[0].length > text.length * 0.6,
    signature: SIGNATURE.test(text),
    caption: CAPTION_START.test(text),
    captionEnd: CAPTION_END.test(text),
    continued: TO_BE_CONTINUED.test(text),
  };
}

/** Follows quotes and brackets through a line. A closing mark closes; an opening one left open for long is given up. */
function follow(open: { quote: number; bracket: number }, text: string, any: boolean): void {
  for (const [a, b] of any ? PAIRS : []) {
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

/** A phrase so many lines off is far off: not of the same stanza, list or heap of headlines. */
const AFAR = 6;
/** Lines of so many ems may be display type: only of them is asked what stands far off. */
const DISPLAY = 22;

/** How many phrases of three Han characters each line that may be display type shares with lines far off. */
function countAfar(texts: readonly string[], widths: readonly number[]): Uint8Array {
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  const each = (i: number, see: (phrase: number) => void): void => {
    const text = texts[i] as string;
    for (let j = 0; j + 2 < text.length; j++) {
      const a = text.charCodeAt(j);
      const b = text.charCodeAt(j + 1);
      const c = text.charCodeAt(j + 2);
      if (isHan(a) && isHan(b) && isHan(c)) see(((a * 31 + b) << 15) ^ c);
    }
  };
  texts.forEach((_, i) => {
    each(i, (phrase) => {
      if (!first.has(phrase)) first.set(phrase, i);
      last.set(phrase, i);
    });
  });
  return Uint8Array.from(texts, (_, i) => {
    let n = 0;
    if ((widths[i] as number) <= DISPLAY)
      each(i, (phrase) => {
        if (i - (first.get(phrase) as number) > AFAR || (last.get(phrase) as number) - i > AFAR) n++;
      });
    return n;
  });
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
