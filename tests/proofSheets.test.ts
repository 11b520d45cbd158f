import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cleanPage } from '../src/index.js';
import { type Gold, proof } from './proof.js';

const root = new URL('../fixtures/', import.meta.url);
const names = readdirSync(root).filter((name) => existsSync(new URL(`${name}/page.mjs`, root)));
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

/** Known misses are accepted by hand: `ACCEPT_MISSES=1 npx vitest run tests/proofSheets.test.ts` rewrites them, never where CI is set. */
const accepting = process.env.ACCEPT_MISSES === '1' && !process.env.CI;
const FENCE = /```misses\n([\s\S]*?)```/u;

function accepted(name: string): string {
  const file = `${name}/misses.md`;
  return existsSync(new URL(file, root)) ? (FENCE.exec(read(file))?.[1] ?? 'no ```misses block').trim() : '';
}

function accept(name: string, found: string): void {
  const url = new URL(`${name}/misses.md`, root);
  const before = existsSync(url) ? readFileSync(url, 'utf8') : `# What the program gets wrong on ${name}\n\n`;
  const fence = `\`\`\`misses\n${found}\n\`\`\``;
  writeFileSync(url, FENCE.test(before) ? before.replace(FENCE, () => fence) : `${before}${fence}\n`);
}

describe('proof sheets', () => {
  it('the fixtures are what their descriptions say', () => {
    execFileSync(process.execPath, ['scripts/typeset.mjs', '--check'], { cwd: new URL('..', import.meta.url) });
    expect(names.length).toBeGreaterThanOrEqual(18);
  });

  it.each(names)('%s', (name) => {
    const bytes = readFileSync(new URL(`${name}/input.txt`, root));
    const page = cleanPage(bytes, { name: 'input.txt' });
    const source = new TextDecoder(page.source.encoding).decode(bytes);
    const gold = JSON.parse(read(`${name}/gold.json`)) as Gold;
    const { figures, misses } = proof(page, source, gold, read(`${name}/sheet.txt`));
    const found = misses.length ? [figures, ...misses].join('\n') : '';
    if (accepting && found !== accepted(name)) accept(name, found);
    expect(found).toBe(accepted(name));
  });
});
