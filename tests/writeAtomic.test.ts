import { chmodSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeAtomic } from '../src/batch/writeAtomic.js';
import { folder as newFolder } from './batchTools.js';

let folder = '';
beforeEach(() => {
  folder = newFolder();
});
const codeOf = (act: () => void): unknown => {
  try {
    act();
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
  return 'nothing thrown';
};

describe('writeAtomic', () => {
  it('writes the bytes and leaves nothing else in the folder', () => {
    writeAtomic(join(folder, '甲.md'), '正文\n');
    expect(readFileSync(join(folder, '甲.md'), 'utf8')).toBe('正文\n');
    expect(readdirSync(folder)).toEqual(['甲.md']);
  });

  it('leaves an existing file alone, unless forced', () => {
    const path = join(folder, 'a.md');
    writeFileSync(path, 'old');
    expect(codeOf(() => writeAtomic(path, 'new'))).toBe('EEXIST');
    expect(readFileSync(path, 'utf8')).toBe('old');
    writeAtomic(path, 'new', { force: true });
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['a.md']);
  });

  it('replaces a symbolic link, not what it points to', () => {
    writeFileSync(join(folder, 'precious.txt'), 'precious');
    symlinkSync('precious.txt', join(folder, 'a.md'));
    expect(codeOf(() => writeAtomic(join(folder, 'a.md'), 'new'))).toBe('EEXIST');
    writeAtomic(join(folder, 'a.md'), 'new', { force: true });
    expect(readFileSync(join(folder, 'precious.txt'), 'utf8')).toBe('precious');
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('new');
  });

  it('takes a name as long as the file system allows', () => {
    const name = `${'x'.repeat(252)}.md`;
    writeAtomic(join(folder, name), 'text');
    expect(readdirSync(folder)).toEqual([name]);
  });

  it('says what is wrong with a place that cannot be written, and leaves nothing there', () => {
    expect(codeOf(() => writeAtomic(join(folder, 'none', 'a.md'), 'x'))).toBe('ENOENT');
    expect(codeOf(() => writeAtomic(folder, 'x', { force: true }))).toMatch(/EISDIR|ENOTEMPTY|EEXIST/u);
    writeFileSync(join(folder, 'file'), '');
    expect(codeOf(() => writeAtomic(join(folder, 'file', 'a.md'), 'x'))).toBe('ENOTDIR');
    expect(readdirSync(folder)).toEqual(['file']);
  });

  it.skipIf(process.getuid?.() === 0)('says that a folder may not be written', () => {
    chmodSync(folder, 0o500);
    expect(codeOf(() => writeAtomic(join(folder, 'a.md'), 'x'))).toBe('EACCES');
  });
});
