import { LIST_ITEM, SPEAKER } from '../lexicon/lists.js';
import { REPORTS_ON } from '../lexicon/openings.js';
import type { Unit } from '../model/draft.js';
import { widthOf } from '../typesetter/measure.js';
import { PageTexts } from '../words/pageTexts.js';
import { beginningOf } from '../words/registers.js';
import { type Subject, subjectsNow, sumOf } from '../words/subjects.js';
import type { ArticleWeights } from './articleWeights.js';
import { cohesionOf } from './cohesion.js';
import { isDisplay } from './roles.js';

/**
 * A place before a paragraph or a verse line where an article may begin, with the headline lines and section headings that stand right before it:
 * either all of them are section headings and the article goes on, or they are headline lines and (as a rule) another article begins.
 */
export interface Gap {
  /** Index of the unit behind, and of the text unit before. */
  readonly at: number;
  readonly last: number;
  /** The display lines between the two: indices. */
  readonly run: readonly number[];
  /** What is seen there, by name. */
  readonly seen: Readonly<Record<string, number>>;
}

/** How a gap is read: the article goes on (display lines are section headings), another begins, or headline lines interrupt it. */
export const READINGS = ['on', 'begins', 'interrupted'] as const;
export type Reading = (typeof READINGS)[number];

/** What each reading of a gap weighs, in nats: log odds against its going on. Where no display lines stand, none can interrupt. */
export function oddsOf({ seen, run }: Gap, weights: ArticleWeights): Readonly<Record<Reading, number>> {
  return run.length > 0
    ? { on: 0, begins: sum(weights.run, seen), interrupted: sum(weights.cut, seen) }
    : { on: 0, begins: sum(weights.gap, seen), interrupted: Number.NEGATIVE_INFINITY };
}

export const isText = (u: Unit): boolean => u.kind === 'paragraph' || u.kind === 'verse';
/** From this probability on, an opening parts two stories whatever the words say. */
const SURE = 0.9;

/** More than this, in nats, says nothing more of a piece's going on. */
const SURELY = 8;

/** Units that are looked through for the words that a text begins with. */
const LOOK_BACK = 12;
/** So many lines of verse are a poem, and not a line or two set apart. */
const POEM = 4;
const SENTENCE_END = /[。！？!?.”」』）)…]$/u;
/** `……（某某）`: a signature that closes a body in its last line. */
const SIGNED_END = /[（(][^（）()]{1,16}[）)]$/u;
/** The mark or bracket that a brief begins with. */
const markOf = (text: string): string => /^[■□●○◆◇★☆※▲△▼◘◙◎◀⊙【〔［]/u.exec(text)?.[0] ?? '';

const logit = (p: number): number => Math.log(Math.max(p, 1e-4) / Math.max(1 - p, 1e-4));

