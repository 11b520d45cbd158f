import { Command } from 'commander';
import { type AddCommand, withCommonOptions } from './command.js';
import { addBatch } from './commands/batch.js';
import { addCheck } from './commands/check.js';
import { addClean } from './commands/clean.js';
import { addExplain } from './commands/explain.js';
import { addScore } from './commands/score.js';
import { addStream } from './commands/stream.js';
import type { Io } from './io.js';

/** The commands, in the order of the help. */
const COMMANDS: readonly AddCommand[] = [addClean, addExplain, addBatch, addStream, addCheck, addScore];

const EXIT_CODES = `
Exit codes:
  0    done
  1    a comparison found a difference, or some pages of a batch failed
  2    a mistake in the command line
  3    an input cannot be read, or is not the text of a Chinese page
  4    an output exists already (--force), or cannot be written
  5    an internal error; that page was not written. Or the program is not built
  130  interrupted
With several files the others are still written, and the highest code counts.

Results go to stdout, everything else to stderr.`;

/** The whole command line, ready to parse. `outcome.code` is the exit code that a command ends with. */
export function program(io: Io, outcome: { code: number }): Command {
  const root = new Command('qingyang')
    .description(
      'Turns the raw text of a Chinese newspaper page into clean articles, and accounts for every character.',
    )
    .exitOverride()
    .enablePositionalOptions()
    .showHelpAfterError('(qingyang --help shows the options)')
    .configureOutput({
      writeOut: (text) => void io.out(text).catch(() => {}),
      writeErr: (text) => io.err(text.trimEnd()),
      outputError: (text, write) => write(text.replace(/^error: /u, 'qingyang: ')),
      getOutHelpWidth: () => io.width,
      getErrHelpWidth: () => io.width,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText('after', EXIT_CODES)
    .helpCommand(false);
  withCommonOptions(root);
  const context = { io, end: (code: number): void => void (outcome.code = Math.max(outcome.code, code)) };
  for (const add of COMMANDS) add(root, context);
  return root;
}
