import { planOutputs } from '../batch/planOutputs.js';
import { writeAtomic } from '../batch/writeAtomic.js';
import { cleanPage } from '../index.js';
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
  const targets = options.out === undefined ? null : planOutputs(inputs, options.out, extension);
  let printed = 0;
  await eachInput(inputs, context, options.debug === true, async (bytes, input) => {
    const page = cleanPage(bytes, cleanOptions(options, input.name));
    const target = targets?.get(input);
    if (target !== undefined) writeAtomic(target, render(page), { force: options.force === true });
    else await context.io.out((inputs.length > 1 ? between(page, printed++) : '') + render(page));
    if (!options.quiet) await report(page, input.path, context.io, options.color);
  });
}
