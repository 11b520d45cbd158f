import { runStream } from '../batch/runStream.js';
import type { Format } from '../render/formats.js';
import type { CommonOptions, Context } from './command.js';
import { cleanOptions, type PageOptions } from './pageOptions.js';
import type { PoolOptions } from './poolOptions.js';

export interface StreamPagesOptions extends CommonOptions, PageOptions, PoolOptions {
  readonly format: Format;
  readonly raw0?: true;
}

/** Cleans what comes on standard input, record by record, until it ends. */
export async function streamPages(options: StreamPagesOptions, { io }: Context): Promise<void> {
  const { name: _, ...clean } = cleanOptions(options, '-');
  const input = io.input();
  const { records, failed } = await runStream(input, (line) => io.out(line), {
    raw0: options.raw0 ?? false,
    format: options.format,
    clean,
    jobs: options.jobs,
    timeout: options.timeout * 1000,
    ...(options.memory === undefined ? {} : { memory: options.memory }),
  }).catch((error: unknown) => {
    input.destroy(); // or an open input would keep the process waiting
    throw error;
  });
  if (!options.quiet && failed > 0)
    io.err(`qingyang: ${failed} of ${records} records failed; each has an "error" in its line.`);
}
