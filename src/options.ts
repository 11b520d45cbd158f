import type { Script } from './model/page.js';

export interface CleanOptions {
  /** Shown as the source's name; `-` unless told. */
  readonly name?: string;
  /** A WHATWG encoding label; found out from the bytes unless told. Of no effect where a string is given. */
  readonly encoding?: string;
  /** Convert the texts to this script. Nothing is converted unless asked. */
  readonly script?: Script;
  /**
   * Which segmenter is asked where a decision needs words: `intl`, that of Node, or `nodejieba` where it is installed, else Intl.
   * `auto` is `intl`: nodejieba decides no better, and loads for more than a second.
   */
  readonly segmenter?: 'auto' | 'nodejieba' | 'intl';
}

export interface ResolvedOptions {
  readonly name: string;
  readonly encoding: string | null;
  readonly script: Script | null;
  readonly segmenter: 'auto' | 'nodejieba' | 'intl';
}

/** Every option, complete and frozen. */
export function resolveOptions(options: CleanOptions = {}): ResolvedOptions {
  return Object.freeze({
    name: options.name ?? '-',
    encoding: options.encoding ?? null,
    script: options.script ?? null,
    segmenter: options.segmenter ?? 'auto',
  });
}
