import {
  DOUBLED_CHARACTERS,
  DOUBLED_PAIRS,
  DOUBLED_WORDS,
  ROW_MARKS,
  TELLING_MARKS,
} from '../lexicon/reduplication.js';
import type { DraftRemoved, Line, LinedPage } from '../model/draft.js';
import { Text } from '../model/text.js';
import { type Run, readCopies } from '../typesetter/copies.js';
import { repeatsOf } from '../typesetter/repeats.js';

/**
 * The page with text that was printed twice standing once; every removal names its survivor. What repeats by nature (2020, 谢谢, 研究研究, a
 * refrain, two equal cells) stays: each run of a line speaks for or against, by its length, its kind and whether the page knows it single.
 * Numbers that are all that is left of a doubled line are set aside as `strays`.
 */
export function dedouble(page: LinedPage): LinedPage {
  const repeats = repetitionTest();
  const suspects = page.lines.map(({ text }) => (repeats(text.value) ? weighLine(text.value) : null));
  const rest = lazily(() =>
    page.lines
      .filter((_, i) => !suspects[i])
      .map((l) => l.text.value)
      .join(''),
  );
  const isSure = (s: Suspect | null | undefined): boolean => !!s && s.groups.some((g) => g.weight >= SURE);
  const sure = suspects.filter(isSure).length;
  const strays: Line[] = [...(page.strays ?? [])];
  const lines: Line[] = [];
  /** What was taken out of lines. */
  const copiesIn = new Map<Line, Text>();
  page.lines.forEach((line, i) => {
    const suspect = suspects[i];
    const othersDoubled = sure > (isSure(suspect) ? 1 : 0);
    const groups = suspect?.groups.filter((g) => isDoubled(g, suspect.throughout, rest, othersDoubled)) ?? [];
    if (groups.length === 0) {
      lines.push(line);
      return;
    }
    const { kept, copies } = takeCopies(
      line.text,
      groups.flatMap((g) => g.runs),
    );
    const single = { ...line, text: kept, doubled: true };
    copiesIn.set(single, copies);
    (STRAY.test(kept.value) ? strays : lines).push(single);
  });
  const { once, repeated } = dropRepeats(lines, sure > 0);
  const survivorOf = (line: Line): DraftRemoved['survivor'] => (repeated.get(line) ?? line).text.spans();
  const removed: DraftRemoved[] = [
    ...page.removed,
    ...[...copiesIn].map(([line, text]) => ({ reason: 'doubled', text, survivor: survivorOf(line) })),
    ...[...repeated].map(([line]) => ({ reason: 'repeated-line', text: line.text, survivor: survivorOf(line) })),
  ];
  return { ...page, lines: telling(once), removed, ...(strays.length ? { strays } : {}) };
}

/** Shadowed type is display type, unless the page was printed twice as a whole: where most lines were doubled, that tells none from another. */
function telling(lines: readonly Line[]): readonly Line[] {
  if (2 * lines.filter((l) => l.doubled).length <= lines.length) return lines;
  return lines.map(({ doubled: _, ...line }) => line);
}

/** A number or a sign on its own, which no headline is. */
const STRAY = /^[\d０-９A-Za-zＡ-Ｚａ-ｚ.%％+-]{1,8}$/u;

/** Weights are sums of evidence. A line that is doubled throughout must reach the first figure, a part of one the second. */
const ENOUGH = 4;
const ENOUGH_IN_PART = 4.5;
/** From here on a line is so surely doubled that it speaks for the others of its page. */
const SURE = 6;
const THROUGHOUT = 2.2;
const KNOWN_SINGLE = 1;
const OTHERS_DOUBLED = 1;
/** A run of n Chinese characters, by n: 2 may be a verb, 4 a saying, 6 are no accident. */
const BY_LENGTH = [0, 0.4, 0.6, 1.5, 1.8, 3, 4, 5, 5, 5, 6] as const;
/** A mark that nobody sets twice: `，，` */
const TELLING = 3;
/** `快来啊！快来啊！`: a clause with its mark, said twice. */
const REFRAIN = -2.5;

/** Doubled runs that follow one another. */
interface Group {
  readonly runs: readonly Run[];
  readonly weight: number;
}
interface Suspect {
  readonly groups: readonly Group[];
  /** Nothing of the line stands single. */
  readonly throughout: boolean;
}

/** Tells whether so many of a line's characters come again that it may be doubled, with one look at each character. */
function repetitionTest(): (value: string) => boolean {
  const seenIn = new Uint32Array(1 << 16);
  let line = 0;
  return (value) => {
    if (value.length < 4) return false;
    line++;
    let distinct = 0;
    for (let i = 0; i < value.length; i++) {
      const c = value.charCodeAt(i);
      if (seenIn[c] !== line) distinct++;
      seenIn[c] = line;
    }
    return distinct <= 0.8 * value.length;
  };
}

function weighLine(value: string): Suspect | null {
  const runs = readCopies(value);
  const single = runs.filter((r) => r.copies === 1 && [...r.unit].some((c) => !ROW_MARKS.has(c) && !/\s/u.test(c)));
  const throughout = single.length === 0;
  const stretches: Run[][] = [[]];
  for (const run of runs)
    if (single.includes(run)) stretches.push([]);
    else if (run.copies > 1) stretches.at(-1)?.push(run);
  const groups = stretches
    .map((stretch) => (throughout ? stretch : trimEdges(stretch)))
    .filter((stretch) => stretch.length > 0)
    .map((stretch) => ({ runs: stretch, weight: weigh(stretch) + (throughout ? THROUGHOUT : 0) }));
  return groups.length ? { groups, throughout } : null;
}

