import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Page } from '../src/index.js';
import { type Gold, proof } from './proof.js';

export const root = new URL('../fixtures/', import.meta.url);

/** The names of our own pages. */
export const names = readdirSync(root).filter((name) => existsSync(new URL(`${name}/page.mjs`, root)));

export const inputOf = (name: string): Buffer => readFileSync(new URL(`${name}/input.txt`, root));

/** What a page gets wrong against its proof sheet, with the figures in the first line; empty where it is perfect. */
export function missesOf(name: string, page: Page): string {
  const read = (file: string) => readFileSync(new URL(`${name}/${file}`, root), 'utf8');
  const source = new TextDecoder(page.source.encoding).decode(inputOf(name));
  const { figures, misses } = proof(page, source, JSON.parse(read('gold.json')) as Gold, read('sheet.txt'));
  return misses.length ? [figures, ...misses].join('\n') : '';
}
