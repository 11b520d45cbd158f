import type { LabelledLine, LabelledPage, Unit, UnitPage } from '../model/draft.js';
import { blockConfidence } from '../search/confidence.js';
import { joinLines } from '../typesetter/joinLines.js';

interface Joined {
  readonly kind: Unit['kind'];
  readonly lines: LabelledLine[];
  readonly opening: number;
}

/** Lines become units: a paragraph's lines are joined, also across what was printed in its midst; every other line stands alone. */
export function joinParagraphs(page: LabelledPage): UnitPage {
  const open: Joined[] = [];
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
      lines: [line],
      opening: line.opens,
    };
    open.push(unit);
    if (body) paragraph = unit;
    else if (role === 'heading' || role === 'verse' || role === 'tail') paragraph = null;
  }
  const units = partPairs(open).map((u): Unit => {
    const lines = u.lines.map((l) => l.line);
    return {
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
  return { ...page, units: settleHeadings(units).map((u) => ({ ...u, confidence: sure(u) })) };
}

/** From these probabilities on, a line is taken for the second of a pair of section headings where the page has such pairs. */
const MAY_HEAD = 0.1;
const HEADS = 0.2;
/** What ends a line that is no heading. */
const ENDED = /[，。；：！？…”」』]$/u;

/**
 * Section heads come in pairs on some pages, two bare lines each. Where the page has such a pair, the first line of a paragraph behind a lone
 * heading is its second line, if it may be one and the line behind it may begin a paragraph.
 */
function partPairs(joined: readonly Joined[]): Joined[] {
  const display = (u: Joined | undefined): boolean => u !== undefined && (u.kind === 'heading' || u.kind === 'front');
  const heads = (u: Joined | undefined): boolean => display(u) && (u as Joined).lines.every((l) => l.heads >= HEADS);
  const pairs = joined.some((u, i) => heads(u) && heads(joined[i + 1]) && joined[i + 2]?.kind === 'paragraph');
  if (!pairs) return [...joined];
  return joined.flatMap((u, i) => {
    const [first, second] = u.lines;
    const alone = heads(joined[i - 1]) && !display(joined[i - 2]);
    if (u.kind !== 'paragraph' || !alone || !first || !second) return [u];
    if (
      first.heads < MAY_HEAD ||
      ENDED.test(first.line.text.value) ||
      (second.role === 'more' && second.confidence > 1 - MAY_HEAD)
    )
      return [u];
    return [
      { kind: 'heading', lines: [first], opening: first.opens },
      { kind: 'paragraph', lines: u.lines.slice(1), opening: second.opens },
    ];
  });
}

const LONE_QUOTE = /^[『』「」“”﹃﹄﹁﹂‘’"]$/u;

/** Vertical decks come with their quotes on lines of their own: `坚守 / 『 / 一条河 / 』 / 到白头` is one line of the block. */
function belongsTo(unit: { kind: Unit['kind']; lines: LabelledLine[] } | undefined, line: LabelledLine): boolean {
  if (unit?.kind !== 'front') return false;
  const before = unit.lines[unit.lines.length - 1]?.line.text.value as string;
  const text = line.line.text.value;
  return LONE_QUOTE.test(text) || LONE_QUOTE.test(before);
}

/**
 * A section heading stands before a paragraph. One that stands before a line of a headline block is such a line itself; and a line without an
 * end mark between a heading and a paragraph is the heading's second line.
 */
function settleHeadings(units: readonly Unit[]): Unit[] {
  const out = [...units];
  for (let i = 1; i + 1 < out.length; i++) {
    const unit = out[i] as Unit;
    const between = out[i - 1]?.kind === 'heading' && out[i + 1]?.kind === 'paragraph' && unit.kind === 'paragraph';
    const bare = unit.lines.length === 1 && !ENDED.test(unit.text.value);
    if (between && bare && unit.heading > 0.03) out[i] = { ...unit, kind: 'heading' };
  }
  for (let i = out.length - 2; i >= 0; i--) {
    const unit = out[i] as Unit;
    const next = out[i + 1] as Unit;
    if (unit.kind === 'heading' && (next.kind === 'front' || next.kind === 'byline'))
      out[i] = { ...unit, kind: 'front' };
  }
  return out;
}
