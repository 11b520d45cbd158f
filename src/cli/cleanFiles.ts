import type { Input } from '../batch/readInput.js';
import { clean } from '../clean.js';
import { FORMATS, type Format } from '../render/formats.js';
import type { CommonOptions, Context } from './command.js';
import { eachInput, inputsOf } from './eachInput.js';
import { cleanOptions, type PageOptions } from './pageOptions.js';
import { report } from './report.js';

export interface CleanFilesOptions extends CommonOptions, PageOptions {
  readonly format: Format;
  /** A folder; standard output where there is none. */
  readonly out?: string;
  readonly force?: true;
}

/** Cleans files one after another, to standard output or each into a file of its own. */
export async function cleanFiles(
  files: readonly string[],
  options: CleanFilesOptions,
  context: Context,
): Promise<void> {
  const inputs = inputsOf(files);
  const { render, between, extension } = FORMATS[options.format];
  // Only what is used is loaded: a start costs more than the work.
  const out = options.out === undefined ? null : await outputsIn(options.out, inputs, extension);
  let printed = 0;
  await eachInput(inputs, context, options.debug === true, async (bytes, input) => {
    const { page } = clean(bytes, cleanOptions(options, input.name));
    if (out) out.write(input, render(page), { force: options.force === true });
    else await context.io.out((inputs.length > 1 ? between(page, printed++) : '') + render(page));
    if (!options.quiet) await report(page, input.path, context.io, options.color);
  });
}

async function outputsIn(folder: string, inputs: readonly Input[], extension: string) {
  const [{ planOutputs }, { writeAtomic }] = await Promise.all([
    import('../batch/planOutputs.js'),
    import('../batch/writeAtomic.js'),
  ]);
  const targets = planOutputs(inputs, folder, extension);
  return {
    write: (input: Input, text: string, how: { force: boolean }): void =>
      writeAtomic(targets.get(input) as string, text, how),
  };
}
