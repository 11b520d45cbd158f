import { explainPage } from '../index.js';
import { renderExplain } from '../render/explain.js';
import type { CommonOptions, Context } from './command.js';
import { eachInput, inputsOf } from './eachInput.js';
import { cleanOptions, type PageOptions } from './pageOptions.js';
import { report } from './report.js';

/** Explains files one after another on standard output. */
export async function explainFiles(
  files: readonly string[],
  options: CommonOptions & PageOptions,
  context: Context,
): Promise<void> {
  const { io } = context;
  const style = { colour: io.colour('stdout', options.color), width: io.width };
  await eachInput(inputsOf(files), context, options.debug === true, async (bytes, input) => {
    const { page, decisions } = explainPage(bytes, cleanOptions(options, input.name));
    await io.out(renderExplain(decisions, page, style));
    if (!options.quiet) await report(page, input.path, io, options.color);
  });
}
