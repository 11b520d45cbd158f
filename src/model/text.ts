import { joinTouching, type Span } from './span.js';

/** A stretch of source and what it reads as now. `reason` is set where the two differ, or where nothing of the source stands behind it. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly reason?: string;
}

/** A changed stretch of source: `from` became `to`. */
export interface Edit {
  readonly span: Span;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** A stretch of a Text, in UTF-16 units of its value, and what it shall read. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly by: string;
  readonly reason: string;
}

/**
 * Text that knows where in the source each of its characters stands. The only maker of changed text: a stage cuts, joins and
 * replaces through it, and the ledger of edits is read off the pieces afterwards, so that the two cannot disagree.
 * Offsets into a Text are UTF-16 units of its present value.
 */
export class Text {
  readonly value: string;
  private constructor(readonly pieces: readonly Piece[]) {
    this.value = pieces.length === 1 ? (pieces[0] as Piece).text : pieces.map((p) => p.text).join('');
  }

  static readonly empty = new Text([]);

  /** The source characters of `[start, end)`, unchanged. */
  static of(source: string, start: number, end: number): Text {
    return start < end ? new Text([{ start, end, text: source.slice(start, end) }]) : Text.empty;
  }

  /** Several texts one after another, in the order given. */
  static concat(texts: readonly Text[]): Text {
    const pieces: Piece[] = [];
    for (const text of texts)
      for (const piece of text.pieces) {
        const last = pieces[pieces.length - 1];
        if (last && last.end === piece.start && last.reason === undefined && piece.reason === undefined)
          pieces[pieces.length - 1] = { start: last.start, end: piece.end, text: last.text + piece.text };
        else pieces.push(piece);
      }
    return new Text(pieces);
  }

  /** Ours, not the source's: white space set between two joined texts. Anything but white space is refused. */
  static glue(space: string): Text {
    if (/\S/u.test(space)) throw new Error('only white space may be added to a text');
    return space === '' ? Text.empty : new Text([{ start: 0, end: 0, text: space, reason: 'glue' }]);
  }

  get length(): number {
    return this.value.length;
  }

  /** The part `[from, to)`. A piece that was edited is never cut: it goes to the side where it begins. */
  slice(from: number, to: number = this.length): Text {
    const pieces: Piece[] = [];
    let at = 0;
    for (const piece of this.pieces) {
      const lo = Math.max(from - at, 0);
      const hi = Math.min(to - at, piece.text.length);
      if (piece.reason !== undefined) {
        const inside = piece.text.length === 0 ? at >= from && (at < to || to === this.length) : at >= from && at < to;
        if (inside) pieces.push(piece);
      } else if (lo < hi)
        pieces.push({ start: piece.start + lo, end: piece.start + hi, text: piece.text.slice(lo, hi) });
      at += piece.text.length;
    }
    return new Text(pieces);
  }

  /** The same text with `[from, to)` reading `by`, and a reason for the ledger. The source stretch stays accounted for. */
  replace(from: number, to: number, by: string, reason: string): Text {
    const old = this.slice(from, to);
    if (old.value === by) return this;
    const edited = old.spans().map(([start, end], i) => ({ start, end, text: i === 0 ? by : '', reason }));
    return Text.concat([this.slice(0, from), new Text(edited), this.slice(to)]);
  }

  /** Every match of `pattern` (global) read as `by`; `by` may be a function of the match. Linear, however many match. */
  replaceAll(pattern: RegExp, by: string | ((match: RegExpExecArray) => string), reason: string): Text {
    const changes: Change[] = [];
    for (const match of this.value.matchAll(pattern)) {
      const to = typeof by === 'string' ? by : by(match);
      changes.push({ from: match.index, to: match.index + match[0].length, by: to, reason });
    }
    return this.rewrite(changes);
  }

  /** The same text with each of `changes` made; they stand in order and do not overlap. Linear in pieces and changes. */
  rewrite(changes: readonly Change[]): Text {
    if (changes.length === 0) return this;
    const parts = this.cutAt(changes.flatMap((c) => [c.from, c.to]));
    return Text.concat(
      parts.map((part, i) => {
        const change = i % 2 ? (changes[(i - 1) / 2] as Change) : null;
        if (!change || part.value === change.by) return part;
        const { by, reason } = change;
        return new Text(part.spans().map(([start, end], k) => ({ start, end, text: k === 0 ? by : '', reason })));
      }),
    );
  }

  /** The text cut at each of `bounds`, which rise. A piece that was edited is never cut: it goes to the side where it begins. */
  cutAt(bounds: readonly number[]): Text[] {
    const parts: Piece[][] = [[]];
    let at = 0;
    let next = 0;
    const passBounds = (): void => {
      for (; next < bounds.length && (bounds[next] as number) <= at; next++) parts.push([]);
    };
    for (const piece of this.pieces) {
      passBounds();
      const end = at + piece.text.length;
      if (piece.reason === undefined)
        for (let start = piece.start; at < end; passBounds()) {
          const stop = Math.min(end, bounds[next] ?? end);
          const text = this.value.slice(at, stop);
          parts.at(-1)?.push({ start, end: start + text.length, text });
          start += text.length;
          at = stop;
        }
      else parts.at(-1)?.push(piece);
      at = end;
    }
    while (next++ < bounds.length) parts.push([]);
    return parts.map((pieces) => new Text(pieces));
  }

  /** Without white space at its ends. White space needs no ledger. */
  trim(): Text {
    const from = this.value.length - this.value.trimStart().length;
    const to = this.value.trimEnd().length;
    return from === 0 && to === this.length ? this : from >= to ? this.slice(0, 0) : this.slice(from, to);
  }

  /** Where its characters stand in the source, in reading order. */
  spans(): Span[] {
    return joinTouching(this.pieces.filter((p) => p.start < p.end).map((p) => [p.start, p.end]));
  }

  /** What was changed in it, against the source. */
  edits(source: string): Edit[] {
    return this.pieces
      .filter((p) => p.reason !== undefined && p.start < p.end)
      .map((p) => ({
        span: [p.start, p.end],
        from: source.slice(p.start, p.end),
        to: p.text,
        reason: p.reason as string,
      }));
  }
}
