import type { LabelledLine, LabelledPage, Line, Unit, UnitPage } from '../model/draft.js';
import { blockConfidence } from '../search/confidence.js';
import { isDisplay } from '../search/roles.js';
import { joinLines } from '../typesetter/joinLines.js';
import { widthOf } from '../typesetter/measure.js';

/** Lines become units: a paragraph's lines are joined, also across what was printed in its midst; every other line stands alone. */
export function joinParagraphs(page: LabelledPage): UnitPage {
  const open: { readonly kind: Unit['kind']; readonly lines: LabelledLine[]; readonly opening: number }[] = [];
  let paragraph: (typeof open)[number] | null = null;
  page.labelled.forEach((line, i) => {
    const { role } = line;
    if (role === 'more' && paragraph) {
      paragraph.lines.push(line);
      return;
    }
    if (role === 'front' && belongsTo(open[open.length - 1], line, page.labelled[i + 1])) {
      open[open.length - 1]?.lines.push(line);
      return;
    }
    const body = role === 'opening' || role === 'first' || role === 'more';
    const unit = {
      kind: body ? ('paragraph' as const) : role,
      lines: [line],
      opening: line.opens,
    };
    open.push(unit);
    if (body) paragraph = unit;
    else if (role === 'heading' || role === 'verse' || role === 'tail') paragraph = null;
  });
  const units = open.map((u): Unit => {
    const lines = u.lines.map((l) => l.line);
    const goesOn = page.goesOn?.get(lines[0] as Line);
    return {
      ...(goesOn === undefined ? {} : { goesOn }),
      kind: u.kind,
      opening: u.opening,
      heading: u.lines.reduce((least, l) => Math.min(least, l.heads), 1),
      front: u.lines.reduce((least, l) => Math.min(least, l.fronts), 1),
      measure: u.lines[0]?.measure ?? null,
      text: joinLines(lines.map((l) => l.text)),
      lines,
      confidence: 0,
    };
  });
  const sure = blockConfidence(page.labelled);
  return { ...page, units: units.map((u) => ({ ...u, confidence: sure(u) })) };
}

const LONE_QUOTE = /^[『』「」“”﹃﹄﹁﹂‘’"]$/u;
const LONE_CLOSING = /^[』」”﹄﹂’]$/u;
/** The phrases of such a deck are about as long as each other, in ems. */
const LONGER = 2;

/**
 * Vertical decks come with their quotes on lines of their own: `坚守 / 『 / 一条河 / 』 / 到白头` is one line of the block. A longer line behind the last
 * quote, right above a body, is that body's headline.
 */
function belongsTo(
  unit: { kind: Unit['kind']; lines: LabelledLine[] } | undefined,
  line: LabelledLine,
  next: LabelledLine | undefined,
): boolean {
  if (unit?.kind !== 'front') return false;
  const texts = unit.lines.map((l) => l.line.text.value);
  const before = texts[texts.length - 1] as string;
  const text = line.line.text.value;
  const isHeadline =
    next !== undefined && !isDisplay(next.role) && widthOf(text) > Math.max(...texts.map(widthOf)) + LONGER;
  return LONE_QUOTE.test(text) || (LONE_QUOTE.test(before) && !(LONE_CLOSING.test(before) && isHeadline));
}
