import { createHash } from 'node:crypto';

/** SHA-256 in hex; of a string, that of its UTF-8 form. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
