import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Script } from '../model/page.js';
import type { CleanOptions, ResolvedOptions } from '../options.js';

export const SCRIPTS: readonly Script[] = ['hans', 'hant', 'tw', 'hk'];

export interface PageOptions {
  readonly script?: Script;
  readonly encoding?: string;
  readonly segmenter?: ResolvedOptions['segmenter'];
}

/** The options that say how a page is read and cleaned, the same for every command that cleans one. */
export const withPageOptions = (command: Command): Command =>
  command
    .addOption(
      new Option(
        '--script <script>',
        'convert the texts: simplified, traditional, as in Taiwan, as in Hong Kong',
      ).choices([...SCRIPTS]),
    )
    .option('--encoding <label>', 'read the bytes as gb18030, big5, utf-16le … instead of finding out', encodingLabel)
    .addOption(
      new Option(
        '--segmenter <name>',
        'who is asked for words where columns are interleaved: intl, that of Node, or nodejieba',
      ).choices(['intl', 'nodejieba']),
    );

/** What `--script`, `--encoding` and `--segmenter` mean to `cleanPage`. */
export const cleanOptions = ({ script, encoding, segmenter }: PageOptions, name: string): CleanOptions => ({
  name,
  ...(script === undefined ? {} : { script }),
  ...(encoding === undefined ? {} : { encoding }),
  ...(segmenter === undefined ? {} : { segmenter }),
});

function encodingLabel(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw new InvalidArgumentError(
      'Known are utf-8, utf-16le, utf-16be, gb18030 (also for gbk and gb2312), big5 and the other labels of the WHATWG.',
    );
  }
}
