import { readFileSync } from 'node:fs';
import { fileError } from '../batch/fileError.js';
import { readList } from '../batch/readList.js';
import { type BatchResult, runBatch } from '../batch/runBatch.js';
import { EXIT } from '../errors.js';
import type { Format } from '../render/formats.js';
import { printable } from '../render/summary.js';
import { batchSummary, n, planText } from './batchSummary.js';
import type { CommonOptions, Context } from './command.js';
import { cleanOptions, type PageOptions } from './pageOptions.js';
import type { PoolOptions } from './poolOptions.js';
import { ProgressLine } from './progress.js';

export interface BatchPagesOptions extends CommonOptions, PageOptions, PoolOptions {
  readonly out: string;
  readonly format: readonly Format[];
  readonly ext: readonly string[];
  readonly from?: string;
  readonly base?: string;
  readonly limit?: number;
  readonly issue?: true;
  readonly dryRun?: true;
  readonly redo?: true;
  readonly force?: true;
  readonly failFast?: true;
  readonly times?: true;
}

/** Failures that are told one by one; the report has them all. */
const TOLD = 20;

/** Cleans many pages into a folder, tells how it goes and sums up. */
export async function batchPages(
  inputs: readonly string[],
  options: BatchPagesOptions,
  context: Context,
): Promise<void> {
  const { io } = context;
  const { name: _, ...clean } = cleanOptions(options, '-');
  const listed =
    options.from === undefined ? [] : readList(options.from === '-' ? await io.read() : read(options.from));
  const line = options.quiet ? null : await ProgressLine.on(io);
  const say = (text: string): void => (line ? line.say(text) : io.err(text));
  const { stop, kill, release } = interruptible(() =>
    say('qingyang: finishing the pages in hand (Ctrl-C again to stop at once) …'),
  );
  let told = 0;
  try {
    const result = await runBatch(
      {
        inputs: [...inputs, ...listed],
        out: options.out,
        formats: options.format,
        clean,
        ext: options.ext,
        jobs: options.jobs,
        timeout: options.timeout * 1000,
        ...(options.base === undefined ? {} : { base: options.base }),
        ...(options.memory === undefined ? {} : { memory: options.memory }),
        ...(options.limit === undefined ? {} : { limit: options.limit }),
        dryRun: options.dryRun ?? false,
        redo: options.redo ?? false,
        force: options.force ?? false,
        failFast: options.failFast ?? false,
        issue: options.issue ?? false,
        times: options.times ?? false,
      },
      {
        stop,
        kill,
        plan: ({ pages, finished, due, reasons, torn }) => {
          if (options.quiet) return;
          if (torn) io.err('qingyang: the journal ended in a torn line; what it spoke of is done again.');
          io.err(`qingyang: ${planText(pages, finished, due, reasons)}`);
          if (due > 0) line?.show({ done: 0, failed: 0, due });
        },
        page: (progress) => line?.show(progress),
        failed: (name, failure) => {
          if (++told > TOLD) return;
          say(
            `qingyang: ${printable(failure.message.startsWith(name) ? failure.message : `${name}: ${failure.message}`)}`,
          );
          if (told === TOLD) say(`qingyang: more failures are in ${options.out}/report.md.`);
        },
        would: (page) => io.out(page.outputs.map((o) => `${printable(page.name)} → ${printable(o.name)}\n`).join('')),
      },
    );
    line?.end();
    conclude(result, options, context);
  } finally {
    line?.end();
    release();
  }
}

function conclude(result: BatchResult, options: BatchPagesOptions, { io, end }: Context): void {
  const { stopped, done, due, failed } = result;
  const again = 'The same command goes on from here.';
  if (stopped === 'interrupted' || stopped === 'killed') {
    io.err(`qingyang: interrupted after ${n(done)} of ${n(due)} pages; all that is written is whole. ${again}`);
    return end(EXIT.interrupted);
  }
  if (stopped !== null && typeof stopped === 'object') {
    io.err(`qingyang: ${printable(stopped.message)}\n  ${stopped.hint ?? ''}`);
    io.err(`qingyang: stopped after ${n(done)} of ${n(due)} pages; all that is written is whole. ${again}`);
    return end(stopped.code === 'internal' ? EXIT.internal : EXIT.output);
  }
  if (stopped === 'fail-fast')
    io.err(`qingyang: stopped at the first failure, as asked, after ${n(done)} of ${n(due)} pages. ${again}`);
  if (!options.quiet && result.report) io.err(batchSummary(result, options.out));
  if (failed > 0) end(EXIT.differs);
}

function read(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw fileError(error, path, 'read');
  }
}

/** The first Ctrl-C (or SIGTERM, as a cluster sends it) asks to stop, the second stops. */
function interruptible(onFirst: () => void): { stop: AbortSignal; kill: AbortSignal; release: () => void } {
  const stop = new AbortController();
  const kill = new AbortController();
  const listen = (): void => {
    if (stop.signal.aborted) return kill.abort();
    stop.abort();
    onFirst();
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, listen);
  return {
    stop: stop.signal,
    kill: kill.signal,
    release: () => {
      for (const signal of signals) process.off(signal, listen);
    },
  };
}
