/** What CommonMark (and GitHub's tables and strikethrough) takes for markup wherever it stands. */
const ANYWHERE = /[\\`*[<~|]|&(?=#?\w+;)|_/gu;

/**
 * Text that renders as itself inside a line, without white space at its ends. `_` between letters or digits is never markup and stays readable.
 */
export function escapeInline(text: string): string {
  // All white space, not only ASCII's: emphasis does not open before U+3000.
  const trimmed = text.trim();
  return trimmed.replace(ANYWHERE, (mark, at: number) => {
    const inWord = mark === '_' && isWord(trimmed[at - 1]) && isWord(trimmed[at + 1]);
    return inWord ? mark : `\\${mark}`;
  });
}

const isWord = (c: string | undefined): boolean => c !== undefined && /[\p{L}\p{N}]/u.test(c);

/** What is markup only at a line's front. Each with the sign to escape in the second group. */
const AT_FRONT: readonly RegExp[] = [
  /^()([#>])/u, // heading, quotation
  /^()([-+])(?=[ \t]|$)/u, // list item
  /^(\d{1,9})([.)])(?=[ \t]|$)/u, // numbered list item
  /^()([-=])(?=[-=: \t]*$)/u, // rule, underline of the line before, a table's second row
  /^()(:)(?=[-: \t|\\]*$)/u, // a table's second row
];

/** Text that renders as itself as a line of its own, wherever it stands in a paragraph. */
export function escapeLine(text: string): string {
  const inline = escapeInline(text);
  for (const markup of AT_FRONT) {
    const match = markup.exec(inline);
    if (match) return `${match[1]}\\${inline.slice(match[1]?.length)}`;
  }
  return inline;
}
