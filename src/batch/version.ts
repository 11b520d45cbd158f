import { readFileSync } from 'node:fs';

/** The program's version, as the journal records it: another version may give another output. */
export const VERSION = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version;
