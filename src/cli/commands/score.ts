import type { Command } from 'commander';
import { type AddCommand, commonOptions, withCommonOptions } from '../command.js';
import type { ScorePagesOptions } from '../scorePages.js';

/** `qingyang score PRED GOLD` */
export const addScore: AddCommand = (program, context) => {
  withCommonOptions(program.command('score'))
    .description('Holds a cleaned page (JSON) against a reference made by a person; docs/ci.md defines the figures.')
    .argument('<page>', 'what came out, as -f json writes it')
    .argument('<reference>', 'JSON with articles: headline, body …')
    .option('--min <bounds>', 'exit with 1 where a figure is worse, as pq=0.95,breaks=0.97')
    .action(async (page: string, reference: string, options: ScorePagesOptions, command: Command) => {
      const { scorePages } = await import('../scorePages.js');
      return scorePages(page, reference, { ...options, ...commonOptions(command) }, context);
    });
};
