import { eastAsianWidth } from 'get-east-asian-width';
import type { Hunk, Stretch } from './wordDiff.js';

/** How the parts of a diff are shown: with colours, or with marks where there are none. */
export interface Ink {
  head(text: string): string;
  removed(text: string, changed: boolean): string;
  added(text: string, changed: boolean): string;
}

/** As `git diff --word-diff` marks them. */
export const PLAIN: Ink = {
  head: (text) => text,
  removed: (text, changed) => (changed ? `[-${text}-]` : text),
  added: (text, changed) => (changed ? `{+${text}+}` : text),
};

/** Unchanged text on either side of a change, in characters. */
const CONTEXT = 14;
/** A stretch that one side does not have at all is cut after this, in characters. */
const LONGEST = 300;

/**
 * A hunk as `-` and `+` lines of at most `width` columns: the changed words with a little before and after.
 *
 * @param unit what the hunk counts: the lines of a file, or the blocks of a page
 */
export function renderHunk(hunk: Hunk, width: number, ink: Ink, unit: 'line' | 'block' = 'line'): string[] {
  const at = (line: number, count: number): string => (count > 1 ? `${line}–${line + count - 1}` : String(line));
  const place =
    hunk.expected.length > 0 ? at(hunk.expectedLine, hunk.expected.length) : `after ${hunk.expectedLine - 1}`;
  return [
    ink.head(`@@ ${unit} ${place} @@`),
    ...hunk.expected.flatMap((line) => laidOut(line, '- ', width, (t, c) => ink.removed(t, c))),
    ...hunk.actual.flatMap((line) => laidOut(line, '+ ', width, (t, c) => ink.added(t, c))),
  ];
}

function laidOut(
  line: readonly Stretch[],
  sign: string,
  width: number,
  paint: (text: string, changed: boolean) => string,
): string[] {
  const rows: string[] = [];
  let row = '';
  // Marks around changed words take four columns, and a word must find room beside its sign.
  const room = Math.max(width, 24) - sign.length - 4;
  let left = room;
  const end = (): void => {
    rows.push(paint(rows.length === 0 ? sign : '  ', false) + row);
    row = '';
    left = room;
  };
  const shown = line.map((stretch, i) => ({
    ...stretch,
    text: elided(stretch, line.length === 1, i === line.length - 1),
  }));
  for (const { text, changed } of shown) {
    let piece = '';
    const put = (): void => {
      if (piece !== '') row += paint(piece, changed);
      piece = '';
    };
    for (const character of text) {
      const columns = eastAsianWidth(character.codePointAt(0) as number);
      if (columns > left) {
        put();
        end();
      }
      piece += character;
      left -= columns;
    }
    put();
    if (changed) left -= 4;
  }
  end();
  return rows;
}

function elided({ text, changed }: Stretch, alone: boolean, last: boolean): string {
  const characters = [...text];
  if (changed)
    return characters.length <= LONGEST
      ? text
      : `${characters.slice(0, LONGEST).join('')}…(${characters.length - LONGEST} more)`;
  if (alone) return characters.length <= 4 * CONTEXT ? text : `${characters.slice(0, 2 * CONTEXT).join('')}…`;
  // The front of a line tells which block it is, so it is shown also far from the change.
  const head = characters.slice(0, CONTEXT);
  const tail = last ? [] : characters.slice(-CONTEXT);
  return head.length + tail.length >= characters.length ? text : `${head.join('')}…${tail.join('')}`;
}
