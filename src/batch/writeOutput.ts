import { existsSync, readFileSync } from 'node:fs';
import { EXIT, QingyangError } from '../errors.js';
import { fileError, systemCode } from './fileError.js';
import type { OutputFile } from './job.js';
import { sha256 } from './sha256.js';
import { writeAtomic } from './writeAtomic.js';

/**
 * Writes one output and returns its SHA-256. A file that holds the same bytes already is left alone (a run that was cut off
 * between writing and its journal comes back to them); one that we wrote is replaced; any other, and one of ours that a
 * person has corrected since, is refused unless `force`. Its name reaches the disk with the journal's line on it (Journal.sync).
 *
 * @throws QingyangError `not-ours`, or the system's code
 */
export function writeOutput(output: OutputFile, text: string, force: boolean): string {
  const bytes = Buffer.from(text);
  const hash = sha256(bytes);
  try {
    const there = readIfThere(output.path);
    if (there === hash) return hash;
    if (there !== null && !force && there !== output.ours)
      throw new QingyangError(
        'not-ours',
        output.ours === null
          ? `${output.name} exists already and was not written by this batch; it was left as it is.`
          : `${output.name} was changed by hand since it was written, and the page is due again; it was left as it is.`,
        'Move it away, or use --force to write over it.',
        EXIT.output,
      );
    writeAtomic(output.path, bytes, { force: there !== null, nameLater: true });
  } catch (error) {
    // Told by its name below the output folder: reports hold no absolute paths.
    const cause = error instanceof QingyangError && error.cause !== undefined ? error.cause : error;
    throw fileError(cause, output.name, 'write');
  }
  return hash;
}

/** SHA-256 of the file, or null where there is none. */
function readIfThere(path: string): string | null {
  if (!existsSync(path)) return null; // as a rule, and an error costs more
  try {
    return sha256(readFileSync(path));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}
