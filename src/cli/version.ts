import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** `qingyang 1.2.3 (segmenter: nodejieba 3.5.8)`, or `intl`, which every node has, where nodejieba is missing or does not load. */
export function versionLine(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return `qingyang ${version} (segmenter: ${segmenter()}; node ${process.versions.node})`;
}

function segmenter(): string {
  const require = createRequire(import.meta.url);
  try {
    require('nodejieba');
    const { version } = require('nodejieba/package.json') as { version: string };
    return `nodejieba ${version}`;
  } catch {
    return 'intl';
  }
}
