import { basename } from 'node:path';
import { cleanPage } from '../index.js';
import { FORMATS } from '../render/formats.js';
import type { FileJob } from './job.js';
import { readSteady } from './readSteady.js';
import { type Tally, tallyOf } from './tally.js';
import { writeOutput } from './writeOutput.js';

export interface CleanedFile {
  /** SHA-256 of the bytes that were cleaned. */
  readonly input: string;
  /** SHA-256 of what was written, by name. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly tally: Tally;
  /** Spent on cleaning, without reading and writing, in milliseconds. */
  readonly ms: number;
}

/** Reads one file, cleans it and writes it in every format asked for. Nothing is written before the page is wholly known. */
export function cleanFile(job: FileJob): CleanedFile {
  const bytes = readSteady(job.path, job.name);
  const begun = performance.now();
  const page = cleanPage(bytes, { ...job.options, name: basename(job.path) });
  const rendered = job.outputs.map((output) => ({ output, text: FORMATS[output.format].render(page) }));
  const ms = performance.now() - begun;
  const outputs: Record<string, string> = {};
  for (const { output, text } of rendered) outputs[output.name] = writeOutput(output, text, job.force);
  return { input: page.source.sha256, outputs, tally: tallyOf(page), ms };
}
