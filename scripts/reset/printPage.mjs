/** Before which rows a blank line stands. */
function blanksOf(dice) {
  const manner = dice.weigh({ none: 3, all: 1, most: 2, some: 1.5, blocks: 1.5, paragraphs: 1 });
  const p = manner === 'most' ? dice.whole(80, 97) / 100 : dice.whole(5, 50) / 100;
  return (row) => {
    if (manner === 'none') return false;
    if (manner === 'all') return true;
    if (manner === 'blocks') return row.begins ? dice.chance(0.9) : dice.chance(0.02);
    if (manner === 'paragraphs') return row.begins || row.role !== 'more' ? dice.chance(0.85) : dice.chance(0.03);
    return dice.chance(p);
  };
}

/**
 * The raw text of a page.
 * @param rows `{ text, indent, role, article, unit, begins }`, the unit an object that its rows share; specks have no role
 * @returns {{ text: string, roles: Map<number, { role, article, unit }> }} `roles` by the number of the line, counted from 1
 */
export function printPage(rows, dice) {
  const blank = blanksOf(dice);
  const units = new Map();
  const roles = new Map();
  const printed = [];
  for (const row of rows) {
    if (printed.length && blank(row)) printed.push('');
    printed.push(row.indent + row.text);
    if (!row.role) continue;
    if (!units.has(row.unit)) units.set(row.unit, units.size);
    roles.set(printed.length, { role: row.role, article: row.article ?? -1, unit: units.get(row.unit) });
  }
  return { text: `${printed.join('\n')}\n`, roles };
}
