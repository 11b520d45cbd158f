/** White space before a line, in ems, from which on it is an indent. */
export const INDENTED = 1.5;
/** A page that kept its indents has some, and more than a few strays. A page of few lines has few. */
const FEWEST = 3;
const FEWEST_OF_FEW = 2;
const FEW_LINES = 25;
const SHARE = 0.04;

/** Whether a page kept the indents of its paragraphs. @param indents the white space before each line, in ems */
export function keepsIndents(indents: readonly number[]): boolean {
  const kept = indents.filter((indent) => indent >= INDENTED).length;
  return kept >= (indents.length < FEW_LINES ? FEWEST_OF_FEW : FEWEST) && kept > SHARE * indents.length;
}
