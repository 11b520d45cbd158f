import { realpathSync } from 'node:fs';
import { extname, join, relative, resolve, sep } from 'node:path';
import { EXIT, QingyangError } from '../errors.js';
import { FORMATS, type Format } from '../render/formats.js';
import type { Input } from './findInputs.js';
import { STATE } from './journal.js';

export interface PlannedPage extends Input {
  /** Where it is, relative to the output folder. */
  readonly from: string;
  readonly outputs: readonly { readonly format: Format; readonly name: string; readonly path: string }[];
}

/** Names in the output folder that are the batch's own. */
const RESERVED: ReadonlySet<string> = new Set(['report.json', 'report.md', STATE]);

/**
 * Which file every page will be written to: its name below the base, with the format's extension.
 *
 * @throws QingyangError where two pages would land on one name or an output on an input, before anything is written
 */
export function planBatch(inputs: readonly Input[], out: string, formats: readonly Format[]): PlannedPage[] {
  const taken = new Map<string, string>();
  const pages = inputs.map((input) => {
    const stem = input.name.slice(0, input.name.length - extname(input.name).length);
    const outputs = formats.map((format) => {
      const name = stem + FORMATS[format].extension;
      const other = taken.get(name);
      if (other !== undefined)
        throw collision(
          `${other} and ${input.name} would both be written to ${name}.`,
          'Rename one of them, or run two batches into two folders.',
        );
      if (RESERVED.has(name.split('/')[0] as string))
        throw collision(
          `${input.name} would be written to ${name}, which is the batch's own.`,
          'Rename it, or give the folder above it as --base.',
        );
      taken.set(name, input.name);
      return { format, name, path: join(out, name) };
    });
    return { ...input, from: relative(out, input.path).split(sep).join('/'), outputs };
  });
  const sources = new Map(inputs.map((input) => [input.path, input.name]));
  const realOut = real(out);
  for (const page of pages)
    for (const { name } of page.outputs) {
      const victim = sources.get(resolve(realOut, name)) ?? sources.get(resolve(out, name));
      if (victim !== undefined)
        throw new QingyangError(
          'overwrites-input',
          `${name} would be written over the input ${victim}. Nothing was written.`,
          'Name another folder with --out.',
          EXIT.output,
        );
    }
  return pages;
}

const collision = (what: string, hint: string): QingyangError =>
  new QingyangError('collision', `${what} Nothing was written.`, hint, EXIT.usage);

const real = (path: string): string => {
  try {
    return realpathSync(path);
  } catch {
    return path; // not there yet
  }
};
