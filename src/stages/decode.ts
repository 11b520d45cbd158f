import { createHash } from 'node:crypto';
import type { Source } from '../model/source.js';
import type { ResolvedOptions } from '../options.js';

/** Bytes or a string in, decoded text out, without a leading BOM. */
export function decode(input: string | Uint8Array, options: ResolvedOptions): Source {
  const bytes = typeof input === 'string' ? Buffer.from(input) : input;
  const encoding = options.encoding ?? 'utf-8';
  const text = typeof input === 'string' ? input.replace(/^\uFEFF/u, '') : new TextDecoder(encoding).decode(bytes);
  return { name: options.name, encoding, text, sha256: createHash('sha256').update(bytes).digest('hex') };
}
