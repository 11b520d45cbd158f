// The typesetter that the program inverts: text into printed lines of a measure given in ems.
const CLOSERS = '，。、；：？！”’）》」』】〕…—,.;:?!)]';
const OPENERS = '“‘（《「『【〔([';
const MARKS = '，。、；：？！”’）》」』】〕“‘（《「『【〔';

/** Width of one unit in ems: full-width characters 1, ASCII a half each. */
const unitWidth = (unit) => [...unit].reduce((sum, c) => sum + (/[ -~]/.test(c) ? 0.5 : 1), 0);

/** Width of a line as set: two marks side by side share an em and a half, a closing mark at the line's end may be a half. */
function lineWidth(units, { kinsoku, squeeze, wholeMarks, halfMarks = '' }) {
  let width = units.reduce((sum, unit) => sum + unitWidth(unit), 0);
  for (const unit of units) if (halfMarks.includes(unit)) width -= 0.5;
  if (!kinsoku || halfMarks) return width;
  if (squeeze)
    units.forEach((unit, i) => (width -= i > 0 && MARKS.includes(unit) && MARKS.includes(units[i - 1]) ? 0.5 : 0));
  const last = wholeMarks ? undefined : units.at(-1);
  return last !== undefined && CLOSERS.includes(last) && MARKS.includes(last) ? width - 0.5 : width;
}

/**
 * Breaks one paragraph into printed lines.
 *
 * @param {string} text the paragraph
 * @param {() => number} nextMeasure the measure of the next line, in ems; called once a line
 * @param {{ kinsoku: boolean, squeeze: boolean, indent: number, wholeMarks?: boolean, halfMarks?: string, pushIn?: number }} style `indent` in ems, for the
 *   first line; it leaves no character. `wholeMarks`: a mark at a line's end keeps its em. `halfMarks`: these marks
 *   are set on half an em everywhere. `pushIn`: ems that a line may stand over its
 *   measure to take in the marks that may not begin the next one
 * @returns {string[]} the lines; white space at a break stays at the line's end only where it is full-width
 */
export function breakLines(text, nextMeasure, style) {
  const units = text.match(/…{2}|—{2}|[!-~]+|[\s\S]/gu) ?? [];
  const lines = [];
  let from = 0;
  while (from < units.length) {
    const room = nextMeasure() - (lines.length === 0 ? style.indent : 0);
    let to = from + 1;
    while (to < units.length && lineWidth(units.slice(from, to + 1), style) <= room) to++;
    if (style.kinsoku) {
      const forbidden = () =>
        to < units.length && (CLOSERS.includes(units[to][0]) || OPENERS.includes(units[to - 1].at(-1)));
      const fits = () => lineWidth(units.slice(from, to + 1), style) <= room + (style.pushIn ?? 0);
      while (style.pushIn && to < units.length && CLOSERS.includes(units[to][0]) && fits()) to++;
      while (forbidden() && to - 1 > from) to--;
    }
    lines.push(
      units
        .slice(from, to)
        .join('')
        .replace(/^ +| +$/g, ''),
    );
    from = to;
  }
  return lines;
}

/** The same line as a PDF's text layer gives it: cut wherever two marks were squeezed together. */
export const cutAtSqueeze = (line) => line.split(/(?<=[”’）》])(?=[，。、；：？！“‘（《].)/u);

/** The same where the tool cuts at every pair of marks that share an em and a half, whichever they are. */
export const cutAtMarks = (line) =>
  line.split(new RegExp(`(?<=[${MARKS.replace(/[[\]]/gu, '\\$&')}])(?=[${MARKS.replace(/[[\]]/gu, '\\$&')}])`, 'u'));
