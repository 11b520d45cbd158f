import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileError } from './fileError.js';

export interface Input {
  /** As the user wrote it; `-` is standard input. */
  readonly path: string;
  /** What the page is called in its output: the file's base name, or `-`. */
  readonly name: string;
}

export const STDIN = '-';

export const inputOf = (path: string): Input => ({ path, name: path === STDIN ? STDIN : basename(path) });

/**
 * All bytes of a file.
 *
 * @throws QingyangError with the system's code (`ENOENT`, `EISDIR`, `EACCES` …)
 */
export function readInput(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw fileError(error, path, 'read');
  }
}
