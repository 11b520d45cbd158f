import type { Note } from './page.js';

/** What was read, before anything was decided about it. */
export interface Source {
  /** The name shown to the user: a file's base name, or `-` for standard input. Never an absolute path. */
  readonly name: string;
  /** A WHATWG label that `TextDecoder` takes, and under which `text` was decoded. */
  readonly encoding: string;
  /** The decoded text, without a leading BOM. Every span counts in its UTF-16 units. */
  readonly text: string;
  /** SHA-256 of the bytes as read (of the UTF-8 form where a string was given), in hex. */
  readonly sha256: string;
  /** What was noticed while reading: a doubtful encoding, bytes that could not be read. */
  readonly notes: readonly Note[];
}

/** What a source is called in a sentence. */
export const called = (name: string): string => (name === '-' ? 'standard input' : name);
