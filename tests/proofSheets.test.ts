import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cleanPage } from '../src/index.js';
import { inputOf, missesOf, names, root } from './fixtures.js';

/** Known misses are accepted by hand: `ACCEPT_MISSES=1 npx vitest run tests/proofSheets.test.ts` rewrites them, never where CI is set. */
const accepting = process.env.ACCEPT_MISSES === '1' && !process.env.CI;
const FENCE = /```misses\n([\s\S]*?)```/u;
const fileOf = (name: string) => new URL(`${name}/misses.md`, root);

function accepted(name: string): string {
  if (!existsSync(fileOf(name))) return '';
  return (FENCE.exec(readFileSync(fileOf(name), 'utf8'))?.[1] ?? 'misses.md has no ```misses block').trim();
}

function accept(name: string, found: string): void {
  if (found === '') return rmSync(fileOf(name));
  const before = existsSync(fileOf(name)) ? readFileSync(fileOf(name), 'utf8') : `# Known misses of ${name}\n\n`;
  const fence = `\`\`\`misses\n${found}\n\`\`\``;
  writeFileSync(fileOf(name), FENCE.test(before) ? before.replace(FENCE, () => fence) : `${before}${fence}\n`);
}

describe('proof sheets', () => {
  it('the fixtures are what their descriptions say', () => {
    execFileSync(process.execPath, ['scripts/typeset.mjs', '--check'], { cwd: new URL('..', import.meta.url) });
    expect(names.length).toBeGreaterThanOrEqual(18);
  });

  it.each(names)('%s', (name) => {
    const found = missesOf(name, cleanPage(inputOf(name), { name: 'input.txt', segmenter: 'intl' }));
    if (accepting && found !== accepted(name)) accept(name, found);
    expect(found).toBe(accepted(name));
  });
});
