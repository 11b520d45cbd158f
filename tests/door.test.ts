import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { run } from '../src/cli/run.js';
import { folder } from './batchTools.js';
import { BIN, type Outcome, qingyang } from './command.js';

const PAGE = '渡口今起夜航\n本报讯（记者 苗青禾）三月一日起，渡口加\n开夜航，末班船延至二十三时。\n';
let cwd = '';
beforeEach(() => {
  cwd = folder();
  writeFileSync(join(cwd, 'page.txt'), PAGE);
});
const put = (name: string, bytes: string | Uint8Array): void => writeFileSync(join(cwd, name), bytes);
const got = (name: string): string => readFileSync(join(cwd, name), 'utf8');
const isRoot = process.getuid?.() === 0;

/** A refusal: nothing on stdout, one sentence and one way out on stderr, no stack trace. */
function refused({ code, stdout, stderr }: Outcome, exit: number, says: RegExp): void {
  expect(stderr).toMatch(says);
  expect(stderr).not.toMatch(/^\s+at /mu);
  expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
}

describe('a clone', () => {
  /** The command alone in a folder, with what else is put there. */
  function runs(): Outcome {
    mkdirSync(join(cwd, 'bin'));
    copyFileSync(BIN, join(cwd, 'bin/qingyang.js'));
    put('package.json', '{ "type": "module" }');
    const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/qingyang.js', 'page.txt'], {
      cwd,
      encoding: 'utf8',
    });
    return { code: status, stdout, stderr };
  }

  it('that was not built says what to run', () => {
    refused(runs(), 5, /not set up: .*run\.js.*\n.*npm ci.*npm run build/u);
  });

  it('that lacks a package does too', () => {
    mkdirSync(join(cwd, 'dist/bin'), { recursive: true });
    put('dist/bin/run.js', "import 'no-such-package';\n");
    refused(runs(), 5, /not set up: .*no-such-package.*\n.*npm ci/u);
  });

  it('with another fault in it does not hide that', () => {
    mkdirSync(join(cwd, 'dist/bin'), { recursive: true });
    put('dist/bin/run.js', "throw new Error('quite another fault');\n");
    const { code, stderr } = runs();
    expect(code).not.toBe(0);
    expect(stderr).toContain('quite another fault');
    expect(stderr).not.toContain('npm ci');
  });
});

describe('streams', () => {
  it('has only the result on stdout, and notes and summary on stderr', async () => {
    const { code, stdout, stderr } = await qingyang(['page.txt'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('渡口今起夜航');
    expect(stdout).not.toContain('page.txt');
    expect(stderr).toMatch(/^page\.txt: \d+ articles?, /mu);
  });

  it('says nothing with --quiet but the result', async () => {
    const { stdout, stderr } = await qingyang(['--quiet', 'page.txt'], { cwd });
    expect(stderr).toBe('');
    expect(stdout).toContain('渡口今起夜航');
  });

  it.each([[[]], [['-']]])('reads standard input for %j', async (args) => {
    const { code, stdout } = await qingyang([...args, '-f', 'json'], { cwd, input: PAGE });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).source.name).toBe('-');
  });

  it('gives the same bytes twice, wherever the file lies', async () => {
    const here = await qingyang(['-f', 'json', 'page.txt'], { cwd });
    const there = await qingyang(['-f', 'json', join(cwd, 'page.txt')], { cwd: tmpdir() });
    expect(there.stdout).toBe(here.stdout);
  });

  it('sends several pages out one after another', async () => {
    put('b.txt', '山路通车\n');
    const md = await qingyang(['page.txt', 'b.txt'], { cwd });
    expect(md.stdout).toMatch(/^# page\.txt\n\n[^]*\n\n# b\.txt\n\n[^]*山路通车\n$/u);
    const txt = await qingyang(['-f', 'txt', 'page.txt', 'b.txt'], { cwd });
    expect(txt.stdout.split('\f')).toHaveLength(2);
    const ndjson = await qingyang(['-f', 'ndjson', 'page.txt', 'b.txt'], { cwd });
    const pages = ndjson.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).page);
    expect(new Set(pages)).toEqual(new Set(['page.txt', 'b.txt']));
    const json = await qingyang(['-f', 'json', 'page.txt', 'b.txt'], { cwd });
    expect(json.stdout.split(/(?<=^\}\n)/mu).map((doc) => JSON.parse(doc).source.name)).toEqual(['page.txt', 'b.txt']);
  });

  it('ends quietly when its reader has read enough', async () => {
    put('long.txt', '渡口今起夜航，末班船延至二十三时。\n'.repeat(20_000));
    const pipe = ['bash', '-c', 'set -o pipefail; "$@" | head -1', 'bash'];
    const { code, stdout, stderr } = await qingyang(['-q', '-f', 'json', 'long.txt', 'page.txt'], {
      cwd,
      through: pipe,
    });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '{\n', stderr: '' });
  });

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full behind stdout', async () => {
    refused(await qingyang(['page.txt'], { cwd, through: ['sh', '-c', '"$@" > /dev/full', 'sh'] }), 4, /disk is full/u);
  });

  it('survives a closed stderr', async () => {
    const { code, stdout } = await qingyang(['page.txt'], { cwd, through: ['sh', '-c', '"$@" 2>&-', 'sh'] });
    expect(code).toBe(0);
    expect(stdout).toContain('渡口今起夜航');
  });

  it('runs in the process that imports it, on streams that it is given', async () => {
    const { PassThrough } = await import('node:stream');
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    stdin.end(PAGE);
    expect(await run(['-f', 'txt'], { stdin, stdout, stderr, env: {} })).toBe(0);
    expect(String(stdout.read())).toContain('渡口今起夜航');
    expect(String(stderr.read())).toContain('standard input: ');
  });
});

