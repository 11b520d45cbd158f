import { breakLines, cutAtMarks, cutAtSqueeze } from '../typeset/breakLines.mjs';
import { column, setBlanks } from '../typeset/setPage.mjs';

/** Measures of a body from the top: one, or a few where a picture or another column begins. */
function measuresOf(page, dice) {
  const other = () => dice.whole(16, 56) / 2;
  // The first lines of old papers often run beside a headline.
  if (page.old && dice.chance(0.15)) return [[dice.whole(4, 5), dice.whole(4, 12)], [page.measure]];
  const base = dice.chance(0.55) ? page.measure : other();
  if (!dice.chance(page.restless ? 0.5 : 0.15)) return base;
  const narrow = () => Math.max(7, base - dice.whole(2, 20) / 2);
  const next = () => (dice.chance(0.6) ? narrow() : other());
  return Array.from({ length: dice.whole(2, 3) }, (_, i) =>
    i % 2 ? [next(), dice.whole(3, 20)] : [base, dice.whole(3, 25)],
  );
}

/** Rows of a body: each printed line with the role it has. */
export function printBody(article, page, dice) {
  const set = column(measuresOf(page, dice));
  const { style } = page;
  const measure = () => set() + (dice.chance(style.uneven) ? dice.one([-1, -0.5, 0.5, 1]) : 0);
  const rows = [];
  const add = (text, role, rest, unit, indent = '') => {
    const pieces = style.cut === 'marks' ? cutAtMarks(text) : style.cut === 'squeeze' ? cutAtSqueeze(text) : [text];
    pieces.forEach((piece, i) => rows.push({ text: piece, role: i ? rest : role, unit, indent: i ? '' : indent }));
  };
  if (article.head) add(article.head, 'tail', 'tail', {});
  let opened = false;
  const verseIndent = dice.one(['', '', '　　', '    ']);
  for (const block of article.body) {
    const unit = {};
    if (block.type === 'paragraph') {
      const lines = breakLines(block.text, measure, style).filter(Boolean);
      lines.forEach((line, i) => {
        const role = i ? 'more' : opened ? 'first' : 'opening';
        const keep = i === 0 && (style.keepsOne && !opened ? ' ' : style.keptIndent);
        add(
          setBlanks(line, style, () => dice.whole(0, 9999) / 10000),
          role,
          'more',
          unit,
          keep || '',
        );
      });
      opened = true;
    } else {
      const role = block.type === 'heading' ? 'heading' : block.type === 'verse' ? 'verse' : 'first';
      const lines =
        role === 'verse'
          ? [block.text]
          : breakLines(block.text, role === 'heading' && dice.chance(0.5) ? () => 40 : measure, {
              ...style,
              indent: 0,
            });
      lines.forEach((line) => add(line, role, role, unit, style.keptIndent && role === 'verse' ? verseIndent : ''));
    }
  }
  if (article.tail) {
    const lines = breakLines(article.tail, measure, { ...style, indent: 0 });
    const unit = {};
    lines.forEach((line) => add(line, 'tail', 'tail', unit, style.keptIndent && dice.chance(0.5) ? '　　' : ''));
  }
  return rows;
}

/** Rows of one caption, which is set to a measure of its own. */
export function printCaption(text, dice) {
  const width = dice.whole(12, 34);
  const unit = {};
  const lines = dice.chance(0.4) ? [text] : breakLines(text, () => width, { kinsoku: true, squeeze: false, indent: 0 });
  return lines.map((line) => ({ text: line, role: 'caption', unit, indent: '' }));
}
