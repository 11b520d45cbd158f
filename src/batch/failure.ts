import { QingyangError } from '../errors.js';

/** Why a page was not written, as data: it crosses from the worker and goes into the journal and the stream. */
export interface Failure {
  /** Stable, for programs: a QingyangError's code, the system's (`ENOSPC`), `timeout`, `worker-died`, `internal` … */
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  /** Nothing can be written any more: the batch must stop. */
  readonly fatal?: true;
}

/** A full disk, a used-up quota. */
const STOPS = new Set(['ENOSPC', 'EDQUOT']);

/** What an exception says to a user. An error that is not ours is a bug of the program and says so. */
export function failureOf(error: unknown): Failure {
  if (error instanceof QingyangError) {
    const fatal = STOPS.has(error.code) ? { fatal: true as const } : {};
    return { code: error.code, message: error.message, hint: error.hint, ...fatal };
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { code: 'internal', message: `internal error: ${message}`, hint: 'Please report it with the input file.' };
}