describe('--out', () => {
  it('writes each page under its own name and nothing to stdout', async () => {
    put('b.txt', '山路通车\n');
    const { code, stdout } = await qingyang(['-o', 'new/clean', 'page.txt', 'b.txt'], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(readdirSync(join(cwd, 'new/clean')).sort()).toEqual(['b.md', 'page.md']);
    expect(got('new/clean/page.md')).toBe((await qingyang(['page.txt'], { cwd })).stdout);
  });

  it.each(['md', 'json', 'ndjson', 'txt'])('gives a page in %s that ending', async (format) => {
    await qingyang(['-f', format, '-o', 'clean', '-'], { cwd, input: PAGE });
    expect(readdirSync(join(cwd, 'clean'))).toEqual([`stdin.${format}`]);
  });

  it('does not overwrite a file unless forced, and writes the others', async () => {
    mkdirSync(join(cwd, 'clean'));
    put('b.txt', '山路通车\n');
    put('clean/page.md', 'mine');
    const careful = await qingyang(['-q', '-o', 'clean', 'page.txt', 'b.txt'], { cwd });
    refused(careful, 4, /clean\/page\.md exists already/u);
    expect([got('clean/page.md'), got('clean/b.md')]).toEqual(['mine', expect.stringContaining('山路通车')]);
    expect((await qingyang(['-o', 'clean', '--force', 'page.txt'], { cwd })).code).toBe(0);
    expect(got('clean/page.md')).toContain('渡口今起夜航');
  });

  it('refuses two inputs that land on one name before anything is written', async () => {
    mkdirSync(join(cwd, 'b'));
    put('b/page.txt', '山路通车\n');
    refused(
      await qingyang(['-o', 'clean', 'page.txt', 'b/page.txt'], { cwd }),
      2,
      /page\.txt and b\/page\.txt would both/u,
    );
    expect(existsSync(join(cwd, 'clean'))).toBe(false);
  });

  it('never overwrites an input, forced or not, by its name or through a link', async () => {
    symlinkSync('page.txt', join(cwd, 'soft.txt'));
    mkdirSync(join(cwd, 'links'));
    symlinkSync('../page.txt', join(cwd, 'links/page.txt'));
    mkdirSync(join(cwd, 'hard'));
    linkSync(join(cwd, 'page.txt'), join(cwd, 'hard/page.txt'));
    symlinkSync('.', join(cwd, 'round'));
    for (const out of ['.', 'links', 'hard', 'round'])
      refused(await qingyang(['--force', '-f', 'txt', '-o', out, 'page.txt'], { cwd }), 4, /never overwritten/u);
    refused(await qingyang(['--force', '-f', 'txt', '-o', '.', 'soft.txt'], { cwd }), 4, /never overwritten/u);
    expect(got('page.txt')).toBe(PAGE);
  });

  it('says that it wants a folder', async () => {
    refused(await qingyang(['-o', 'page.txt', 'page.txt'], { cwd }), 4, /is a file, and --out wants a folder/u);
  });

  it.skipIf(isRoot)('says that the folder may not be written', async () => {
    mkdirSync(join(cwd, 'shut'), { mode: 0o500 });
    refused(await qingyang(['-q', '-o', 'shut', 'page.txt'], { cwd }), 4, /no permission/u);
  });
});

describe('bad input', () => {
  it.each<[what: string, bytes: string | Uint8Array, says: RegExp]>([
    ['an empty file', '', /bad\.txt is empty\./u],
    ['white space', ' \n\u3000\t\r\n\uFEFF', /nothing but white space/u],
    ['no Chinese', 'The quick brown fox.\n', /no Chinese character/u],
    ['a PDF', '%PDF-1.7\n%âãÏÓ\n', /is a PDF[^]*pdftotext -raw/u],
    ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /is an image \(PNG\)[^]*tesseract/u],
    ['a JPEG', Buffer.from('ffd8ffe000104a464946', 'hex'), /is an image \(JPEG\)[^]*tesseract/u],
    ['a TIFF', Buffer.from('49492a0008000000', 'hex'), /is an image \(TIFF\)[^]*tesseract/u],
    ['a ZIP', Buffer.from('504b0304140000000800', 'hex'), /is a ZIP archive[^]*[Uu]npack/u],
    [
      'a DOCX',
      Buffer.concat([Buffer.from('504b0304140000000800', 'hex'), Buffer.from('……word/document.xml')]),
      /Word document[^]*pandoc/u,
    ],
    ['a gzip', Buffer.from('1f8b0800000000000003', 'hex'), /gzip -dc/u],
  ])('is refused where it is %s', async (_what, bytes, says) => {
    put('bad.txt', bytes);
    refused(await qingyang(['bad.txt'], { cwd }), 3, says);
  });

  it('is called standard input where it is', async () => {
    refused(await qingyang([], { cwd, input: '' }), 3, /standard input is empty/u);
  });

  it('is refused where it is missing, a folder, or not to be read', async () => {
    refused(await qingyang(['none.txt'], { cwd }), 3, /none\.txt: there is no such file/u);
    refused(await qingyang(['.'], { cwd }), 3, /\. is a folder/u);
    refused(await qingyang(['page.txt/x'], { cwd }), 3, /is a file, not a folder/u);
  });

  it.skipIf(isRoot)('is refused where there is no permission', async () => {
    chmodSync(join(cwd, 'page.txt'), 0o000);
    refused(await qingyang(['page.txt'], { cwd }), 3, /no permission to read/u);
  });

  it('does not stop the other files, and the exit code tells', async () => {
    put('bad.txt', '');
    put('b.txt', '山路通车\n');
    const { code, stdout, stderr } = await qingyang(['-q', 'page.txt', 'bad.txt', 'none.txt', 'b.txt'], { cwd });
    expect(code).toBe(3);
    expect(stdout).toContain('渡口今起夜航');
    expect(stdout).toContain('山路通车');
    expect(stderr).toMatch(/bad\.txt is empty[^]*none\.txt: there is no such file/u);
  });

  it('cannot steer the terminal through its name', async () => {
    put('\u001b[31mred\n.txt', '');
    const { stderr } = await qingyang(['\u001b[31mred\n.txt'], { cwd });
    expect(stderr).not.toContain('\u001b');
    expect(stderr).toContain('␛[31mred␊.txt');
  });

  it('shows where an error arose with --debug only', async () => {
    expect((await qingyang(['--debug', 'none.txt'], { cwd })).stderr).toMatch(/^\s+at /mu);
  });
});

