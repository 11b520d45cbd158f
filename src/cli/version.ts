import { readFileSync } from 'node:fs';
import { nodejiebaVersion } from '../words/segmenter.js';

/** `qingyang 1.2.3 (segmenter: intl; nodejieba 3.5.8 on request; node 20.19.0)`: what is asked for words, and what could be. */
export function versionLine(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const nodejieba = nodejiebaVersion();
  const other = nodejieba === null ? 'nodejieba not installed' : `nodejieba ${nodejieba} on request`;
  return `qingyang ${version} (segmenter: intl; ${other}; node ${process.versions.node})`;
}
