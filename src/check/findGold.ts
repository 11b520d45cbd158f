import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileError } from '../batch/fileError.js';
import { compare } from '../batch/findInputs.js';
import { EXIT, QingyangError } from '../errors.js';
import type { Scored } from './score.js';

export type Gold = { readonly articles: readonly Scored[] };

/** A file and the reference that it is held against. */
export interface GoldPair {
  readonly name: string;
  readonly input: string;
  readonly gold: string;
}

const END = /(?:^|\.)gold\.json$/u;

/**
 * The pages below these folders that have a reference: `input.*` beside `gold.json`, or `NAME.*` beside `NAME.gold.json` (every
 * file whose name begins so and ends in one of `ext`).
 */
export function findGold(folders: readonly string[], ext: readonly string[]): GoldPair[] {
  const pairs = folders.flatMap((folder) => below(folder, ext));
  if (pairs.length === 0)
    throw new QingyangError(
      'no-gold',
      `there is no page with a reference in ${folders.join(', ')}.`,
      'A reference lies beside its page as gold.json or NAME.gold.json (docs/ci.md).',
      EXIT.usage,
    );
  return pairs;
}

function below(folder: string, ext: readonly string[]): GoldPair[] {
  let names: string[];
  try {
    names = readdirSync(folder).sort(compare);
  } catch (error) {
    throw fileError(error, folder, 'read');
  }
  const pairs = names
    .filter((name) => END.test(name))
    .flatMap((gold) => {
      const stem = gold === 'gold.json' ? 'input' : gold.replace(END, '');
      const pages = names.filter((name) => name.startsWith(`${stem}.`) && ext.some((e) => name.endsWith(`.${e}`)));
      return pages.map((page) => ({ name: join(folder, page), input: join(folder, page), gold: join(folder, gold) }));
    });
  const inside = names
    .filter((name) => !name.startsWith('.') && name !== 'node_modules')
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory());
  return [...pairs, ...inside.flatMap((path) => below(path, ext))];
}

/** Reads a reference, or a page's JSON, for scoring. */
export function readScored(path: string): Gold {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw fileError(error, path, 'read');
  }
  try {
    const value = JSON.parse(text) as Partial<Gold> | null;
    if (!Array.isArray(value?.articles)) throw new Error('it has no "articles"');
    return value as Gold;
  } catch (error) {
    throw new QingyangError(
      'not-a-page',
      `${basename(path)} is no page to score: ${(error as Error).message}.`,
      'It takes JSON with "articles", as -f json writes it.',
      EXIT.input,
    );
  }
}