describe('the command line', () => {
  it.each<[args: string[], says: RegExp]>([
    [['--bogus'], /unknown option '--bogus'/u],
    [['-f', 'docx', 'page.txt'], /Allowed choices are md, json, ndjson, txt/u],
    [['--script', 'latin', 'page.txt'], /Allowed choices are hans, hant, tw, hk/u],
    [['--encoding', 'klingon', 'page.txt'], /gb18030/u],
    [['-o'], /argument missing/u],
    [['-', '-'], /only once/u],
    [['explain', '--bogus'], /unknown option '--bogus'/u],
  ])('%j is a mistake that is explained', async (args, says) => {
    refused(await qingyang(args, { cwd, input: PAGE }), 2, says);
  });

  it('shows help with examples and exit codes on stdout, and fits 80 columns', async () => {
    for (const args of [['--help'], ['explain', '--help']]) {
      const { code, stdout, stderr } = await qingyang(args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout.split('\n').filter((line) => [...line].length > 80)).toEqual([]);
    }
    const { stdout } = await qingyang(['--help']);
    expect(stdout).toMatch(/Examples:[^]*pdftotext/u);
    const { EXIT } = await import('../src/errors.js');
    for (const code of Object.values(EXIT)) expect(stdout).toMatch(new RegExp(`^  ${code} `, 'mu'));
  });

  it('shows the version with the segmenters', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    const { code, stdout } = await qingyang(['--version']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^qingyang \S+ \(segmenter: intl; nodejieba (?:\d+\.\d+\.\d+ on request|not installed); node \d/u,
    );
    expect(stdout).toContain(`qingyang ${version} `);
  });

  it('reads the bytes as --encoding says', async () => {
    put('gbk.txt', Buffer.from('d6d0b9fa0a', 'hex'));
    const { stdout } = await qingyang(['--encoding', 'gbk', '-f', 'json', 'gbk.txt'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ source: { encoding: 'gbk' } });
    expect(stdout).toContain('"中国"');
  });

  it('colours only where colour is wanted', async () => {
    const summary = async (args: string[], env: Record<string, string>): Promise<string> =>
      (await qingyang([...args, 'page.txt'], { cwd, env })).stderr;
    expect(await summary([], {})).not.toContain('\u001b');
    expect(await summary([], { FORCE_COLOR: '1' })).toContain('\u001b');
    expect(await summary(['--no-color'], { FORCE_COLOR: '1' })).not.toContain('\u001b');
    expect(await summary([], { FORCE_COLOR: '1', NO_COLOR: '1' })).not.toContain('\u001b');
  });
});
