import { QingyangError } from '../errors.js';
import { FOREIGN_FILES } from '../lexicon/foreignFiles.js';
import { called } from '../model/source.js';

/** As far as any row of the table looks. */
const HEAD = 4096;

/**
 * Lets text pass, whatever its encoding. Bytes that begin as a PDF, an image or an archive does are refused, with the tool that makes text of them.
 *
 * @throws QingyangError `not-text`
 */
export function refuseForeign(bytes: Uint8Array, name: string): void {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD)).toString('latin1');
  const kind = FOREIGN_FILES.find((row) => row.magic.test(head));
  if (kind)
    throw new QingyangError(
      'not-text',
      `${called(name)} is ${kind.name}, not text.`,
      kind.hint.replaceAll('{}', name === '-' ? 'FILE' : name),
    );
}
