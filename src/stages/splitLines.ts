import type { Line, LinedPage } from '../model/draft.js';
import type { Source } from '../model/source.js';
import { Text } from '../model/text.js';

/** A line end of any kind: LF, CRLF, CR, form feed, vertical tab, line and paragraph separator. */
const LINE_END = /\r\n|[\n\r\f\v\u2028\u2029]/gu;

/** Width of the white space at a line's front, in ems: a full-width space 1, others a half. */
const indentOf = (space: string): number =>
  [...space].reduce((w, c) => w + (c === '\u3000' ? 1 : c === '\t' ? 2 : 0.5), 0);

/** The lines that hold something, in source order. Their texts have no white space at their ends. */
export function splitLines(source: Source): LinedPage {
  const lines: Line[] = [];
  const { text } = source;
  let start = 0;
  let number = 1;
  let blankBefore = false;
  const take = (end: number): void => {
    const raw = text.slice(start, end);
    const body = raw.trim();
    if (body === '') blankBefore = true;
    else {
      const lead = raw.length - raw.trimStart().length;
      lines.push({
        number,
        text: Text.of(text, start + lead, start + lead + body.length),
        indent: indentOf(raw.slice(0, lead)),
        blankBefore,
      });
      blankBefore = false;
    }
    number++;
  };
  for (const match of text.matchAll(LINE_END)) {
    take(match.index);
    start = match.index + match[0].length;
  }
  take(text.length);
  return { lines, removed: [], notes: source.notes };
}
