import { basename } from 'node:path';
import { cleanPage, QingyangError } from '../index.js';
import { FORMATS } from '../render/formats.js';
import { failureOf } from './failure.js';
import type { LineJob } from './job.js';
import { readSteady } from './readSteady.js';

/** Cleans one record of a stream and returns the line that goes out for it, line end included. A page that fails is a line too. */
export function cleanLine(job: LineJob): { readonly bytes: Uint8Array; readonly failed: boolean } {
  // A record without an id is answered with null, whether it fails or not.
  let id: unknown = job.rawId;
  try {
    const { text, name } =
      job.rawId === null
        ? fieldsOf(job.bytes, (found) => {
            id = found ?? null;
          })
        : { text: job.bytes, name: String(job.rawId) };
    const page = cleanPage(text, { ...job.options, name });
    const record =
      job.format === 'json' ? { id, ...page } : { id, format: job.format, text: FORMATS[job.format].render(page) };
    return { bytes: Buffer.from(`${JSON.stringify(record)}\n`), failed: false };
  } catch (error) {
    const { code, message } = failureOf(error);
    return { bytes: errorLine(id, code, message), failed: true };
  }
}

export const errorLine = (id: unknown, code: string, message: string): Uint8Array =>
  Buffer.from(`${JSON.stringify({ id: id ?? null, error: { code, message } })}\n`);

/** The id of a record that could not be cleaned, null where it has none to be found. */
export function idOf(bytes: Uint8Array): unknown {
  try {
    return (JSON.parse(Buffer.from(bytes).toString()) as { id?: unknown } | null)?.id ?? null;
  } catch {
    return null;
  }
}

function fieldsOf(bytes: Uint8Array, foundId: (id: unknown) => void): { text: string | Uint8Array; name: string } {
  const record = parse(bytes);
  foundId(record.id);
  const { id, text, path } = record;
  const named = typeof id === 'string' || typeof id === 'number' ? String(id) : '-';
  if (typeof text === 'string' && path === undefined) return { text, name: named };
  if (typeof path === 'string' && text === undefined)
    return { text: readSteady(path, basename(path)), name: basename(path) };
  throw new QingyangError('bad-record', 'a record needs either "text" or "path", a string.', 'See docs/scale.md.');
}

function parse(bytes: Uint8Array): { id?: unknown; text?: unknown; path?: unknown } {
  let value: unknown;
  try {
    // Fatal: a byte that is not UTF-8 would be lost without a word.
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const what = error instanceof SyntaxError ? error.message : 'it is not UTF-8';
    throw new QingyangError('bad-record', `a line that is not JSON: ${what}`, 'See docs/scale.md.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new QingyangError('bad-record', 'a line that is JSON, but not an object.', 'See docs/scale.md.');
  return value;
}
