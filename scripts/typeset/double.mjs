// Shadowed type: how a headline comes out of a PDF that printed it more than once.
const runs = (line) => line.match(/\p{Script=Han}+|[0-9]+|[A-Za-z]+|\s+|[^\p{Script=Han}0-9A-Za-z\s]+/gu) ?? [];

/** The ways of doubling, by name; each returns the printed lines of one line. */
export const doublings = {
  once: (line) => [line],
  run: (line) => [
    runs(line)
      .map((run) => (run.trim() ? run + run : run))
      .join(''),
  ],
  character: (line) => [[...line].map((c) => (c.trim() ? c + c : c)).join('')],
  whole: (line) => [line + line],
  nextLine: (line) => [line, line],
  thrice: (line) => [line, line, line],
};
