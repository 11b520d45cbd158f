import type { BylinePlace, Unit } from '../model/draft.js';
import { isEnclosed } from '../typesetter/enclosed.js';
import { isRunt, widthOf } from '../typesetter/measure.js';
import { partOdds } from '../words/registers.js';
import { succession } from '../words/succession.js';
import { isTraditional } from '../words/traditional.js';
import { SINGLE_CHARACTER, Vocabulary } from '../words/vocabulary.js';
import type { Era } from './era.js';
import { FITTED_FRONT } from './fittedFront.js';
import type { Manner } from './manner.js';

/** One line of a headline block, as the choice of the headline sees it. */
export interface FrontLine {
  readonly text: string;
  readonly doubled: boolean;
  /** Words in common with the body, 0 to 1. */
  readonly shared: number;
  /** And with its beginning, which says what the headline says. */
  readonly opening: number;
  /** What the characters on both sides say of its going on where the line before it stops, in nats; 0 for the first. */
  readonly goesOn: number;
  /** Whether a quote or a bracket that the line before it left open is shut in it. */
  readonly enclosed: boolean;
  /** What its words say of its being the kicker, the headline or the deck, in nats. */
  readonly odds: ReturnType<typeof partOdds>;
  /** Whether a byline stands right before it, or right behind it. */
  readonly afterByline: boolean;
  readonly beforeByline: boolean;
  /** Whether it is the first of its box, on a page read box by box. */
  readonly beginsBox: boolean;
  readonly page: FrontPage;
}

/** Which pages have a table of their own for the choice of the headline. */
export const FRONT_STYLES = ['modern', 'modern-traditional', 'boxed', 'boxed-traditional', 'old'] as const;
export type FrontStyle = (typeof FRONT_STYLES)[number];

/** How a page sets its headlines. */
export interface FrontPage {
  /** It was read box by box, and lines of one size stand in one box. */
  readonly boxed: boolean;
  /** It parts their phrases by a blank, as couplets were set. */
  readonly spaced: boolean;
  /** It is in traditional script: papers of Taiwan and Hong Kong rarely set a line above a headline, and often two below. */
  readonly traditional: boolean;
}

/**
 * The lines of headline blocks, bylines left out, as the choice sees them.
 * @param units a block, bylines among its lines
 * @param common what each of its headline lines has in common with the body
 */
export function frontLines(
  units: readonly Unit[],
  common: (text: string) => Common,
  page: FrontPage,
): { readonly unit: Unit; readonly line: FrontLine }[] {
  let before: string | null = null;
  return units.flatMap((unit, i) => {
    if (unit.kind !== 'front') return [];
    const text = unit.text.value;
    const line: FrontLine = {
      text,
      doubled: unit.lines.some((l) => l.doubled),
      ...common(text),
      goesOn: before === null ? 0 : succession(before, text),
      enclosed: before !== null && isEnclosed(before, text),
      odds: partOdds(text),
      afterByline: units[i - 1]?.kind === 'byline',
      beforeByline: units[i + 1]?.kind === 'byline',
      beginsBox: page.boxed && unit.lines[0]?.blankBefore === true,
      page,
    };
    before = text;
    return [{ unit, line }];
  });
}

/** So many characters are the beginning of a body. */
const BEGINNING = 100;

/** The share of a line's words that stand in a body, and in its beginning, 0 to 1. */
export type Common = Pick<FrontLine, 'shared' | 'opening'>;

/**
 * What a line has in common with a body; with none, nothing.
 * @param vocabulary that of the bodies
 */
export function commonWith(
  bodies: readonly string[],
  vocabulary: Vocabulary,
  era: Era,
): (text: string, body: number | null) => Common {
  const beginnings = new Vocabulary(
    bodies.map((body) => body.slice(0, BEGINNING)),
    SINGLE_CHARACTER[era],
  );
  return (text, body) =>
    body === null
      ? { shared: 0, opening: 0 }
      : { shared: vocabulary.sharedWith(text)[body] ?? 0, opening: beginnings.sharedWith(text)[body] ?? 0 };
}

const SPACED = /\p{Script=Han}[ \u3000]+\p{Script=Han}/u;
/** What stands in the midst of words. */
const QUOTE_INSIDE = /(?<=[\p{L}\p{N}%])[“”](?=[ \u3000]?[\p{L}\p{N}])/u;
const STOP_INSIDE = /(?<=[\p{L}\p{N}%])。(?=[\p{L}\p{N}])/u;

/**
 * Whether a line is of two phrases with a blank between them, which an engine reads as a mark as often as not: as a quote that has no other, or as a
 * full stop, which no headline has inside (`末班車告別”居民點燈`).
 */
function isSpaced(text: string, { boxed }: FrontPage): boolean {
  if (/[\s\u3000]/u.test(text)) return true;
  if (!boxed) return false;
  return STOP_INSIDE.test(text) || (QUOTE_INSIDE.test(text) && isUnpaired(text));
}

