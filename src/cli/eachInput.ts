import { type Input, inputOf, readInput, STDIN } from '../batch/readInput.js';
import { EXIT, QingyangError } from '../errors.js';
import type { Context } from './command.js';
import { tell } from './failure.js';

/** Failures that the next file would meet too: there is no point in going on. */
const FINAL: ReadonlySet<string> = new Set(['stdout', 'ENOSPC', 'EDQUOT', 'EROFS']);

/** The files that a command line names; standard input where it names none. */
export function inputsOf(files: readonly string[]): readonly Input[] {
  if (files.filter((file) => file === STDIN).length > 1)
    throw new QingyangError('stdin-twice', 'Standard input can be read only once.', 'Give - once.', EXIT.usage);
  return (files.length === 0 ? [STDIN] : files).map(inputOf);
}

/** Reads the inputs one after another and does something with each. One that fails is told and the others go on. */
export async function eachInput(
  inputs: readonly Input[],
  { io, end }: Context,
  debug: boolean,
  act: (bytes: Uint8Array, input: Input) => Promise<void>,
): Promise<void> {
  for (const input of inputs) {
    try {
      await act(input.path === STDIN ? await io.read() : readInput(input.path), input);
    } catch (error) {
      if (error instanceof QingyangError && FINAL.has(error.code)) throw error;
      end(tell(error, io, { debug, page: input.path }));
    }
  }
}
