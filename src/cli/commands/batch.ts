import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Format, isFormat } from '../../render/formats.js';
import type { BatchPagesOptions } from '../batchPages.js';
import { type AddCommand, commonOptions, withCommonOptions } from '../command.js';
import { numberFrom } from '../numberOption.js';
import { withPageOptions } from '../pageOptions.js';
import { withPoolOptions } from '../poolOptions.js';

const EXAMPLES = `
Examples:
  qingyang batch pages --out clean                   every .txt below pages, as Markdown
  qingyang batch pages --out clean -f md,json -j 8   two files a page, eight at a time
  find . -name '*.txt' -print0 | qingyang batch --from - --out clean
  qingyang batch 1953 --out clean -f md,json --issue articles tied across the pages of an issue

The same command again goes on where the last one stopped (docs/batch.md).`;

/** `qingyang batch INPUT… --out DIR` */
export const addBatch: AddCommand = (program, context) => {
  withPoolOptions(withPageOptions(withCommonOptions(program.command('batch'))))
    .description('Cleans many pages into a folder; goes on where it was interrupted.')
    .argument('[inputs...]', 'files, folders and globs')
    .requiredOption('-o, --out <folder>', 'where the pages go, in the folders that they came in')
    .addOption(
      new Option('-f, --format <formats>', 'one or several of md, json, ndjson, txt')
        .argParser(formats)
        .default(['md'], 'md'),
    )
    .option('--from <list>', 'read the names from a file or - (a line each, or NUL-separated)')
    .addOption(
      new Option('--ext <extensions>', 'what a page in a folder ends in').argParser(extensions).default(['txt'], 'txt'),
    )
    .option('--base <folder>', 'names are relative to it (default: the deepest folder common to the inputs)')
    .option('--limit <n>', 'do at most so many pages now', numberFrom(1))
    .option('--issue', 'tie articles across the pages of one issue (needs json among the formats)')
    .option('--dry-run', 'say what would be done, write nothing')
    .option('--redo', 'start over')
    .option('--force', 'overwrite files that are not of this batch (never an input)')
    .option('--times', 'list the slowest pages in the reports too, which then differ from run to run')
    .option('--fail-fast', 'stop at the first page that fails')
    .addHelpText('after', EXAMPLES)
    .action(async (inputs: string[], options: BatchPagesOptions, command: Command) => {
      const { batchPages } = await import('../batchPages.js');
      return batchPages(inputs, { ...options, ...commonOptions(command) }, context);
    });
};

function formats(text: string): Format[] {
  const names = [...new Set(text.split(',').map((name) => name.trim()))];
  if (!names.every(isFormat)) throw new InvalidArgumentError('It takes md, json, ndjson and txt, separated by commas.');
  return names;
}

function extensions(text: string): string[] {
  const names = text.split(',').map((name) =>
    name
      .trim()
      .replace(/^\*?\./u, '')
      .toLowerCase(),
  );
  if (names.some((name) => name === ''))
    throw new InvalidArgumentError('It takes extensions separated by commas: txt,text.');
  return names;
}
