/**
 * What kickers, headlines and decks look like is learnt of the stock too; how often something stands before a headline or behind it the other pages
 * know. Each shape of block counts for the same share among those printed of the stock as among the others.
 * @param blocks `{ shape, weight, printed }` and what else
 * @returns the same blocks with the weights of those printed set so; a shape that the others do not have weighs nothing
 */
export function asOften(blocks) {
  const other = sharesOf(blocks.filter((b) => !b.printed));
  const stock = sharesOf(blocks.filter((b) => b.printed));
  return blocks.map((b) =>
    b.printed ? { ...b, weight: (b.weight * (other.get(b.shape) ?? 0)) / stock.get(b.shape) } : b,
  );
}

/** What share of all weight each shape has. */
function sharesOf(blocks) {
  const all = blocks.reduce((sum, { weight }) => sum + weight, 0);
  const shares = new Map();
  for (const { shape, weight } of blocks) shares.set(shape, (shares.get(shape) ?? 0) + weight / all);
  return shares;
}
