import type { LabelledLine, LabelledPage, Line, Unit, UnitPage } from '../model/draft.js';
import { blockConfidence } from '../search/confidence.js';
import { captionGoesOn } from '../typesetter/captionLines.js';
import { joinLines } from '../typesetter/joinLines.js';

/** Lines become units: a paragraph's lines are joined, also across what was printed in its midst, and those of a caption; every other line stands alone. */
export function joinParagraphs(page: LabelledPage): UnitPage {
  const open: { readonly kind: Unit['kind']; readonly lines: LabelledLine[]; readonly opening: number }[] = [];
  let paragraph: (typeof open)[number] | null = null;
  page.labelled.forEach((line) => {
    const { role } = line;
    if (role === 'more' && paragraph) {
      paragraph.lines.push(line);
      return;
    }
    const last = open.at(-1);
    if (role === 'caption' && last?.kind === 'caption' && captionGoesOn(textOf(last.lines), line.line.text.value)) {
      last.lines.push(line);
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

const textOf = (lines: readonly LabelledLine[]): string => lines.map((l) => l.line.text.value).join('');
