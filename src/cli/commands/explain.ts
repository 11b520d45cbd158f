import type { Command } from 'commander';
import { type AddCommand, commonOptions, withCommonOptions } from '../command.js';
import { type PageOptions, withPageOptions } from '../pageOptions.js';

const COLUMNS = `
Columns:
  line     in the source, counted from 1; empty lines are not shown
  role     front (kicker, headline, deck) · byline · opening, first (a paragraph
           begins) · more (it goes on) · heading · verse · caption · tail ·
           furniture · removed
  article  its id in the JSON
  measure  width of the column the line was set in, in full-width characters
  conf     how probable the role is, given the whole page`;

/** `qingyang explain page.txt` */
export const addExplain: AddCommand = (program, context) => {
  withPageOptions(withCommonOptions(program.command('explain')))
    .description('Shows what each line of a page was taken for, and why.')
    .argument('[files...]', 'pages to explain; none or - is standard input')
    .addHelpText('after', COLUMNS)
    .action(async (files: string[], options: PageOptions, command: Command) => {
      const { explainFiles } = await import('../explainFiles.js');
      return explainFiles(files, { ...options, ...commonOptions(command) }, context);
    });
};
