import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ledgerDiff, ledgerOf } from '../src/check/proof.js';
import { PLAIN, renderHunk } from '../src/check/renderHunk.js';
import { wordDiff } from '../src/check/wordDiff.js';
import { cleanPage, renderJson } from '../src/index.js';
import { command, folder, page, write } from './batchTools.js';

const local = { ...process.env, CI: '', NO_COLOR: '1' };
const check = (...args: string[]) => command(['check', ...args], { env: local });

function fixture(): string {
  const at = folder();
  write(at, { 'a/input.txt': page(1), 'deep/er/b/input.txt': page(2) });
  expect(check(at, '--update', '-f', 'md,json,txt')).toMatchObject({ code: 0 });
  return at;
}

const spoil = (path: string, from: string, to: string): void => {
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
};

describe('check', () => {
  it('is green where everything is as expected', () => {
    const at = fixture();
    const run = check(at);
    expect(run.code).toBe(0);
    expect(run.out).toContain('2 fixtures: 2 as expected, 0 not');
  });

  it('is red on one changed character, and shows it', () => {
    const at = fixture();
    spoil(join(at, 'a/expected.md'), '旧渡口', '旧渡囗');
    const run = check(at);
    expect(run.code).toBe(1);
    expect(run.out).toContain('expected.md');
    expect(run.out).toMatch(/^ {2}- .*\[-.*囗.*-\]/mu);
    expect(run.out).toMatch(/^ {2}\+ .*\{\+.*口.*\+\}/mu);
    expect(run.out).toContain('1 as expected, 1 not');
  });

  it('names the entries of the ledger that changed', () => {
    const at = fixture();
    const path = join(at, 'a/expected.json');
    const expected = JSON.parse(readFileSync(path, 'utf8'));
    expected.removed.push({ reason: 'doubled', text: '2022', spans: [[0, 4]], survivor: [[4, 8]] });
    writeFileSync(path, renderJson(expected));
    const run = check(at);
    expect(run.code).toBe(1);
    expect(run.out).toContain('@@ ledger @@\n  - removed doubled "2022" at 0–4');
  });

  it('names the fields where only figures changed', () => {
    const at = fixture();
    const path = join(at, 'a/expected.json');
    const expected = JSON.parse(readFileSync(path, 'utf8'));
    expected.articles[0].confidence = 0.123;
    writeFileSync(path, renderJson(expected));
    expect(check(at).out).toMatch(/articles\[0\]\.confidence: 0\.123 → /u);
  });

  it('fails where an expectation is missing, or the input cannot be cleaned', () => {
    const at = folder();
    write(at, { 'a/input.txt': page(1), 'b/input.txt': '%PDF-1.4', 'b/expected.md': '' });
    const run = check(at);
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/✗ .*a: there is no expected/u);
    expect(run.out).toMatch(/✗ .*b/u);
  });

  it('updates only where it may', () => {
    const at = fixture();
    spoil(join(at, 'a/expected.md'), '旧渡口', '新渡口');
    const before = readFileSync(join(at, 'a/expected.md'), 'utf8');
    for (const CI of ['true', '1', 'yes']) {
      const refused = command(['check', at, '--update'], { env: { ...local, CI } });
      expect(refused.code).toBe(2);
      expect(refused.err).toMatch(/CI is set/u);
    }
    expect(readFileSync(join(at, 'a/expected.md'), 'utf8')).toBe(before);
    expect(check(at, '--update').out).toMatch(/↻ .*a: wrote expected.md/u);
    expect(check(at).code).toBe(0);
    expect(existsSync(join(at, 'a/expected.ndjson'))).toBe(false);
  });

  it('cleans with the options of the fixture, and refuses options that it does not know', () => {
    const at = folder();
    write(at, { 'a/input.txt': page(1), 'a/options.json': '{"script": "hant"}' });
    check(at, '--update');
    expect(readFileSync(join(at, 'a/expected.md'), 'utf8')).toContain('舊渡口');
    write(at, { 'a/options.json': '{"sript": "hant"}' });
    expect(check(at)).toMatchObject({ code: 2, err: expect.stringContaining('"sript" is no option') });
  });

  it('reports to GitHub, to JUnit and as data', () => {
    const at = fixture();
    spoil(join(at, 'a/expected.md'), '旧渡口', '100%\u0001<渡&口>');
    const github = check(at, '--reporter', 'github').out;
    expect(github).toMatch(/^::error file=.*expected\.md,line=\d+,title=.*::.*100%25/u);
    expect(github.trim().split('\n')).toHaveLength(1);
    const junit = check(at, '-r', 'junit').out;
    expect(junit).toContain('<testsuite name="qingyang check" tests="2" failures="1" errors="0">');
    expect(junit).toContain('&lt;渡&amp;口');
    expect(junit).not.toContain('\u0001');
    const data = JSON.parse(check(at, '-r', 'json').out);
    expect(data).toMatchObject({ format: 'qingyang-check/1', ok: false });
    expect(data.fixtures[0].differences[0].hunks[0].expected.join('')).toContain('100%');
  });
});