/** All places of the stream where an article may begin, but before its first text unit. `subject` is whether the texts on either side are about one thing. */
export function gapsOf(stream: readonly Unit[], texts = new PageTexts()): Gap[] {
  const subjects = stream.map((u) => texts.subjectOf(isText(u) ? u.text.value : ''));
  const alike = subjectsNow().onPage(sumOf(subjects, subjectsNow()));
  const cohesion = cohesionOf(stream, isText, (u) => u.opening > SURE, texts);
  const gaps: Gap[] = [];
  const shapes: { at: number; widths: readonly number[]; seen: Record<string, number> }[] = [];
  let last = -1;
  let run: number[] = [];
  let tail = false;
  let caption = false;
  stream.forEach((unit, at) => {
    if (isDisplay(unit.kind)) run.push(at);
    else if (unit.kind === 'tail') tail = true;
    else if (unit.kind === 'caption') caption = true;
    if (!isText(unit)) return;
    if (last >= 0) gaps.push(gapOf(at, last, run, { tail, caption }));
    last = at;
    run = [];
    tail = false;
    caption = false;
  });
  tellShapes();
  return gaps;

  /** Section headings of one article repeat their shape: how many other runs of the page have as many lines, about as wide. */
  function tellShapes(): void {
    for (const a of shapes) {
      const alike = shapes.filter(
        (b) =>
          b !== a &&
          b.widths.length === a.widths.length &&
          b.widths.every((w, i) => Math.abs(w - (a.widths[i] as number)) <= 5),
      ).length;
      a.seen['shape repeats'] = Math.min(3, alike) / 3;
    }
  }

  /** Whether the words that a text begins with stand in the story before it, a speaker's name as a rule: `某某某强调，` */
  function knownBefore(text: string, last: number): boolean {
    const words = /^[“「『]?(\p{Script=Han}{3})/u.exec(text)?.[1];
    if (!words) return false;
    for (let i = last; i >= Math.max(0, last - LOOK_BACK); i--) {
      const unit = stream[i] as Unit;
      if (isText(unit) && unit.text.value.includes(words)) return true;
      if (isText(unit) && unit.opening > SURE) return false;
    }
    return false;
  }

  /** How many units of verse stand in a row from `at` on. */
  function verses(at: number, step: 1 | -1): number {
    let n = 0;
    for (let i = at; n < POEM && stream[i]; i += step) {
      if (stream[i]?.kind === 'verse') n++;
      else if (isText(stream[i] as Unit)) break;
    }
    return n;
  }

  function gapOf(at: number, last: number, run: readonly number[], between: { tail: boolean; caption: boolean }): Gap {
    const unit = stream[at] as Unit;
    const prev = stream[last] as Unit;
    const seen: Record<string, number> = { any: 1 };
    if (unit.kind !== 'verse') seen.opening = logit(unit.opening);
    if (unit.kind === 'verse') {
      seen[prev.kind === 'verse' ? 'verse on' : 'verse begins'] = 1;
      if (prev.kind !== 'verse' && verses(at, 1) >= POEM) seen['poem begins'] = 1;
    } else if (prev.kind === 'verse') {
      seen['verse ends'] = 1;
      if (verses(last, -1) >= POEM) seen['poem ends'] = 1;
    }
    if (between.tail) seen['after tail'] = 1;
    if (between.caption) seen['after caption'] = 1;
    const before = prev.text.value;
    const here = unit.text.value;
    if (!SENTENCE_END.test(before)) seen['after open end'] = 1;
    if (SIGNED_END.test(before)) seen['after signature'] = 1;
    if (/[：:]$/u.test(before)) seen[before.length < 20 ? 'after address' : 'after colon'] = 1;
    const mark = markOf(here);
    if (mark !== '') seen[mark === markOf(before) ? 'same mark' : 'mark begins'] = 1;
    if (LIST_ITEM.test(here)) seen[LIST_ITEM.test(before) ? 'list on' : 'list begins'] = 1;
    if (SPEAKER.test(here)) seen[SPEAKER.test(before) ? 'talk on' : 'talk begins'] = 1;
    if (/^[“「『]/u.test(here)) seen['quote begins'] = 1;
    if (unit.kind !== 'verse') seen['words begin'] = beginningOf(here).article;
    if (REPORTS_ON.test(here)) seen['reports on'] = 1;
    const doubtful = unit.opening < SURE && (unit.opening > 0.0005 || run.length > 0 || unit.kind === 'verse');
    const { apart, before: ahead, behind } = doubtful ? cohesion(at) : { apart: 0, before: 0, behind: 0 };
    if (doubtful) {
      if (knownBefore(here, last)) seen['beginning known'] = 1;
      const shorter = Math.min(ahead, behind);
      seen.apart = apart / 100;
      seen['apart for the length'] = apart / Math.sqrt(shorter + 5) / 3;
      seen.subject = Math.tanh(alike(subjects[last] as Subject, subjects[at] as Subject));
      seen.shorter = Math.log(shorter + 10) / 3;
      seen.longer = Math.log(Math.max(ahead, behind) + 10) / 3;
    } else seen.sure = 1;
    const goesOn = stream.slice(last + 1, at + 1).find((u) => u.goesOn !== undefined)?.goesOn;
    if (goesOn === null) seen['piece begins'] = 1;
    else if (goesOn !== undefined) {
      seen['piece goes on'] = 1;
      seen['goes on surely'] = Math.max(-SURELY / 2, Math.min(SURELY, goesOn)) / 4;
    }
    if (run.length === 0) return { at, last, run, seen };
    const display = run.map((i) => stream[i] as Unit);
    seen.display = display.reduce((s, u) => s + Math.log((u.front + 1e-3) / (u.heading + 1e-3)), 0) / display.length;
    seen[`lines ${Math.min(3, run.length)}`] = 1;
    if (display.some((u) => u.kind === 'byline')) seen.byline = 1;
    const widths = display.map((u) => widthOf(u.text.value));
    const widest = Math.max(...widths);
    if (unit.measure !== null) seen[widest > unit.measure + 0.8 ? 'wider than column' : 'fits column'] = 1;
    shapes.push({ at, widths, seen });
    return { at, last, run, seen };
  }
}

/** The weighted sum of what is seen. */
export const sum = (weights: Readonly<Record<string, number>>, seen: Readonly<Record<string, number>>): number => {
  let s = 0;
  for (const name in seen) s += (weights[name] ?? 0) * (seen[name] as number);
  return s;
};
