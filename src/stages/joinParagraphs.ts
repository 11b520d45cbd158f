import type { LabelledLine, LabelledPage, Unit, UnitPage } from '../model/draft.js';
import { joinLines } from '../typesetter/joinLines.js';

/** Lines become units: a paragraph's lines are joined, also across what was printed in its midst; every other line stands alone. */
export function joinParagraphs(page: LabelledPage): UnitPage {
  const open: { kind: Unit['kind']; opens: boolean; lines: LabelledLine[]; opening: number }[] = [];
  let paragraph: (typeof open)[number] | null = null;
  for (const line of page.labelled) {
    const { role } = line;
    if (role === 'more' && paragraph) {
      paragraph.lines.push(line);
      continue;
    }
    if (role === 'front' && belongsTo(open[open.length - 1], line)) {
      open[open.length - 1]?.lines.push(line);
      continue;
    }
    const body = role === 'opening' || role === 'first' || role === 'more';
    const unit = {
      kind: body ? ('paragraph' as const) : role,
      opens: role === 'opening',
      lines: [line],
      opening: line.opens,
    };
    open.push(unit);
    if (body) paragraph = unit;
    else if (role === 'heading' || role === 'verse' || role === 'tail') paragraph = null;
  }
  const units = open.map((u): Unit => {
    const lines = u.lines.map((l) => l.line);
    return {
      kind: u.kind,
      opens: u.opens,
      opening: u.opening,
      heading: u.lines.reduce((least, l) => Math.min(least, l.heads), 1),
      text: joinLines(lines.map((l) => l.text)),
      lines,
      confidence: Math.min(...u.lines.map((l) => l.confidence)),
    };
  });
  return { ...page, units };
}

const LONE_QUOTE = /^[『』「」“”﹃﹄﹁﹂‘’"]$/u;

/**
 * Vertical headlines come cut into characters, and vertical decks with their quotes on lines of their own: such lines are one line of the block.
 *
 *     坚守 / 『 / 一条河 / 』 / 到白头
 *            ^           ^  lone quotes bind what stands around them
 */
function belongsTo(unit: { kind: Unit['kind']; lines: LabelledLine[] } | undefined, line: LabelledLine): boolean {
  if (unit?.kind !== 'front') return false;
  const before = unit.lines[unit.lines.length - 1]?.line.text.value as string;
  const text = line.line.text.value;
  return LONE_QUOTE.test(text) || LONE_QUOTE.test(before) || (text.length <= 2 && before.length <= 2);
}