/** At the edge of a doubled part, a single character or a number that repeats is more likely its own: `…，，天天向上`, `…，，2020年`. */
function trimEdges(runs: readonly Run[]): readonly Run[] {
  const weak = (run: Run | undefined): boolean => !!run && !TELLING_MARKS.has(run.unit) && weighUnit(run.unit) < 1;
  let from = 0;
  let to = runs.length;
  while (from < to && weak(runs[from])) from++;
  while (to > from && weak(runs[to - 1])) to--;
  return runs.slice(from, to);
}

function weigh(runs: readonly Run[]): number {
  let weight = 0;
  for (let i = 0; i < runs.length; i++) {
    const unit = (runs[i] as Run).unit;
    const next = runs[i + 1]?.unit;
    if (next !== undefined && DOUBLED_PAIRS.has(unit + next)) i++;
    else weight += weighUnit(unit);
  }
  return weight;
}

const HAN = /\p{Script=Han}|〇/u;

const countHan = (text: string): number => [...text].filter((c) => HAN.test(c)).length;

function weighUnit(unit: string): number {
  // A whole paragraph needs no counting, nor do long lines bear it.
  if (unit.length > 100) return HAN.test(unit.slice(0, 100)) ? (BY_LENGTH[10] as number) : 0;
  const chars = [...unit];
  const han = countHan(unit);
  if (chars.length === 1) {
    if (TELLING_MARKS.has(unit)) return TELLING;
    return han === 0 ? 0.2 : DOUBLED_CHARACTERS.has(unit) ? 0 : (BY_LENGTH[1] as number);
  }
  if (new Set(chars).size === 1) return 0;
  if (/^(?:1[89]|20)\d\d$/u.test(unit)) return 2;
  if (/^[\d.,%／/:：-]+$/u.test(unit)) return 0.5;
  // 一级一级, 氣鼓鼓 and what the dictionary knows.
  if (chars.length === 2 && (chars[0] === '一' || DOUBLED_WORDS.has(unit) || DOUBLED_PAIRS.has(unit))) return 0;
  const clause = /[，。！？、；]["”’」』]?$/u.test(unit) ? REFRAIN : 0;
  const latin = 0.25 * chars.filter((c) => /[A-Za-z\d]/u.test(c)).length;
  return Math.max(0.2, (BY_LENGTH[Math.min(han, 10)] as number) + latin + clause);
}

function isDoubled(group: Group, throughout: boolean, rest: () => string, othersDoubled: boolean): boolean {
  const enough = throughout ? ENOUGH : ENOUGH_IN_PART;
  if (group.weight >= enough || (throughout && othersDoubled && cameLoose(group))) return true;
  // Two words of the dictionary are two words, whatever the page says of one of them.
  if (group.weight <= (throughout ? THROUGHOUT : 0)) return false;
  const others = othersDoubled ? OTHERS_DOUBLED : 0;
  if (group.weight + KNOWN_SINGLE + others < enough) return false;
  return (
    group.weight + others >= enough || (knownSingle(group, rest()) && group.weight + KNOWN_SINGLE + others >= enough)
  );
}

/** A number or letters alone on a line, twice, as they come loose from a doubled headline: `2323`, `AIAI`; but 1919 may be a year. */
const cameLoose = ({ runs }: Group): boolean => {
  const { unit, copies } = runs[0] as Run;
  return (
    runs.length === 1 && /^(?:\d{2,4}|[A-Za-z]{2,8})$/u.test(unit) && !/^(?:1[5-9]|20)\d\d$/u.test(unit.repeat(copies))
  );
};

/** Whether the page says elsewhere once what stands here twice. A single word of two characters proves nothing: 讨论讨论. */
function knownSingle({ runs }: Group, rest: string): boolean {
  const once = runs.map((r) => r.unit).join('');
  const longest = runs.reduce((a, r) => (r.unit.length > a.length ? r.unit : a), '');
  const known = (text: string): boolean => rest.includes(text);
  return runs.length === 1 ? once.length >= 3 && known(once) : known(once) || (longest.length >= 3 && known(longest));
}

/** The text with each run once, and what stood there of the further copies. */
function takeCopies(text: Text, runs: readonly Run[]): { kept: Text; copies: Text } {
  const parts = text.cutAt(runs.flatMap((r) => [r.from + r.unit.length, r.to]));
  return {
    kept: Text.concat(parts.filter((_, i) => i % 2 === 0)),
    copies: Text.concat(parts.filter((_, i) => i % 2 === 1)),
  };
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Lines that were printed two or three times running, once, and marked; and for each further copy the line that it repeats. */
function dropRepeats(lines: readonly Line[], othersDoubled: boolean) {
  const repeated = new Map<Line, Line>();
  const shadowed = new Set<Line>();
  const texts = lines.map((l) => l.text.value);
  for (const { from, rows, copies } of repeatsOf(texts, othersDoubled))
    for (let k = 0; k < rows * copies; k++) {
      const [line, first] = [lines[from + k], lines[from + (k % rows)]] as [Line, Line];
      if (line === first) shadowed.add(line);
      else repeated.set(line, first);
    }
  const once = lines.flatMap((l) => (repeated.has(l) ? [] : shadowed.has(l) ? [{ ...l, doubled: true }] : [l]));
  return { once, repeated };
}
