import { CommanderError } from 'commander';
import { EXIT } from '../errors.js';
import { tell } from './failure.js';
import { ClosedPipe, Io, type Streams } from './io.js';
import { program } from './program.js';

/**
 * Runs the command and returns its exit code, one of {@link EXIT}. Never throws.
 *
 * @param argv the arguments, without node and script
 */
export async function run(argv: readonly string[], streams: Streams = process): Promise<number> {
  const io = new Io(streams);
  const outcome: { code: number } = { code: EXIT.ok };
  try {
    await program(io, outcome).parseAsync(argv, { from: 'user' });
    return outcome.code;
  } catch (error) {
    if (error instanceof ClosedPipe) return outcome.code;
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    return tell(error, io, { debug: argv.includes('--debug') });
  }
}
