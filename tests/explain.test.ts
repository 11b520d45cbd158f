import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { eastAsianWidth } from 'get-east-asian-width';
import { describe, expect, it } from 'vitest';
import { cleanPage, type Decision } from '../src/index.js';
import { renderExplain } from '../src/render/explain.js';
import { folder } from './batchTools.js';
import { qingyang } from './command.js';

const page = cleanPage('渡口今起夜航\n', { name: 'page.txt' });
const decision = (some: Partial<Decision>): Decision => ({
  line: 1,
  text: '渡口今起夜航',
  spans: [[0, 6]],
  role: 'front',
  article: 'a1',
  measure: null,
  confidence: 1,
  why: [],
  ...some,
});
const DECISIONS: readonly Decision[] = [
  decision({ line: 3, why: ['short line', 'words shared with a1'] }),
  decision({
    line: 7,
    role: 'opening',
    text: '本报讯（记者 苗青禾）三月一日起，渡口',
    measure: 17.5,
    confidence: 0.987,
  }),
  decision({
    line: 1204,
    role: 'more',
    text: '“加开”夜航……'.repeat(12),
    measure: 16,
    confidence: 0.42,
    why: ['full line '.repeat(30)],
  }),
  decision({ line: 1205, role: 'furniture', text: 'ｔｅｌ：12345', article: null, confidence: 0.999 }),
  decision({ line: 1206, role: 'removed', text: '渡口\u001b[31m今', article: null }),
];
const width = (line: string): number =>
  [...line].reduce((sum, c) => sum + eastAsianWidth(c.codePointAt(0) as number, { ambiguousAsWide: true }), 0);

describe('explain', () => {
  it('shows every line with its role, article, measure, confidence and why', () => {
    const lines = renderExplain(DECISIONS, page, { colour: false, width: 80 }).split('\n');
    expect(lines[0]).toBe(' line  role       article  measure  conf  text');
    expect(lines[1]).toBe('    3  front      a1       -        100%  渡口今起夜航');
    expect(lines[2]).toBe('                                          short line, words shared with a1');
    expect(lines[3]).toBe('    7  opening    a1       17.5 em   98%  本报讯（记者 苗青禾）三月一日起，渡口');
    expect(lines.find((line) => line.startsWith(' 1205'))).toBe(
      ' 1205  furniture  -        -         99%  ｔｅｌ：12345',
    );
  });

  it.each([60, 80, 132])('is never wider than a terminal of %i columns', (columns) => {
    const lines = renderExplain(DECISIONS, page, { colour: false, width: columns }).split('\n');
    expect(lines.filter((line) => width(line) > columns)).toEqual([]);
    const long = lines.find((line) => line.startsWith(' 1204')) as string;
    expect(long.endsWith('…')).toBe(true);
    expect(width(long)).toBeGreaterThan(columns - 4);
  });

  it('says the same in colour as without, and nothing steers the terminal', () => {
    const plain = renderExplain(DECISIONS, page, { colour: false, width: 80 });
    const coloured = renderExplain(DECISIONS, page, { colour: true, width: 80 });
    expect(coloured).not.toBe(plain);
    expect(stripVTControlCharacters(coloured)).toBe(plain);
    expect(plain).not.toContain('\u001b');
    expect(plain).toContain('渡口␛[31m今');
  });

  it('runs as a command, in colour only where that is wanted', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'page.txt'), '渡口今起夜航\n本报讯（记者 苗青禾）三月一日起加开夜航。\n');
    const plain = await qingyang(['explain', 'page.txt'], { cwd });
    expect(plain.code).toBe(0);
    expect(plain.stdout).toMatch(/^ line {2}role/u);
    expect(plain.stdout).not.toContain('\u001b');
    const coloured = await qingyang(['explain', 'page.txt'], { cwd, env: { FORCE_COLOR: '1' } });
    expect(stripVTControlCharacters(coloured.stdout)).toBe(plain.stdout);
    expect(coloured.stdout).not.toBe(plain.stdout);
    const refused = await qingyang(['--no-color', 'explain', 'page.txt'], { cwd, env: { FORCE_COLOR: '1' } });
    expect(refused.stdout).toBe(plain.stdout);
  });
});
