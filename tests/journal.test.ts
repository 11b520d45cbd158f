import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Entry, Journal } from '../src/batch/journal.js';

const calls = vi.hoisted((): string[] => []);
vi.mock('../src/batch/writeAtomic.js', async (original) => ({
  ...(await original<typeof import('../src/batch/writeAtomic.js')>()),
  flushFolder: (folder: string) => void calls.push(`flush ${folder}`),
}));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    fsyncSync: (file: number) => {
      calls.push('sync');
      fs.fsyncSync(file);
    },
  };
});

let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'qingyang-journal-'));
  calls.length = 0;
});
afterEach(() => rmSync(out, { recursive: true }));

const entry = (page: string, ...outputs: string[]): Entry => ({
  page,
  from: `../in/${page}`,
  input: 'a',
  options: 'b',
  version: '1',
  outputs: Object.fromEntries(outputs.map((name) => [name, 'c'])),
});

describe('the journal', () => {
  it('sees that the names of files are on the disk before the lines that speak of them, a folder at a time', () => {
    const journal = new Journal(out);
    journal.append(entry('1/a.txt', '1/a.md', '1/a.json'));
    journal.append(entry('1/b.txt', '1/b.md'));
    journal.append(entry('c.txt', 'c.md'));
    expect(calls).toEqual([]);
    journal.sync();
    expect(calls).toEqual([`flush ${join(out, '1')}`, `flush ${out}`, 'sync']);
    journal.sync();
    expect(calls).toHaveLength(3);
    journal.append(entry('2/d.txt', '2/d.md'));
    journal.close();
    expect(calls.slice(3)).toEqual([`flush ${join(out, '2')}`, 'sync']);
  });
});
