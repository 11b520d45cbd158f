export const isParagraph = (block) => block.type === 'paragraph';

/** Takes a clause of `from` to `to` characters out of a paragraph, or gives null: a clause that is nowhere else reads as a heading does. */
export function takeClause(block, from, to, dice) {
  const clauses = [
    ...block.text.matchAll(/(?<=[，。；！？])[^，。；：！？、“”‘’「」『』（）()《》〔〕【】…—\s]+(?=[，；])/gu),
  ].filter((m) => m[0].length >= from && m[0].length <= to);
  if (!clauses.length || block.text.length < 50) return null;
  const { 0: clause, index } = dice.one(clauses);
  block.text = block.text.slice(0, index) + block.text.slice(index + clause.length + 1);
  return clause;
}

/** A clause of any of the paragraphs. */
export function clauseOf(blocks, from, to, dice) {
  for (const block of dice.shuffle(blocks.filter(isParagraph)).slice(0, 6)) {
    const clause = takeClause(block, from, to, dice);
    if (clause) return clause;
  }
  return null;
}
