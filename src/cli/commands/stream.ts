import { type Command, Option } from 'commander';
import { type AddCommand, commonOptions, withCommonOptions } from '../command.js';
import { withPageOptions } from '../pageOptions.js';
import { withPoolOptions } from '../poolOptions.js';
import type { StreamPagesOptions } from '../streamPages.js';

const EXAMPLES = `
A line in is {"id": …, "text": "…"} or {"id": …, "path": "…"}; a line out is the page's JSON with its id, in the same order, or
{"id": …, "error": {"code", "message"}}. A page that fails does not end the stream and does not change the exit code.

Examples:
  cat pages.ndjson | qingyang stream | jq -r '.articles[]?.headline.text'
  parallel --pipe --block 10M qingyang stream -j 1 < pages.ndjson > clean.ndjson   (docs/scale.md)`;

/** `qingyang stream` */
export const addStream: AddCommand = (program, context) => {
  withPoolOptions(withPageOptions(withCommonOptions(program.command('stream'))))
    .description('A filter: pages in on standard input, a JSON object a line; cleaned pages out, in order.')
    .addOption(
      new Option('-f, --format <format>', 'json: the fields of the page; otherwise {"id", "format", "text"}')
        .choices(['json', 'md', 'ndjson', 'txt'])
        .default('json'),
    )
    .option('--raw0', 'texts that end in NUL instead of JSON; ids count from 1')
    .addHelpText('after', EXAMPLES)
    .action(async (options: StreamPagesOptions, command: Command) => {
      const { streamPages } = await import('../streamPages.js');
      return streamPages({ ...options, ...commonOptions(command) }, context);
    });
};
