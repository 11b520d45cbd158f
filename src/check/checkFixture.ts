import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { failureOf } from '../batch/failure.js';
import { readSteady } from '../batch/readSteady.js';
import { writeAtomic } from '../batch/writeAtomic.js';
import { cleanPage, type Page } from '../index.js';
import { FORMATS, type Format } from '../render/formats.js';
import type { Fixture } from './findFixtures.js';
import { differingPaths, ledgerDiff, ledgerOf, proofOf } from './proof.js';
import { type Hunk, wordDiff } from './wordDiff.js';

/** How one expectation of a fixture differs from what the program makes of its input. */
export interface Difference {
  /** The expectation's path. */
  readonly file: string;
  /** The first line of that file that differs, from 1. */
  readonly line: number;
  readonly hunks: readonly Hunk[];
  /** What the hunks count: the lines of the file, or, where pages are compared by what they say, their blocks. */
  readonly unit: 'line' | 'block';
  /** Entries of the ledger that went and came. Known only where the expectation is JSON. */
  readonly ledger: { readonly gone: readonly string[]; readonly come: readonly string[] };
  /** Where nothing but figures (spans, confidences) differs: the fields. */
  readonly fields: readonly string[];
}

export interface Checked {
  readonly folder: string;
  readonly input: string;
  readonly status: 'same' | 'differs' | 'missing' | 'failed' | 'updated';
  /** For a person, where the status is missing, failed or updated. */
  readonly message: string;
  readonly differences: readonly Difference[];
  readonly ms: number;
}

const FIELDS_SHOWN = 10;

export interface CheckOptions {
  /** Write what comes out as the new expectation. */
  readonly update: boolean;
  /** What a fixture without any expectation is given by `update`. */
  readonly formats: readonly Format[];
}

/** Cleans a fixture's input and compares. */
export function checkFixture(fixture: Fixture, options: CheckOptions): Checked {
  const begun = performance.now();
  const { folder, input } = fixture;
  const done = (status: Checked['status'], message = '', differences: readonly Difference[] = []): Checked => ({
    folder,
    input,
    status,
    message,
    differences,
    ms: performance.now() - begun,
  });
  let page: Page;
  try {
    page = cleanPage(readSteady(input, input), { ...fixture.options, name: basename(input) });
  } catch (error) {
    const { message, hint } = failureOf(error);
    return done('failed', `${message}${hint === undefined ? '' : ` ${hint}`}`);
  }
  if (options.update) return update(fixture, page, options, done);
  if (fixture.expected.length === 0)
    return done('missing', 'there is no expected.md, .json, .txt or .ndjson; --update writes one');
  const differences = fixture.expected.flatMap(({ format, path }) => {
    const difference = compareTo(path, readFileSync(path, 'utf8'), format, page);
    return difference ? [difference] : [];
  });
  return differences.length === 0 ? done('same') : done('differs', '', differences);
}

function update(
  fixture: Fixture,
  page: Page,
  { formats }: CheckOptions,
  done: (status: Checked['status'], message?: string) => Checked,
): Checked {
  const targets =
    fixture.expected.length > 0
      ? fixture.expected
      : formats.map((format) => ({ format, path: join(fixture.folder, `expected.${format}`) }));
  const written = targets.filter(({ format, path }) => {
    const text = FORMATS[format].render(page);
    if (fixture.expected.length > 0 && readFileSync(path, 'utf8') === text) return false;
    writeAtomic(path, text, { force: true });
    return true;
  });
  return written.length === 0
    ? done('same')
    : done('updated', `wrote ${written.map((w) => basename(w.path)).join(', ')}`);
}

function compareTo(path: string, expected: string, format: Format, page: Page): Difference | null {
  const actual = FORMATS[format].render(page);
  if (actual === expected) return null;
  const line = firstDifferentLine(expected, actual);
  const none = { gone: [], come: [] };
  const before = format === 'json' ? parsePage(expected) : null;
  const asText = {
    file: path,
    line,
    hunks: wordDiff(expected, actual),
    unit: 'line',
    ledger: none,
    fields: [],
  } as const;
  if (!before) return asText;
  const hunks = wordDiff(proofOf(before), proofOf(page));
  const ledger = ledgerDiff(ledgerOf(before), ledgerOf(page));
  const plain = hunks.length + ledger.gone.length + ledger.come.length === 0;
  const fields = plain ? differingPaths(before, JSON.parse(actual), FIELDS_SHOWN) : [];
  // Equal as data: white space or the order of fields.
  return plain && fields.length === 0 ? asText : { file: path, line, hunks, unit: 'block', ledger, fields };
}

/** Null where it is not a page as we write it: then it is compared as text. */
function parsePage(json: string): Page | null {
  try {
    const page = JSON.parse(json) as Page;
    proofOf(page);
    ledgerOf(page);
    return page;
  } catch {
    return null;
  }
}

function firstDifferentLine(a: string, b: string): number {
  let line = 1;
  for (let i = 0; i < a.length && a[i] === b[i]; i++) if (a[i] === '\n') line++;
  return line;
}
