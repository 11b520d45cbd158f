import { type Command, Option } from 'commander';
import { type AddCommand, commonOptions } from '../command.js';
import { type PageOptions, withPageOptions } from '../pageOptions.js';

interface Options extends PageOptions {
  readonly format: 'md' | 'json' | 'ndjson' | 'txt';
  readonly out?: string;
  readonly force?: true;
  readonly version?: true;
}

const EXAMPLES = `
Examples:
  qingyang page.txt                     the articles as Markdown
  pdftotext -raw page.pdf - | qingyang  the same from a PDF with a text layer
  qingyang --out clean pages/*.txt      clean/NAME.md for each page
  qingyang -f ndjson *.txt | jq -r .headline
  qingyang -f json --script hans page.txt
                                        all that is known, in simplified script
  qingyang explain page.txt             what each line was taken for, and why`;

/** `qingyang [options] [files…]`: the command without a name. */
export const addClean: AddCommand = (program, context) => {
  withPageOptions(program)
    .argument('[files...]', 'pages to clean; none or - is standard input')
    .addOption(
      new Option('-f, --format <format>', 'Markdown, JSON, an article a line, or plain text')
        .choices(['md', 'json', 'ndjson', 'txt'])
        .default('md'),
    )
    .option('-o, --out <folder>', 'write each page to a file of its own name there, not to stdout')
    .option('--force', 'overwrite existing files (never an input)')
    .option('-V, --version', 'show the version and the word segmenters')
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[], options: Options, command: Command) => {
      if (options.version) {
        const { versionLine } = await import('../version.js');
        return context.io.out(`${versionLine()}\n`);
      }
      const { cleanFiles } = await import('../cleanFiles.js');
      return cleanFiles(files, { ...options, ...commonOptions(command) }, context);
    });
};
