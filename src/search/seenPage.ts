import { STANDS_THERE } from '../lexicon/jumps.js';
import { QUOTED_WHOLE } from '../lexicon/punctuation.js';
import type { BylinePlace, Unit } from '../model/draft.js';
import { widthOf } from '../typesetter/measure.js';
import { numberOf } from '../typesetter/series.js';
import { PageTexts } from '../words/pageTexts.js';
import { UnitWords } from '../words/wordFit.js';
import type { Display } from './assign.js';
import { cutFeatures } from './blockCuts.js';
import { type Gap, gapsOf, isText, type Reading } from './gaps.js';
import { BodyTraits, LineTraits } from './kinship.js';
import { isDisplay } from './roles.js';

/** Lines of two display runs are alike up to so many ems. */
const ALIKE = 5;

/** What is seen of a page before anything is weighed; and, for a reading of its gaps, the bodies and the runs of headline lines that it makes. */
export class SeenPage {
  readonly stream: readonly Unit[];
  readonly furniture: readonly Unit[];
  readonly gaps: readonly Gap[];
  readonly displays: readonly Display[];
  /** The gaps, two and two, whose display lines are made alike. */
  readonly alike: readonly (readonly [number, number])[];
  /** For each run of headline lines that has a byline, whether it ends with one. */
  readonly runEnds: readonly ('last' | 'within')[];
  /** Places of lines like `（详见第4版）` right behind a headline line, whose block ends there and has its body on that page. */
  readonly pointers: ReadonlySet<number>;
  /** The display at a place of the stream. */
  readonly numberAt: ReadonlyMap<number, number>;
  /** What is known of each display by its make. */
  readonly lineTraits: LineTraits;
  private readonly words: UnitWords;
  private readonly bodyTraits: BodyTraits;

  /** @param texts of the page, where it was read before, with a few lines otherwise */
  constructor(
    units: readonly Unit[],
    readonly texts = new PageTexts(),
  ) {
    this.stream = units.filter((u) => u.kind !== 'furniture');
    this.furniture = units.filter((u) => u.kind === 'furniture');
    this.gaps = gapsOf(this.stream, texts);
    this.displays = displaysOf(this.stream);
    this.alike = [...alikeInShape(this.stream, this.gaps), ...alikeInForm(this.stream, this.gaps)];
    this.runEnds = runEnds(this.stream);
    this.pointers = pointersOf(this.stream);
    this.numberAt = new Map(this.displays.map((d, number) => [d.at, number]));
    this.lineTraits = new LineTraits(this.displays);
    this.bodyTraits = new BodyTraits(this.stream);
    this.words = new UnitWords(
      this.displays.map((d) => d.text.value),
      this.stream.map((u) => (isText(u) || u.kind === 'caption' ? u.text.value : '')),
      texts,
    );
  }

  /** What speaks for a headline block ending before each of some displays that stand together; nothing is seen before the first. */
  cutsIn(displays: readonly number[], bylines: BylinePlace): Readonly<Record<string, number>>[] {
    const lines = displays.map((d) => this.displays[d] as Unit);
    return lines.map((_, i) => (i === 0 ? {} : cutFeatures(lines, i, bylines)));
  }

  /** The bodies and the runs of headline lines that a reading makes, how well each body accounts for the words of each display, and its traits. */
  cutUp(readings: readonly Reading[]) {
    const cut = cutUp(this.stream, this.gaps, this.pointers, readings);
    const runs = cut.runs.map((run) => ({ ...run, lines: run.places.map((at) => this.numberAt.get(at) as number) }));
    return {
      ...cut,
      runs,
      fits: cut.bodies.map((body) => this.words.range(body.from, body.to)),
      traits: cut.bodies.map((body) => this.bodyTraits.range(body.from, body.to)),
    };
  }

  /** Section headings under a reading: places in the stream. */
  headingsIn(readings: readonly Reading[]): number[] {
    return this.gaps.flatMap((gap, i) => (readings[i] === 'on' ? gap.run : []));
  }
}

/** `补课：关停一千家` */
const WORD_AND_COLON = /^.{1,6}[：:]/u;

/** Whether two display lines are made alike, as section heads are: numbered one behind the other, a word and a colon first, in quotes as a whole. */
function madeAlike(a: Unit, b: Unit): boolean {
  if (a.kind === 'byline' || b.kind === 'byline') return false;
  const [before, next] = [numberOf(a.text.value), numberOf(b.text.value)];
  if (before || next) return before?.form === next?.form && before?.value === (next?.value ?? 0) - 1;
  return [WORD_AND_COLON, QUOTED_WHOLE].some((made) => made.test(a.text.value) && made.test(b.text.value));
}

