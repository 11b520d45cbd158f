import { diffArrays } from 'diff';

/** A stretch of a line, and whether the other side has it. */
export interface Stretch {
  readonly text: string;
  readonly changed: boolean;
}

/** Lines of one side that became lines of the other. Lines count from 1; one side may have none. */
export interface Hunk {
  readonly expectedLine: number;
  readonly actualLine: number;
  readonly expected: readonly (readonly Stretch[])[];
  readonly actual: readonly (readonly Stretch[])[];
}

/** Segmenters slow down beyond measure on one long string, so it is cut first. In UTF-16 units. */
const SEGMENTED_AT_ONCE = 1000;
/** Texts that differ more than this are shown as wholly different: finding the few common words would take minutes. */
const MOST_EDITS = 3000;

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** What differs between two texts: line by line first, and inside changed lines by words as Chinese has them. */
export function wordDiff(expected: string, actual: string): Hunk[] {
  const hunks: Hunk[] = [];
  let [expectedLine, actualLine] = [1, 1];
  let [before, after]: [string[], string[]] = [[], []];
  const flush = (): void => {
    if (before.length + after.length > 0) hunks.push({ expectedLine, actualLine, ...compared(before, after) });
    expectedLine += before.length;
    actualLine += after.length;
    [before, after] = [[], []];
  };
  for (const { value, added, removed } of diffArrays(lines(expected), lines(actual))) {
    if (removed) before.push(...value);
    else if (added) after.push(...value);
    else {
      flush();
      expectedLine += value.length;
      actualLine += value.length;
    }
  }
  flush();
  return hunks;
}

/** Each with its line end, so that a missing one at the end of the file shows. */
const lines = (text: string): string[] => text.split(/(?<=\n)/u).filter((line) => line !== '');

function compared(before: readonly string[], after: readonly string[]): Pick<Hunk, 'expected' | 'actual'> {
  const changes = diffArrays(before.flatMap(wordsOf), after.flatMap(wordsOf), { maxEditLength: MOST_EDITS });
  const expected = new Side();
  const actual = new Side();
  if (!changes) {
    for (const line of before) expected.add(line, true);
    for (const line of after) actual.add(line, true);
  } else
    for (const { value, added, removed } of changes)
      for (const word of value) {
        if (!added) expected.add(word, removed);
        if (!removed) actual.add(word, added);
      }
  return { expected: expected.lines, actual: actual.lines };
}

function wordsOf(line: string): string[] {
  const out: string[] = [];
  for (let at = 0; at < line.length; at += SEGMENTED_AT_ONCE)
    for (const { segment } of words.segment(line.slice(at, at + SEGMENTED_AT_ONCE))) out.push(segment);
  return out;
}

/** Collects words into lines of stretches. A changed line end is shown as ⏎. */
class Side {
  readonly lines: Stretch[][] = [];
  #open = false;

  add(word: string, changed: boolean): void {
    if (!this.#open) this.lines.push([]);
    const line = this.lines.at(-1) as Stretch[];
    this.#open = !word.endsWith('\n');
    const shown = word.replace(/\n$/u, changed ? '⏎' : '');
    const last = line.at(-1);
    if (last?.changed === changed) line[line.length - 1] = { text: last.text + shown, changed };
    else if (shown !== '') line.push({ text: shown, changed });
  }
}
