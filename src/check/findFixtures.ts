import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileError } from '../batch/fileError.js';
import { compare } from '../batch/findInputs.js';
import { EXIT, QingyangError } from '../errors.js';
import type { CleanOptions } from '../options.js';
import { FORMATS, type Format } from '../render/formats.js';

/** A page with what should come of it: a folder with `input.*`, any of `expected.md|json|txt|ndjson`, perhaps `options.json`. */
export interface Fixture {
  /** Its path as given, with the folders below. */
  readonly folder: string;
  readonly input: string;
  readonly expected: readonly { readonly format: Format; readonly path: string }[];
  /** The reference of a person, where there is one. */
  readonly gold: string | null;
  readonly options: CleanOptions;
}

/**
 * The fixtures in and below these folders, in order. A file stands for the folder that it lies in, so that the
 * fixtures with an `expected.md` can be named by a pattern of the shell.
 *
 * @throws QingyangError where there is none, or one cannot be understood
 */
export function findFixtures(given: readonly string[]): Fixture[] {
  const folders = [
    ...new Set(given.map((path) => (statSync(path, { throwIfNoEntry: false })?.isFile() ? dirname(path) : path))),
  ];
  const found = folders.flatMap((folder) => below(folder));
  if (found.length === 0)
    throw new QingyangError(
      'no-fixtures',
      `there is no fixture in ${folders.join(', ')}.`,
      'A fixture is a folder with input.txt and expected.md (docs/ci.md).',
      EXIT.usage,
    );
  return found;
}

function below(folder: string): Fixture[] {
  let names: string[];
  try {
    names = readdirSync(folder).sort(compare);
  } catch (error) {
    throw fileError(error, folder, 'read');
  }
  const inputs = names.filter((name) => /^input\.[^.]+$/u.test(name));
  if (inputs.length > 1)
    throw new QingyangError('two-inputs', `${folder} holds ${inputs.join(' and ')}.`, 'Leave one of them.', EXIT.usage);
  const here = inputs.map((input) => fixture(folder, names, input));
  const inside = names
    .filter((name) => !name.startsWith('.') && name !== 'node_modules')
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory());
  return [...here, ...inside.flatMap(below)];
}

function fixture(folder: string, names: readonly string[], input: string): Fixture {
  const formats = (Object.keys(FORMATS) as Format[]).filter((format) => names.includes(`expected.${format}`));
  return {
    folder,
    input: join(folder, input),
    expected: formats.map((format) => ({ format, path: join(folder, `expected.${format}`) })),
    gold: names.includes('gold.json') ? join(folder, 'gold.json') : null,
    options: names.includes('options.json') ? readOptions(join(folder, 'options.json')) : {},
  };
}

/** What `options.json` may hold, and the values that are possible; any string where null. */
const OPTIONS: Readonly<Record<string, readonly string[] | null>> = {
  script: ['hans', 'hant', 'tw', 'hk'],
  encoding: null,
  segmenter: ['auto', 'nodejieba', 'intl'],
};

function readOptions(path: string): CleanOptions {
  const wrong = (what: string): QingyangError =>
    new QingyangError(
      'bad-options',
      `${path}: ${what}.`,
      `It may hold ${Object.keys(OPTIONS).join(', ')}.`,
      EXIT.usage,
    );
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw wrong((error as Error).message);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong('it holds no object');
  for (const [key, given] of Object.entries(value)) {
    const allowed = Object.hasOwn(OPTIONS, key) ? OPTIONS[key] : undefined;
    if (allowed === undefined) throw wrong(`${JSON.stringify(key)} is no option in ${basename(path)}`);
    if (typeof given !== 'string' || (allowed && !allowed.includes(given)))
      throw wrong(`${JSON.stringify(given)} is no value for ${key}`);
  }
  return value;
}
