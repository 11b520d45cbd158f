import type { Line, LinedPage } from '../model/draft.js';
import { type Piece, piecesOf } from '../typesetter/columnPieces.js';
import { searchColumns } from '../typesetter/columnSearch.js';
import { continuationOf } from '../typesetter/continuation.js';

const ROWS = 3;

export function untangleColumns(page: LinedPage): LinedPage {
  const { lines } = page;
  if (!lines.some((l) => /\s/u.test(l.text.value))) return page;
  const rows = piecesOf(lines);
  const says = continuationOf(
    rows.flatMap((r, i) => r.flatMap((p) => (lines[i] as Line).text.value.slice(p.start, p.end).split(/\s+/u))),
  );
  const out: Line[] = [];
  for (let i = 0; i < lines.length; ) {
    let j = i + 1;
    while (j < lines.length && !(lines[j] as Line).blankBefore) j++;
    const block = rows.slice(i, j);
    if (block.filter((r) => r.length > 1).length < ROWS) out.push(...lines.slice(i, j));
    else {
      const pieces = block.flat();
      const { column } = searchColumns(pieces, says);
      const count = Math.max(...column) + 1;
      for (let c = 0; c < count; c++)
        pieces.forEach((p, k) => {
          if (column[k] === c) out.push(pieceLine(lines[p.line] as Line, p));
        });
    }
    i = j;
  }
  return { ...page, lines: out };
}

function pieceLine(line: Line, piece: Piece): Line {
  if (piece.first && piece.last) return line;
  return {
    ...line,
    text: line.text.slice(piece.start, piece.end),
    indent: piece.first ? line.indent : 0,
    blankBefore: piece.first && line.blankBefore,
  };
}
