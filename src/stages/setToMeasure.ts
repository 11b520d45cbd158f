import type { Line, LinedPage } from '../model/draft.js';
import type { Text } from '../model/text.js';
import { emOf, mayNotBegin, mayNotEnd, widthOf } from '../typesetter/measure.js';

/** The measure that whole paragraphs are set to, and the indent that their first lines have lost or kept. Ems. */
const MEASURE = 20;
const INDENT = 2;
/** A line of running text has so many ems at least, and a mark inside. */
const RUNNING = Object.freeze({ ems: 16, mark: /[，。、；,;]/u });
const ENDS = /[。！？!?…：:；;”’」』）)】\]]$/u;
/** Where so many of them end as a paragraph does, and one is wider than a column, they are paragraphs: so much of the page's text, and none longer than people write. */
const WHOLE = Object.freeze({ ended: 0.9, wider: 30, text: 0.5, longest: 5000 });

/**
 * A page whose lines are whole paragraphs, as text has them that was copied from a screen or joined by another tool, is set to a measure first: the
 * search knows the lines of columns, and joins them again. Every further line of a paragraph has the number of the first. Blank lines stand between
 * all paragraphs of such a text, or between none, and tell of no boxes.
 */
export function setToMeasure(page: LinedPage): LinedPage {
  if (!areWhole(page.lines)) return page;
  return { ...page, lines: page.lines.flatMap((line) => setLine({ ...line, blankBefore: false })) };
}

function areWhole(lines: readonly Line[]): boolean {
  const running: string[] = [];
  for (const { text } of lines) if (isRunning(text.value)) running.push(text.value);
  // Nearly every page ends here.
  if (running.filter((text) => ENDS.test(text)).length < WHOLE.ended * running.length) return false;
  const sum = (texts: readonly string[]): number => texts.reduce((all, text) => all + widthOf(text), 0);
  const widest = running.reduce((most, text) => Math.max(most, widthOf(text)), 0);
  return (
    widest > WHOLE.wider && widest <= WHOLE.longest && sum(running) >= WHOLE.text * sum(lines.map((l) => l.text.value))
  );
}

/** No character is wider than an em. */
const isRunning = (text: string): boolean =>
  text.length >= RUNNING.ems && RUNNING.mark.test(text) && widthOf(text) >= RUNNING.ems;

/** A line of display type may be wider than the measure, too; it hardly ends as a paragraph does. */
function setLine(line: Line): Line[] {
  const { text, indent } = line;
  if (!ENDS.test(text.value) && widthOf(text.value) <= WHOLE.wider) return [line];
  const cuts = cutsOf(text.value, indent >= INDENT ? MEASURE - indent : MEASURE - INDENT);
  if (cuts.length === 0) return [line];
  return text
    .cutAt(cuts)
    .map((part: Text, i) => (i === 0 ? { ...line, text: part } : { ...line, text: part, indent: 0, set: true }));
}

/** Where the lines begin behind the first, which has room for `room` ems: never in the midst of a word, a number or a row of blanks, nor against kinsoku. */
function cutsOf(text: string, room: number): number[] {
  const cuts: number[] = [];
  let width = 0;
  let may = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (mayCut(text.charCodeAt(i - 1), unit)) may = i;
    width += emOf(unit);
    if (width <= (cuts.length === 0 ? room : MEASURE) || may <= (cuts.at(-1) ?? 0)) continue;
    cuts.push(may);
    width = widthOf(text.slice(may, i + 1));
  }
  return cuts;
}

/** Whether a line may begin between two units: both are characters or marks that fill an em. */
const mayCut = (before: number, behind: number): boolean =>
  !mayNotEnd(before) && !mayNotBegin(behind) && isFull(before) && isFull(behind);
const isFull = (unit: number): boolean => emOf(unit) === 1 && unit !== WIDE_SPACE && (unit < 0xd800 || unit > 0xdfff);
const WIDE_SPACE = 0x3000;