it('the project expects its own output only where that is what the page says', () => {
  const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));
  const expecting = readdirSync(fixtures).filter((name) => existsSync(join(fixtures, name, 'expected.md')));
  expect(expecting.length).toBeGreaterThan(3);
  for (const name of expecting) expect(existsSync(join(fixtures, name, 'misses.md')), `${name} has misses`).toBe(false);
  const run = check(...expecting.map((name) => join(fixtures, name, 'expected.md')));
  expect(run.out).toContain(`${expecting.length} fixtures: ${expecting.length} as expected`);
});

describe('a diff', () => {
  const long = '村民们说费用由各户分担，账目贴在墙上，孩子们看得最认真。'.repeat(20);
  it('of a long paragraph shows the changed words with a little around them, in few columns', () => {
    const [hunk] = wordDiff(`${long}雨天不湿脚${long}\n`, `${long}雪天不湿脚${long}\n`);
    const rows = renderHunk(hunk as NonNullable<typeof hunk>, 78, PLAIN);
    expect(rows.length).toBeLessThanOrEqual(5);
    expect(rows.join('')).toContain('[-雨天-]');
    for (const row of rows)
      expect([...row].reduce((w, c) => w + (c.charCodeAt(0) > 0x2e80 ? 2 : 1), 0)).toBeLessThanOrEqual(78);
  });
  it('shows a paragraph cut in two by its line end', () => {
    const [hunk] = wordDiff('一句话。又一句。\n', '一句话。\n又一句。\n');
    expect(renderHunk(hunk as NonNullable<typeof hunk>, 78, PLAIN)).toEqual([
      '@@ line 1 @@',
      '- 一句话。又一句。',
      '+ 一句话。{+⏎+}',
      '+ 又一句。',
    ]);
  });
  it('gives both sides back', () => {
    const [a, b] = ['一\n二\n三三三\n四\n', '一\n二二\n三\n五\n四'];
    const text = (lines: readonly (readonly { text: string }[])[]) =>
      lines.map((l) => l.map((s) => s.text.replace('⏎', '')).join(''));
    for (const hunk of wordDiff(a, b)) {
      expect(text(hunk.expected)).toEqual(
        a.split('\n').slice(hunk.expectedLine - 1, hunk.expectedLine - 1 + hunk.expected.length),
      );
      expect(text(hunk.actual)).toEqual(
        b.split('\n').slice(hunk.actualLine - 1, hunk.actualLine - 1 + hunk.actual.length),
      );
    }
  });
  it('of two ledgers counts entries that stand in them twice', () => {
    expect(ledgerDiff(['a', 'a', 'b'], ['a', 'c'])).toEqual({ gone: ['a', 'b'], come: ['c'] });
    expect(ledgerOf(cleanPage(page(1)))).toBeInstanceOf(Array);
  });
});

describe('check --gold', () => {
  it('scores pages against references, and is a gate', () => {
    const at = folder();
    const gold = JSON.stringify({ articles: JSON.parse(renderJson(cleanPage(page(1)))).articles });
    write(at, { 'a/input.txt': page(1), 'a/gold.json': gold, 'flat/p.raw.txt': page(1), 'flat/p.gold.json': gold });
    const run = check('--gold', at, '--min', 'pq=0.99,cer=0.01');
    expect(run.code).toBe(0);
    expect(run.out.trim().split('\n')).toHaveLength(4);
    write(at, { 'a/input.txt': page(500) + page(600) });
    const worse = check('--gold', at, '--min', 'pq=1');
    expect(worse.code).toBe(1);
    expect(worse.err).toMatch(/pq is .*at least 1/u);
  });

  it('counts a page that cannot be cleaned as nothing found', () => {
    const at = folder();
    write(at, {
      'a/input.txt': '%PDF-1.4',
      'a/gold.json': '{"articles":[{"headline":"旧渡口","body":[{"type":"paragraph","text":"修好了。"}]}]}',
    });
    const run = check('--gold', at, '--reporter', 'json');
    expect(run.code).toBe(1);
    expect(JSON.parse(run.out).mean.pq).toBe(0);
  });
});

it('score prints the figures of one page, and exits with 1 below a bound', () => {
  const at = folder();
  write(at, { 'p.json': renderJson(cleanPage(page(1))), 'bad.json': '{}' });
  const [p, bad] = [join(at, 'p.json'), join(at, 'bad.json')];
  const run = command(['score', p, p]);
  expect(run.code).toBe(0);
  expect(JSON.parse(run.out)).toMatchObject({ pq: 1, cer: 0 });
  expect(command(['score', p, p, '--min', 'cer=0,pq=1']).code).toBe(0);
  write(at, { 'other.json': renderJson(cleanPage(page(900) + page(77))) });
  expect(command(['score', join(at, 'other.json'), p, '--min', 'pq=1']).code).toBe(1);
  expect(command(['score', bad, p]).code).toBe(3);
  expect(command(['score', p, p, '--min', 'x=1']).code).toBe(2);
});