const isUnpaired = (text: string): boolean => text.split('“').length !== text.split('”').length;

/** @param units of a page, or its headline lines */
export const frontPageOf = (units: readonly Unit[], manner: Manner): FrontPage => ({
  boxed: manner === 'boxed',
  spaced: units.filter((u) => u.kind === 'front' && SPACED.test(u.text.value)).length >= 2,
  traditional: isTraditional(units.map((u) => u.text.value)),
});

/** `[0, kicker)` is the kicker, `[start, end)` the headline; the rest is deck. */
export interface FrontRoles {
  readonly kicker: number;
  readonly start: number;
  readonly end: number;
}

/** What was seen, by name, and how often or how much of it. */
type Evidence = Readonly<Record<string, number>>;

/** A headline is set in so many lines at most. */
export const LONGEST_HEADLINE = 5;

/** What a deck begins with that says what kind of piece it is: a portrait, an interview, a visit, a poll. */
const ABOUT = /^(?:记|記|访|訪|听|聽|对话|對話|专访|追[记記忆憶]|走[近进進]|探[访訪秘]|[写寫]在|本[报報刊])/u;
const DECK_START = /^(?:——|一一|[—–]|[（(▲△])/u;
const KICKER_MARK = /[·•]|系列|之[一二三四五六七八九十]$/u;
/** Words that a line of display type is broken after, not ended with: `……将于` */
const CARRIES_ON = /[的于於和与與及在将將为為被把向从從、，]$/u;

/** A line of so many ems may be the name of a column. */
const COLUMN_NAME = 5;
/** What makes a line wider than another, in ems. */
const WIDER = 3;
const compared = (a: number, b: number): string => (a - b > WIDER ? 'more' : b - a > WIDER ? 'less' : 'equal');

/**
 * What speaks for `[start, end)` being the headline of the block, by name.
 * @param bylines where the page has them: so are its headlines drawn
 */
export function headlineFeatures(
  lines: readonly FrontLine[],
  start: number,
  end: number,
  bylines: BylinePlace,
): Evidence {
  const n = lines.length;
  const seen = [
    `lines ${end - start}`,
    `${bylines} before ${Math.min(start, 3)}`,
    `${bylines} after ${Math.min(n - end, 3)}`,
    `${bylines} block ${Math.min(n, 5)} before ${Math.min(start, 3)}`,
  ];
  if (end - start === n) seen.push('whole block');
  const first = lines[start] as FrontLine;
  if (first.page.traditional)
    seen.push(`traditional before ${Math.min(start, 2)}`, `traditional after ${Math.min(n - end, 2)}`);
  if (first.afterByline) seen.push('after byline');
  if ((lines[end - 1] as FrontLine).beforeByline) seen.push('before byline');
  if (lines.slice(start + 1, end).some((l) => l.afterByline)) seen.push('byline inside');
  if (first.page.spaced) seen.push(`spaced block ${Math.min(n, 6)}: ${start}–${end}`);
  const widths = lines.map((l) => widthOf(l.text));
  const widest = Math.max(...widths);
  for (let i = start; i < end; i++) {
    const { text, doubled, shared } = lines[i] as FrontLine;
    const width = widths[i] as number;
    if (DECK_START.test(text)) seen.push('dash');
    if (doubled) seen.push('doubled');
    if (KICKER_MARK.test(text)) seen.push('middot');
    if (ABOUT.test(text)) seen.push('about');
    if (/[？！?!]/u.test(text)) seen.push('asks');
    if (/[“”「」]/u.test(text) && !(first.page.boxed && isUnpaired(text))) seen.push('quotes');
    if (/，/u.test(text)) seen.push('clause');
    if (isSpaced(text, first.page)) seen.push('spaced');
    if (/[：:]/u.test(text)) seen.push('colon');
    if (/\d/u.test(text)) seen.push('digits');
    if (/^\p{Script=Han}{1,8}$/u.test(text) && width <= 5) seen.push('short');
    seen.push(
      width <= 4 ? 'w4' : width <= 7 ? 'w7' : width <= 11 ? 'w11' : width <= 16 ? 'w16' : width <= 22 ? 'w22' : 'wide',
    );
    if (width === widest && n > 1) seen.push('widest');
    seen.push(shared < 0.15 ? 'shared little' : shared < 0.5 ? 'shared some' : 'shared much');
  }
  for (let i = start; i + 1 < end; i++) {
    const a = lines[i] as FrontLine;
    const d = (widths[i] as number) - (widths[i + 1] as number);
    // Where the words go on the widths tell nothing.
    if (CARRIES_ON.test(a.text)) seen.push('carries on');
    else if (Math.abs(d) < 0.4) seen.push(first.page.spaced ? 'spaced couplet' : 'couplet');
    else if (d > 3) seen.push('overflow');
    else if (d < -3) seen.push('widens');
    if (a.doubled !== lines[i + 1]?.doubled) seen.push('doubled changes');
    seen.push(...restFeatures(lines, widths, i + 1, 'inside'));
  }
  const before = lines[start - 1];
  if (before) {
    const width = widths[start - 1] as number;
    if (CARRIES_ON.test(before.text)) seen.push('cut before');
    if (Math.abs(width - (widths[start] as number)) < 0.4) seen.push('couplet cut before');
    if (width <= COLUMN_NAME) seen.push('short before');
    if (KICKER_MARK.test(before.text)) seen.push('middot before');
    if (ABOUT.test(before.text)) seen.push('about before');
    seen.push(`${compared(width, widths[start] as number)} width before`);
    seen.push(...restFeatures(lines, widths, start, 'before'));
  }
  const next = lines[end];
  if (next) {
    const width = widths[end] as number;
    if (CARRIES_ON.test((lines[end - 1] as FrontLine).text)) seen.push('cut after');
    if (Math.abs(width - (widths[end - 1] as number)) < 0.4) seen.push('couplet cut after');
    if (DECK_START.test(next.text)) seen.push('deck follows');
    if (ABOUT.test(next.text)) seen.push('about after');
    if (/\d/u.test(next.text)) seen.push('digits after');
    if (/[，：:]/u.test(next.text)) seen.push('clause after');
    if (width <= COLUMN_NAME) seen.push('short after');
    seen.push(`${compared(width, widths[end - 1] as number)} width after`);
    seen.push(...restFeatures(lines, widths, end, 'after'));
  }
  seen.push(...boxFeatures(lines, start, end));
  const whole = widths.slice(start, end).reduce((a, b) => a + b, 0);
  seen.push(`in all ${ROOMS.find((room) => whole < room) ?? 'more'}`);
  return counted(seen, measuredIn(lines, start, end));
}

/** What says that the `i`th line is the rest of the one before it; `where` is where the two are parted, or not. */
function restFeatures(lines: readonly FrontLine[], widths: readonly number[], i: number, where: string): string[] {
  const seen: string[] = [];
  if (lines[i]?.enclosed) seen.push(`enclosed ${where}`);
  if (isRunt(widths[i - 1] as number, widths[i] as number)) seen.push(`runt ${where}`);
  return seen;
}

/** What is measured of `[start, end)`: what its words say, and what it has in common with the body more than the lines around. */
function measuredIn(lines: readonly FrontLine[], start: number, end: number): Evidence {
  const own = lines.slice(start, end);
  const others = lines.toSpliced(start, end - start);
  const ahead = (of: (line: FrontLine) => number): number =>
    Math.max(0, ...own.map(of)) - Math.max(0, ...others.map(of));
  const [first] = own as [FrontLine];
  const before = lines[start - 1];
  const next = lines[end];
  return {
    register: own.reduce((sum, { odds }) => sum + odds.headline, 0),
    'register before': before ? kickerOdds(before) : 0,
    'register after': next ? -kickerOdds(next) : 0,
    'goes on': own.slice(1).reduce((sum, l) => sum + bounded(l.goesOn), 0),
    'goes on before': before ? bounded(first.goesOn) : 0,
    'goes on after': next ? bounded(next.goesOn) : 0,
    'shared ahead': ahead((l) => l.shared),
    'opening ahead': ahead((l) => l.opening),
  };
}

/** Limits of a headline's width in all its lines, in ems. */
const ROOMS = [5, 9, 13, 18, 24, 32];
/** Odds of so many nats count for nearly all. */
const CLEAR = 4;
const bounded = (odds: number): number => Math.tanh(odds / CLEAR);

/** What the words of a line say of its being a kicker and not a deck, in nats. */
const kickerOdds = ({ odds }: FrontLine): number => odds.kicker - odds.deck;

/** How often each name was seen, and what was measured besides. */
function counted(names: readonly string[], measured: Readonly<Record<string, number>>): Evidence {
  const seen: Record<string, number> = { ...measured };
  for (const name of names) seen[name] = (seen[name] ?? 0) + 1;
  return seen;
}

/** Whether the segment is made of whole boxes, where the block stands in several. */
function boxFeatures(lines: readonly FrontLine[], start: number, end: number): string[] {
  if (!lines.slice(1).some((l) => l.beginsBox)) return [];
  const seen: string[] = [];
  if (start > 0) seen.push(lines[start]?.beginsBox ? 'box begins' : 'box cut before');
  if (lines.slice(start + 1, end).some((l) => l.beginsBox)) seen.push('boxes inside');
  if (end < lines.length) seen.push(lines[end]?.beginsBox ? 'box ends' : 'box cut after');
  return seen;
}

/** What speaks for the first line, which stands before the headline, being its kicker and not a deck. */
export function kickerFeatures(lines: readonly FrontLine[], start: number, bylines: BylinePlace): Evidence {
  const { text, shared } = lines[0] as FrontLine;
  const width = widthOf(text);
  const seen = [
    'any',
    `${bylines} of ${Math.min(start, 3)}`,
    shared < 0.15 ? 'shared little' : 'shared some',
    width <= 6 ? 'w6' : width <= 12 ? 'w12' : 'wide',
  ];
  if (DECK_START.test(text)) seen.push('dash');
  if (KICKER_MARK.test(text)) seen.push('middot');
  if (/^(?:记|記|访|訪|听|聽|专访)/u.test(text)) seen.push('about');
  if (/[：:]/u.test(text)) seen.push('colon');
  if (/，/u.test(text)) seen.push('clause');
  if (lines.length - start > 1) seen.push('more after');
  return counted(seen, { register: kickerOdds(lines[0] as FrontLine) });
}

const sum = (weights: Readonly<Record<string, number>>, seen: Evidence): number =>
  Object.entries(seen).reduce((s, [name, x]) => s + x * (weights[name] ?? 0), 0);

/** Lines that may be the headline of a block, and what speaks for it, in nats. */
interface Segment {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

/** All segments, but for those that begin or end with a line without a letter, of rules and dirt, where others have letters. */
function segmentsOf(lines: readonly FrontLine[], manner: Manner, bylines: BylinePlace): Segment[] {
  const weights = weightsFor(lines, manner).headline;
  const says = lines.map((l) => LETTER.test(l.text));
  const mayBorder = (i: number): boolean => says[i] === true || !says.includes(true);
  return lines.flatMap((_, start) =>
    lines.slice(start, start + LONGEST_HEADLINE).flatMap((_, more) => {
      const end = start + more + 1;
      if (!mayBorder(start) || !mayBorder(end - 1)) return [];
      return [{ start, end, weight: sum(weights, headlineFeatures(lines, start, end, bylines)) }];
    }),
  );
}

const LETTER = /[\p{L}\p{N}]/u;

/** Papers of Taiwan and Hong Kong set their headlines in their own way. */
export const frontStyleOf = (manner: Manner, { traditional }: FrontPage): FrontStyle =>
  manner !== 'old' && traditional ? `${manner}-traditional` : manner;

const weightsFor = (lines: readonly FrontLine[], manner: Manner) =>
  FITTED_FRONT[frontStyleOf(manner, (lines[0] as FrontLine).page)];

/**
 * How much likelier or unlikelier, in nats, a paper's custom makes a line before a headline: chosen by the likelihood of the headlines of papers left
 * out. Blocks read box by box are too often in pieces to tell of one, and old papers hardly have kickers.
 */
const CUSTOM: Readonly<Record<Manner, number>> = { modern: 1.5, boxed: 0, old: 0 };

/**
 * What the headline blocks of a page say of its custom: some papers set a kicker before most headlines, others only decks behind them.
 * @returns what speaks for a line before any headline of the page, in nats
 */
export function customOf(blocks: readonly (readonly FrontLine[])[], manner: Manner, bylines: BylinePlace): number {
  const most = CUSTOM[manner];
  let kickers = 0;
  for (const lines of most > 0 ? blocks : []) {
    if (lines.length < 2) continue;
    const segments = segmentsOf(lines, manner, bylines);
    const best = Math.max(...segments.map((s) => s.weight));
    const share = (some: readonly Segment[]): number => some.reduce((all, s) => all + Math.exp(s.weight - best), 0);
    const before = share(segments.filter((s) => s.start > 0)) / share(segments);
    const likely = (custom: number): number => (before * Math.exp(custom) + 1 - before) / (Math.exp(custom) + 1);
    kickers += Math.log(likely(most) / likely(-most));
  }
  return most * Math.tanh(kickers / 2);
}

/**
 * Which lines of a headline block are its kicker and its headline: the segment that the fitted weights like best.
 * @param custom what speaks for a line before it, as `customOf` has it
 */
export function chooseHeadline(
  lines: readonly FrontLine[],
  manner: Manner,
  bylines: BylinePlace,
  custom = 0,
): FrontRoles {
  if (lines.length < 2) return { kicker: 0, start: 0, end: lines.length };
  const worth = ({ start, weight }: Segment): number => weight + (start > 0 ? custom : 0);
  const { start, end } = segmentsOf(lines, manner, bylines).reduce((a, b) => (worth(b) > worth(a) ? b : a));
  const isKicker =
    start > 0 &&
    LETTER.test((lines[0] as FrontLine).text) &&
    sum(weightsFor(lines, manner).kicker, kickerFeatures(lines, start, bylines)) > 0;
  return { kicker: isKicker ? 1 : 0, start, end };
}
