import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { QingyangError } from '../errors.js';
import { fileError, systemCode } from './fileError.js';

/** Larger than any page by far; what is larger is not decoded into one string by Node. In bytes. */
export const LARGEST_FILE = 512 * 1024 * 1024;
const TRIES = 3;

/**
 * A file's bytes, all of one moment: where the file changes while it is read, it is read again, three times at most.
 *
 * @param name what messages call it
 * @throws QingyangError `changing`, `not-a-file`, `too-large` or the system's code
 */
export function readSteady(path: string, name: string): Buffer {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const bytes = readOnce(path, name);
    if (bytes) return bytes;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20 * attempt);
  }
  throw new QingyangError(
    'changing',
    `${name}: it changed each time it was read.`,
    'Let whatever writes it finish, and run again.',
  );
}

/** The bytes, or null where the file was not the same before and after. */
function readOnce(path: string, name: string): Buffer | null {
  let file: number | null = null;
  try {
    // Non-blocking, or a named pipe without a writer would hold the worker for ever.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const before = fstatSync(file, { bigint: true });
    if (before.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (!before.isFile())
      throw new QingyangError(
        'not-a-file',
        `${name}: this is not a regular file.`,
        'Copy what it gives into a file first.',
      );
    if (before.size > LARGEST_FILE)
      throw new QingyangError(
        'too-large',
        `${name}: this file has ${before.size / 1048576n} MB; a page may have ${LARGEST_FILE / 1048576}.`,
        'Cut it into pages first.',
      );
    const bytes = Buffer.allocUnsafe(Number(before.size) + 1);
    let length = 0;
    while (length < bytes.length) {
      const got = readSync(file, bytes, length, bytes.length - length, null);
      if (got === 0) break;
      length += got;
    }
    const after = fstatSync(file, { bigint: true });
    const same = BigInt(length) === before.size && after.size === before.size && after.mtimeNs === before.mtimeNs;
    return same ? bytes.subarray(0, length) : null;
  } catch (error) {
    if (systemCode(error) === 'ENOENT' && name.includes('\uFFFD'))
      throw new QingyangError('ENOENT', `${name}: its name is not UTF-8.`, 'Rename it (convmv does it for many).');
    throw fileError(error, name, 'read');
  } finally {
    if (file !== null) closeSync(file);
  }
}
