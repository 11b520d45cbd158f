import { readFileSync } from 'node:fs';
import { cleanPage } from '../index.js';
import { renderJson } from '../render/json.js';

/** Runs the command and returns its exit code. */
export async function run(argv: readonly string[]): Promise<number> {
  const file = argv.filter((a) => !a.startsWith('-') && a !== 'json').at(-1) ?? '/dev/stdin';
  process.stdout.write(renderJson(cleanPage(readFileSync(file), { name: file.split('/').at(-1) ?? '-' })));
  return 0;
}