/** The gaps, two and two, of which each has one display line, made as that of the next. */
function alikeInForm(stream: readonly Unit[], gaps: readonly Gap[]): [number, number][] {
  const runs = gaps.flatMap(({ run }, i) => (run.length === 0 ? [] : [{ i, run }]));
  return runs.slice(1).flatMap(({ i, run }, n): [number, number][] => {
    const before = runs[n] as (typeof runs)[number];
    const [a, b] = [before.run, run].map(([at]) => stream[at as number]) as [Unit, Unit];
    return before.run.length === 1 && run.length === 1 && madeAlike(a, b) ? [[before.i, i]] : [];
  });
}

/** The gaps, two and two, whose display lines repeat a shape of several lines: section heads that come in pairs are read alike. */
function alikeInShape(stream: readonly Unit[], gaps: readonly Gap[]): [number, number][] {
  const shapes = gaps.flatMap(({ run }, i) =>
    run.length < 2 || run.length > 3 || run.some((at) => stream[at]?.kind === 'byline')
      ? []
      : [{ i, widths: run.map((at) => widthOf((stream[at] as Unit).text.value)) }],
  );
  return shapes.flatMap((a, n) =>
    shapes
      .slice(n + 1)
      .filter(
        (b) =>
          b.widths.length === a.widths.length &&
          b.widths.every((w, k) => Math.abs(w - (a.widths[k] as number)) <= ALIKE),
      )
      .map((b): [number, number] => [a.i, b.i]),
  );
}

/** A line that may belong to a headline block, as such a line; `at` is its place in the stream. */
function displaysOf(stream: readonly Unit[]): Display[] {
  return stream.flatMap((unit, at) =>
    !isDisplay(unit.kind)
      ? []
      : [{ ...(unit.kind === 'byline' ? unit : { ...unit, kind: 'front' as const, confidence: unit.front }), at }],
  );
}

/** For each run of headline lines that has a byline, whether it ends with one. */
function runEnds(stream: readonly Unit[]): ('last' | 'within')[] {
  const ends: ('last' | 'within')[] = [];
  let run: Unit[] = [];
  for (const unit of [...stream, null]) {
    if (unit && isDisplay(unit.kind)) {
      run.push(unit);
      continue;
    }
    const has = run.some((u) => u.kind === 'byline') && run.some((u) => u.kind !== 'byline');
    if (has) ends.push(run[run.length - 1]?.kind === 'byline' ? 'last' : 'within');
    run = [];
  }
  return ends;
}

function pointersOf(stream: readonly Unit[]): ReadonlySet<number> {
  const pointers = new Set<number>();
  stream.forEach((unit, at) => {
    const before = stream[at - 1];
    if (unit.kind !== 'tail' || !before || !isDisplay(before.kind)) return;
    if (STANDS_THERE.test(unit.text.value)) pointers.add(at);
  });
  return pointers;
}

/** The stream cut into bodies and runs of headline lines, as the gaps are read: places in the stream only. */
function cutUp(
  stream: readonly Unit[],
  gaps: readonly Gap[],
  pointers: ReadonlySet<number>,
  readings: readonly Reading[],
) {
  const bodyOf = new Int32Array(stream.length).fill(-1);
  const readingAt = new Map<number, Reading>();
  const headings = new Set<number>();
  gaps.forEach((gap, i) => {
    readingAt.set(gap.at, readings[i] as Reading);
    if (readings[i] === 'on') for (const at of gap.run) headings.add(at);
  });
  const bodies: { from: number; to: number }[] = [];
  const runs: { places: number[]; before: number | null; after: number | null; pointed: boolean }[] = [];
  let places: number[] = [];
  // A caption or a tail may open the page: the first body begins with its first text all the same.
  let begun = false;
  // Behind a teaser no headline lines stand right behind a body.
  let adjacent = true;
  const endRun = (before: number | null, pointed = false): void => {
    const after = bodies.length - (before === null ? 1 : 2);
    if (places.length > 0) runs.push({ places, before, after: adjacent && after >= 0 ? after : null, pointed });
    places = [];
    adjacent = !pointed;
  };
  stream.forEach((unit, at) => {
    if (isDisplay(unit.kind) && !headings.has(at)) {
      places.push(at);
      return;
    }
    if (pointers.has(at)) {
      endRun(null, true);
      // It is part of its headline block, and opens no body.
      if (bodies.length === 0) return;
    }
    if (bodies.length === 0 || readingAt.get(at) === 'begins') {
      bodies.push({ from: at, to: at + 1 });
      endRun(bodies.length - 1);
    } else if (isText(unit)) endRun(begun ? null : 0);
    begun ||= isText(unit);
    (bodies[bodies.length - 1] as { to: number }).to = at + 1;
    bodyOf[at] = bodies.length - 1;
  });
  endRun(null);
  return { bodies, runs, bodyOf };
}
