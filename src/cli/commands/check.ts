import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Format, isFormat } from '../../render/formats.js';
import type { CheckFoldersOptions } from '../checkFolders.js';
import { type AddCommand, commonOptions, withCommonOptions } from '../command.js';

const EXAMPLES = `
Examples:
  qingyang check fixtures                          every fixture below; exit code 1 where one differs
  qingyang check fixtures --update                 accept what comes out now (not where CI is set)
  qingyang check fixtures --reporter github        annotations on a pull request
  qingyang check --gold pages --min pq=0.9,cer=0.05  against references made by people (docs/ci.md)`;

/** `qingyang check DIR…` */
export const addCheck: AddCommand = (program, context) => {
  withCommonOptions(program.command('check'))
    .description('Cleans fixtures and compares with what is expected of them.')
    .argument(
      '<folders...>',
      'folders with input.* and expected.md, .json, .txt or .ndjson, at any depth; or files in them',
    )
    .option('--update', 'write what comes out as the new expectation')
    .addOption(
      new Option('-f, --format <formats>', 'what --update gives a fixture that has no expectation')
        .argParser(formats)
        .default(['md'], 'md'),
    )
    .addOption(
      new Option('-r, --reporter <name>', 'how to tell').choices(['human', 'github', 'junit', 'json']).default('human'),
    )
    .option('--gold', 'score against references instead: gold.json beside input.*, NAME.gold.json beside NAME.*')
    .option('--min <bounds>', 'with --gold: bounds for the means, as pq=0.95,breaks=0.97')
    .addOption(
      new Option('--ext <extensions>', 'with --gold: what a page ends in')
        .argParser((text: string) => text.split(','))
        .default(['txt'], 'txt'),
    )
    .addHelpText('after', EXAMPLES)
    .action(async (folders: string[], options: CheckFoldersOptions, command: Command) => {
      const { checkFolders } = await import('../checkFolders.js');
      return checkFolders(folders, { ...options, ...commonOptions(command) }, context);
    });
};

function formats(text: string): Format[] {
  const names = text.split(',').map((name) => name.trim());
  if (!names.every(isFormat)) throw new InvalidArgumentError('It takes md, json, ndjson and txt, separated by commas.');
  return names;
}
