import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Failure } from './failure.js';
import { compare } from './findInputs.js';
import type { IssueTally, Tally } from './tally.js';
import { flushFolder, writeAtomic } from './writeAtomic.js';

/** What became of a page (or of an issue, tied together from pages). No times unless asked for and no absolute paths: equal work gives equal lines. */
export interface Entry {
  /** The page's name: its path below the base of the inputs. The last line of a name counts. */
  readonly page: string;
  /** Where it was read, relative to the output folder. */
  readonly from: string;
  /** SHA-256 of the input; null where it could not be read. Of an issue: of its pages' outputs. */
  readonly input: string | null;
  /** SHA-256 of the options and formats. */
  readonly options: string;
  /** The program's version. */
  readonly version: string;
  /** What was written, and the SHA-256 of each; of a page that failed, what an earlier run had written. */
  readonly outputs?: Readonly<Record<string, string>>;
  readonly tally?: Tally;
  /** Spent on cleaning, in milliseconds; only where times were asked for, since no two runs agree on them. */
  readonly ms?: number;
  readonly issue?: IssueTally;
  readonly failure?: Failure;
}

/** What is kept in memory of a page that an earlier run finished: enough to know whether it is due again. */
export interface Finished {
  readonly from: string;
  readonly input: string | null;
  readonly options: string;
  readonly version: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly ok: boolean;
}

/** The folder in the output folder that holds what the program needs to go on. */
export const STATE = '.qingyang';

const CHUNK = 1 << 20;
const LINE_END = 10;

/**
 * The record of a batch: one JSON object a line, appended when a page is safely on the disk. A line that a crash tore, and whatever
 * follows it, is cut off when the journal is opened; the pages that it spoke of are simply done again.
 */
export class Journal {
  readonly #out: string;
  readonly #path: string;
  /** Where files were written that the next `sync` has to see to. */
  readonly #folders = new Set<string>();
  readonly #file: number;
  #length: number;
  #unsynced = false;
  /** Sorted, and each page once: as `finish` leaves it. A run that was killed after its last page did not get that far. */
  #inOrder = true;
  /** The pages of earlier runs, by name. Not added to: the journal of a large batch is read again when it is reported on. */
  readonly finished: ReadonlyMap<string, Finished>;
  /** Whether a torn end was cut off. */
  readonly torn: boolean;

  /** Opens the journal of an output folder, or begins one. */
  constructor(out: string) {
    this.#out = out;
    this.#path = join(out, STATE, 'journal.ndjson');
    mkdirSync(dirname(this.#path), { recursive: true });
    this.#file = openSync(this.#path, 'a+');
    const finished = new Map<string, Finished>();
    let last: string | null = null;
    const { end, length } = scan(this.#file, (entry) => {
      const { page, from, input, options, version, outputs = {}, failure } = entry;
      this.#inOrder &&= last === null || compare(last, page) < 0;
      last = page;
      finished.set(page, { from, input, options, version, outputs, ok: failure === undefined });
    });
    this.finished = finished;
    this.torn = end < length;
    this.#length = end;
    if (this.torn) ftruncateSync(this.#file, end);
  }

  /** One line more, handed to the system at once, so that the death of this process does not lose it. */
  append(entry: Entry): void {
    const line = Buffer.from(`${JSON.stringify(entry)}\n`);
    try {
      for (let at = 0; at < line.length; ) at += writeSync(this.#file, line, at);
    } catch (error) {
      ftruncateSync(this.#file, this.#length); // half a line on a full disk
      throw error;
    }
    this.#length += line.length;
    for (const name of Object.keys(entry.outputs ?? {})) this.#folders.add(dirname(join(this.#out, name)));
    this.#unsynced = true;
    this.#inOrder = false;
  }

  /** To the disk, so that a power cut does not lose it either; the names of the files that it speaks of first. */
  sync(): void {
    if (!this.#unsynced) return;
    for (const folder of this.#folders) flushFolder(folder);
    this.#folders.clear();
    fsyncSync(this.#file);
    this.#unsynced = false;
  }

  /** The last entry of every page, sorted by name. Reads the file again: memory holds names and places only. */
  *entries(): Generator<Entry> {
    const places = new Map<string, readonly [number, number]>();
    scan(this.#file, (entry, at, length) => places.set(entry.page, [at, length]));
    for (const [, [at, length]] of [...places].sort(([a], [b]) => compare(a, b))) {
      const line = Buffer.allocUnsafe(length);
      readSync(this.#file, line, 0, length, at);
      yield JSON.parse(line.toString()) as Entry;
    }
  }

  /** What still `lives`, sorted, one line a page: the same bytes whatever the order of work and however often it was cut off. Closes the journal. */
  finish(lives: (entry: Entry) => boolean): void {
    this.sync();
    if (!this.#inOrder) {
      let lines = '';
      const parts: Buffer[] = [];
      for (const entry of this.entries()) {
        if (!lives(entry)) continue;
        lines += `${JSON.stringify(entry)}\n`;
        if (lines.length > CHUNK) {
          parts.push(Buffer.from(lines));
          lines = '';
        }
      }
      writeAtomic(this.#path, Buffer.concat([...parts, Buffer.from(lines)]), { force: true });
    }
    this.close();
  }

  close(): void {
    try {
      this.sync();
    } finally {
      closeSync(this.#file);
    }
  }
}

/** Calls back for every whole line up to the first that cannot be read. `end` is where the good part ends, in bytes. */
function scan(
  file: number,
  found: (entry: Entry, at: number, length: number) => void,
): { readonly end: number; readonly length: number } {
  const chunk = Buffer.allocUnsafe(CHUNK);
  let rest: Buffer = Buffer.alloc(0);
  let end = 0;
  let length = 0;
  let good = true;
  for (let got = readSync(file, chunk, 0, CHUNK, 0); got > 0; got = readSync(file, chunk, 0, CHUNK, length)) {
    length += got;
    if (!good) continue;
    const data = Buffer.concat([rest, chunk.subarray(0, got)]);
    let start = 0;
    for (let stop = data.indexOf(LINE_END); stop >= 0; stop = data.indexOf(LINE_END, start)) {
      const entry = parse(data.toString('utf8', start, stop));
      if (!entry) {
        good = false;
        break;
      }
      found(entry, end, stop - start);
      end += stop + 1 - start;
      start = stop + 1;
    }
    rest = data.subarray(start);
  }
  return { end, length };
}

function parse(line: string): Entry | null {
  try {
    const value = JSON.parse(line) as Partial<Entry> | null;
    const whole =
      typeof value?.page === 'string' && typeof value.options === 'string' && typeof value.version === 'string';
    return whole ? (value as Entry) : null;
  } catch {
    return null;
  }
}
