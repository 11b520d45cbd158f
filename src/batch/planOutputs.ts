import { mkdirSync, statSync } from 'node:fs';
import { join, parse } from 'node:path';
import { EXIT, QingyangError } from '../errors.js';
import { fileError } from './fileError.js';
import { type Input, STDIN } from './readInput.js';

/** The name of an input's output: `page.txt` → `page.md`; standard input → `stdin.md`. */
export const outputName = (input: Input, extension: string): string =>
  (input.path === STDIN ? 'stdin' : parse(input.name).name) + extension;

/**
 * Where each input's output goes in `folder`, which is created where missing. Nothing else is touched.
 *
 * @throws QingyangError `collision` where two inputs would land on one name, `input-overwritten` where an output would take the place
 *   of an input (also through a link), or the system's code where the folder cannot be made
 */
export function planOutputs(inputs: readonly Input[], folder: string, extension: string): Map<Input, string> {
  const plan = new Map<Input, string>();
  const taken = new Map<string, Input>();
  for (const input of inputs) {
    const path = join(folder, outputName(input, extension));
    const other = taken.get(path);
    if (other)
      throw new QingyangError(
        'collision',
        `${other.path} and ${input.path} would both be written to ${path}. Nothing was written.`,
        'Clean them one by one into folders of their own, or rename one of them.',
        EXIT.usage,
      );
    taken.set(path, input);
    plan.set(input, path);
  }
  makeFolder(folder);
  const identities = new Map(inputs.flatMap((input) => (input.path === STDIN ? [] : [[identity(input.path), input]])));
  identities.delete(null);
  for (const path of plan.values()) {
    const victim = identities.get(identity(path));
    if (victim)
      throw new QingyangError(
        'input-overwritten',
        `${path} is the input ${victim.path} itself, and an input is never overwritten. Nothing was written.`,
        'Name another folder with --out.',
        EXIT.output,
      );
  }
  return plan;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    if (statSync(folder, { throwIfNoEntry: false })?.isFile())
      throw new QingyangError(
        'out-is-a-file',
        `${folder} is a file, and --out wants a folder.`,
        'Name a folder, or send the result on: qingyang page.txt > page.md',
        EXIT.output,
      );
    throw fileError(error, folder, 'write');
  }
}

/** Disk and file number, the same for every name and link of one file; null where there is none or it cannot be seen. */
function identity(path: string): string | null {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}
