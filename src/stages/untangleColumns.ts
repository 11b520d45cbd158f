import type { Line, LinedPage } from '../model/draft.js';
import type { Note } from '../model/page.js';
import type { ResolvedOptions } from '../options.js';
import { searchColumns } from '../search/columnSearch.js';
import { type Continuation, continuationOf } from '../search/continuation.js';
import { type Piece, piecesOf } from '../typesetter/columnPieces.js';
import { type Segmenter, segmenterOf } from '../words/segmenter.js';

/** A run with fewer rows of several pieces is left as it is. */
const ROWS = 3;
/** Of a run's rows, those that hold several pieces: below this they may be tables, signatures or spaced phrases, and need more proof. */
const DENSE = 0.2;
/** How well, at least, its pieces must go on down the columns, and how much better than along the lines (mean log-odds). */
const PROOF = Object.freeze({ down: -1, better: 0.4 });
/** More pieces stand on no page; a longer run is not searched. */
const LONGEST = 3000;
/** Below this share no search is worth its time. */
const STRAY = 0.08;
const PROOF_SPARSE = Object.freeze({ down: -0.75, better: 0.8 });
/** And so much in all: a few pieces prove little. */
const PROOF_IN_ALL = 3;
/** Wide gaps that recur are proof of columns in part; the text must add less. */
const PROOF_WIDE = Object.freeze({ down: -1.1, better: 0.15 });
/** What lines made of nothing but rules and dirt look like. Capitals may be a vertical headline's: `当 / A / I / 住进 / 老屋`. */
const SPECK = /^(?=.*[|｜¦_＿])[|｜¦_＿—–\-~.,'`\s]+$|^一{2,}$|^[a-z<>|_~=*^\\/.,:;-]{1,2}$/u;
const GAP = /\S\s+\S/u;
/**
 * A box of so few rows, with phrases of so many ems in them, holds two columns where a wide gap parts each row: what is narrower is a cell of a table, and
 * in a longer box the text goes on often enough to prove it.
 */
const PARTED = Object.freeze({ rows: 2, most: 8, ems: 5 });

/**
 * Where columns that stood side by side were read row by row, their lines are put in order, column by column. A line that holds pieces of
 * several columns becomes several lines of the same number. Nothing is dropped. What neither the text proves nor, in a few lines, a wide gap in every row
 * stays as it is. Each such place is a note.
 * Words speak for a column that goes on: the segmenter of `choice` is asked, and named in what is returned.
 */
export function untangleColumns(page: LinedPage, choice: ResolvedOptions['segmenter']): LinedPage {
  const marked = page.lines.some((l) => SPECK.test(l.text.value));
  const lines = marked ? page.lines.map((l) => (SPECK.test(l.text.value) ? { ...l, speck: true } : l)) : page.lines;
  const untouched = marked ? { ...page, lines } : page;
  if (lines.filter((l) => GAP.test(l.text.value)).length < PARTED.rows) return untouched;
  const rows = piecesOf(lines);
  if (rows.filter((r) => r.length > 1).length < PARTED.rows) return untouched;
  let segmenter: Segmenter | undefined;
  let learned: Continuation | undefined;
  const out: Line[] = [];
  const notes: Note[] = [];
  const keep = (from: number, to: number): void => {
    for (let k = from; k < to; k++) out.push(lines[k] as Line);
  };
  for (let i = 0; i < lines.length; ) {
    let j = i + 1;
    while (j < lines.length && !(lines[j] as Line).blankBefore) j++;
    const run = rows.slice(i, j);
    const several = run.filter((r) => r.length > 1).length;
    if (isParted(run)) {
      const both = columnByColumn(lines, run.flat(), leftAndRight(run));
      // The right one is a box of its own.
      for (const [k, line] of both.entries()) out.push(k === run.length ? { ...line, blankBefore: true } : line);
      notes.push(parted((lines[i] as Line).number, (lines[j - 1] as Line).number));
    } else if (several < ROWS || several < run.length * STRAY) keep(i, j);
    else {
      const pieces = run.flat();
      segmenter ??= segmenterOf(choice);
      learned ??= continuationOf(phrasesOf(lines), segmenter);
      const says = learned;
      const dense = several >= run.length * DENSE;
      const column = pieces.length > LONGEST ? null : searchColumns(pieces, says);
      const told = column && isProven(pieces, column, says, dense) ? column : null;
      if (told) for (const line of columnByColumn(lines, pieces, told)) out.push(line);
      else keep(i, j);
      if (told || dense)
        notes.push(interleaved((lines[i] as Line).number, (lines[j - 1] as Line).number, told !== null));
    }
    i = j;
  }
  if (!segmenter) return notes.length === 0 ? untouched : { ...page, lines: out, notes: [...page.notes, ...notes] };
  if (choice === 'nodejieba' && segmenter.name !== choice) notes.push(SEGMENTER_MISSING);
  return { ...page, lines: out, notes: [...page.notes, ...notes], segmenter: segmenter.name };
}

const phrasesOf = (lines: readonly Line[]): string[] => lines.flatMap((l) => l.text.value.split(/\s+/u));

const SEGMENTER_MISSING: Note = {
  level: 'look',
  code: 'segmenter-missing',
  message: 'nodejieba was asked for but is not installed or does not load; the segmenter of Node was asked instead',
};

/** @param told whether the text told how the columns go on */
function interleaved(from: number, to: number, told: boolean): Note {
  const says = told
    ? 'held several columns read row by row, and were put in order by how their text goes on'
    : 'seem to hold several columns read row by row, and the text does not tell how they go on';
  return {
    level: 'look',
    code: told ? 'columns-untangled' : 'columns-interleaved',
    message:
      `lines ${from} to ${to} ${says}; ` +
      'for a PDF, `pdftotext -raw` gives better text; for a scan, an OCR with layout analysis (tesseract --psm 1 or 3)',
    line: from,
  };
}

/**
 * Whether a wide gap parts each row in two: two headlines that stand side by side, of which the text tells little. Of 21 such boxes on 440 pages of OCR
 * 20 were columns.
 */
const isParted = (run: readonly (readonly Piece[])[]): boolean =>
  run.length >= PARTED.rows &&
  run.length <= PARTED.most &&
  run.every((row) => row.length === 2 && row[1]?.loose && row.every((p) => p.width >= PARTED.ems));

const leftAndRight = (run: readonly (readonly Piece[])[]): number[] => run.flatMap((row) => row.map((_, i) => i));

function parted(from: number, to: number): Note {
  return {
    level: 'look',
    code: 'columns-parted',
    message: `lines ${from} to ${to} have a wide gap in every row, and were read as two columns side by side`,
    line: from,
  };
}

function isProven(pieces: readonly Piece[], column: readonly number[], says: Continuation, dense: boolean): boolean {
  const [down, along] = evidence(pieces, column, says);
  const gaps = pieces.filter((p) => !p.first);
  const proof = gaps.filter((p) => p.loose).length > gaps.length / 2 ? PROOF_WIDE : dense ? PROOF : PROOF_SPARSE;
  return down >= proof.down && down - along >= proof.better && (down - along) * gaps.length >= PROOF_IN_ALL;
}

/** How well the pieces go on, as a mean: down their columns, and along the lines as they stand. */
function evidence(
  pieces: readonly Piece[],
  column: readonly number[],
  says: Continuation,
): [down: number, along: number] {
  const lastOf = new Map<number, Piece>();
  let down = 0;
  let downs = 0;
  let along = 0;
  let alongs = 0;
  pieces.forEach((piece, k) => {
    const above = lastOf.get(column[k] as number);
    if (above && !piece.first) {
      down += says.between(above.text, piece.text);
      downs++;
    }
    const left = pieces[k - 1];
    if (left && !piece.first) {
      along += says.between(left.text, piece.text);
      alongs++;
    }
    lastOf.set(column[k] as number, piece);
  });
  return [downs ? down / downs : 0, alongs ? along / alongs : 0];
}

function columnByColumn(lines: readonly Line[], pieces: readonly Piece[], column: readonly number[]): Line[] {
  const order = pieces.map((_, k) => k).sort((a, b) => (column[a] as number) - (column[b] as number) || a - b);
  return order.map((k) => pieceLine(lines, pieces[k] as Piece));
}

function pieceLine(lines: readonly Line[], piece: Piece): Line {
  const line = lines[piece.line] as Line;
  const { text } = line;
  if (piece.start === 0 && piece.end === text.length) return line;
  return {
    ...line,
    text: text.slice(piece.start, piece.end),
    indent: piece.first ? line.indent : 0,
    blankBefore: piece.first && line.blankBefore,
  };
}
