import type { Command } from 'commander';
import type { Io } from './io.js';

/** What a command is given beside its arguments. */
export interface Context {
  readonly io: Io;
  /** Ends the command with this exit code. */
  readonly end: (code: number) => void;
}

/**
 * One command of the program: adds itself, its options and its help to the program. It is called at every start, so whatever
 * takes time to load is imported in the action.
 */
export type AddCommand = (program: Command, context: Context) => void;

/** Options that every command understands, before or after its name. */
export interface CommonOptions {
  readonly quiet?: true;
  readonly color: boolean;
  readonly debug?: true;
}

export const withCommonOptions = (command: Command): Command =>
  command
    .option('-q, --quiet', 'no notes and no summary on stderr, only errors')
    .option('--no-color', 'plain text; so do NO_COLOR and an output that is not a terminal')
    .option('--debug', 'show where in the program an error arose');

/** The common options of a command, given to it or to the program before it. */
export function commonOptions(command: Command): CommonOptions {
  const given = [command, ...(command.parent ? [command.parent] : [])].map((c) => c.opts<CommonOptions>());
  return {
    color: given.every((o) => o.color),
    ...(given.some((o) => o.quiet) ? { quiet: true as const } : {}),
    ...(given.some((o) => o.debug) ? { debug: true as const } : {}),
  };
}
