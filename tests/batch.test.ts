import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../src/batch/failure.js';
import { BIN, batch, command, descendants, folder, POISON, page, pages, started, tree, write } from './batchTools.js';

const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;
const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

describe('a batch', () => {
  it('mirrors the folders, in several formats, and ends with a report', async () => {
    const at = folder();
    write(at, pages(3, 'in/1953/04/'));
    write(at, { 'in/1953/05/x.TXT': page(9), 'in/1953/05/read.me': 'no page', 'in/.hidden/p.txt': page(1) });
    const result = await batch({ inputs: [join(at, 'in')], out: join(at, 'out'), formats: ['md', 'json'] });
    expect(result).toMatchObject({ pages: 4, done: 4, failed: 0, stopped: null });
    expect(Object.keys(tree(join(at, 'out'))).filter((name) => !name.startsWith('.'))).toEqual([
      '1953/04/p0000.json',
      '1953/04/p0000.md',
      '1953/04/p0001.json',
      '1953/04/p0001.md',
      '1953/04/p0002.json',
      '1953/04/p0002.md',
      '1953/05/x.json',
      '1953/05/x.md',
      'report.json',
      'report.md',
    ]);
    const report = json(join(at, 'out/report.json'));
    expect(report.pages).toMatchObject({ written: 4, failed: 0 });
    expect(report.characters.in).toBe([0, 1, 2, 9].reduce((n, i) => n + [...page(i)].length, 0));
  });

  it('gives the same bytes with one worker and with three', async () => {
    const at = folder();
    write(at, pages(30, 'in/'));
    await batch({ inputs: [join(at, 'in')], out: join(at, 'one'), jobs: 1 });
    await batch({ inputs: [join(at, 'in')], out: join(at, 'three'), jobs: 3 });
    expect(tree(join(at, 'three'))).toEqual(tree(join(at, 'one')));
  });

  it('takes globs, single files and lists, and names what does not exist', async () => {
    const at = folder();
    write(at, {
      'in/a/1.txt': page(1),
      'in/a/2.txt': page(2),
      'in/b/1.txt': page(3),
      'in/b/坐\n标😀.txt': page(4),
      'in/[x].txt': page(5),
    });
    const list = ['a/1.txt', 'b/坐\n标😀.txt', 'gone.txt', '[x].txt'].map((name) => join(at, 'in', name)).join('\0');
    const run = command(['batch', '--from', '-', '--out', join(at, 'out')], { input: list });
    expect(run.code).toBe(1);
    expect(run.err).toContain('gone.txt: there is no such file');
    expect(Object.keys(tree(join(at, 'out'))).filter((name) => name.endsWith('.md'))).toEqual([
      '[x].md',
      'a/1.md',
      'b/坐\n标😀.md',
      'report.md',
    ]);
    const globbed = await batch({ inputs: [join(at, 'in/*/1.txt')], out: join(at, 'globbed') });
    expect(globbed.pages).toBe(2);
    expect(existsSync(join(at, 'globbed/b/1.md'))).toBe(true);
    // Beside the pages, or above them, is a place too; a folder of outputs below them is not looked into.
    expect((await batch({ inputs: [join(at, 'in/a/*.txt')], out: join(at, 'in/a') })).pages).toBe(2);
    expect((await batch({ inputs: [join(at, 'in/a/*.txt')], out: join(at, 'in') })).pages).toBe(2);
    write(at, { 'in/a/clean/9.txt': page(9) });
    expect((await batch({ inputs: [join(at, 'in/a/**/*.txt')], out: join(at, 'in/a/clean') })).pages).toBe(2);
  });

  it('ends where a link leads back, and reports links that lead nowhere and folders in place of pages', async () => {
    const at = folder();
    write(at, { 'in/a/1.txt': page(1) });
    symlinkSync(join(at, 'in'), join(at, 'in/a/loop'));
    symlinkSync(join(at, 'nowhere'), join(at, 'in/dangling.txt'));
    symlinkSync('ring.txt', join(at, 'in/ring.txt'));
    symlinkSync('ring', join(at, 'in/ring'));
    mkdirSync(join(at, 'in/folder.txt'));
    spawnSync('mkfifo', [join(at, 'in/pipe.txt')]);
    const failed: string[] = [];
    const result = await batch(
      { inputs: [join(at, 'in')], out: join(at, 'out') },
      { failed: (name, f) => failed.push(`${name} ${f.code}`) },
    );
    expect(failed.sort()).toEqual([
      'dangling.txt ENOENT',
      'folder.txt folder',
      'pipe.txt not-a-file',
      'ring.txt ELOOP',
    ]);
    expect(result).toMatchObject({ pages: 4, failed: 4 });
    expect(existsSync(join(at, 'out/a/1.md'))).toBe(true);
  });
});

describe('before anything is written, a batch refuses', () => {
  it.each([
    [
      'two inputs of one name',
      { 'in/a.txt': page(1), 'in/a.text': page(2) },
      { ext: ['txt', 'text'] },
      /both be written to a.md/u,
    ],
    ['a name of its own', { 'in/report.txt': page(1) }, {}, /the batch's own/u],
    ['no input', { 'in/x.md': '' }, {}, null],
  ] as const)('%s', async (_, files, options, message) => {
    const at = folder();
    write(at, files);
    const run = batch({ inputs: message ? [join(at, 'in')] : [], out: join(at, 'out'), ...options });
    await expect(run).rejects.toThrow(message ?? /no page/u);
    expect(existsSync(join(at, 'out'))).toBe(false);
  });

  it('to write over an input', async () => {
    const at = folder();
    write(at, pages(2, 'in/'));
    const before = tree(at);
    await expect(batch({ inputs: [join(at, 'in')], out: join(at, 'in'), formats: ['txt'] })).rejects.toThrow(
      /over the input/u,
    );
    expect(tree(at)).toEqual(before);
  });

  it('to put another input in the place of one that it did', async () => {
    const at = folder();
    write(at, { 'a/1.txt': page(1), 'b/1.txt': page(2) });
    await batch({ inputs: [join(at, 'a')], out: join(at, 'out') });
    await expect(batch({ inputs: [join(at, 'b')], out: join(at, 'out') })).rejects.toThrow(/was made from/u);
  });

  it('a folder in which another batch is at work', async () => {
    const at = folder();
    write(at, pages(2, 'in/'));
    write(at, { 'out/.qingyang/lock': JSON.stringify({ pid: 1, host: 'elsewhere', began: null }) });
    await expect(batch({ inputs: [join(at, 'in')], out: join(at, 'out') })).rejects.toThrow(/another batch/u);
  });
});

describe('a second run', () => {
  it('does only what is missing or changed, and says how much that was', async () => {
    const at = folder();
    write(at, pages(6, 'in/'));
    const run = { inputs: [join(at, 'in')], out: join(at, 'out') };
    await batch({ ...run, limit: 4 });
    write(at, { 'in/p0001.txt': page(77) });
    rmSync(join(at, 'out/p0002.md'));
    expect(await batch(run)).toMatchObject({ pages: 6, finished: 2, due: 4, done: 4 });
    expect(await batch(run)).toMatchObject({ finished: 6, done: 0 });
    await batch({ ...run, out: join(at, 'fresh') });
    expect(tree(join(at, 'out'))).toEqual(tree(join(at, 'fresh')));
    expect(await batch({ ...run, formats: ['md', 'json'] })).toMatchObject({ finished: 0, done: 6 });
    expect(await batch({ ...run, formats: ['md', 'json'], redo: true })).toMatchObject({ finished: 0, done: 6 });
  });

  it('lists times in the reports only when asked, for they differ from run to run', async () => {
    const at = folder();
    write(at, pages(3, 'in/'));
    const run = { inputs: [join(at, 'in')], out: join(at, 'out') };
    const plain = (await batch(run)).report;
    expect(plain).not.toHaveProperty('slowest');
    expect(plain?.longest.map((l) => l.page)).toEqual(['p0000.txt', 'p0001.txt', 'p0002.txt']);
    const timed = (await batch({ ...run, redo: true, times: true })).report;
    expect(timed?.slowest).toHaveLength(3);
    expect(readFileSync(join(at, 'out/report.md'), 'utf8')).toContain('## The slowest');
  });

  it('tries failed pages again', async () => {
    const at = folder();
    write(at, { 'in/1.txt': page(1), 'in/2.txt': '' });
    const run = { inputs: [join(at, 'in')], out: join(at, 'out') };
    symlinkSync(join(at, 'later'), join(at, 'in/3.txt'));
    const first = await batch(run);
    expect(first.failed).toBeGreaterThan(0);
    write(at, { later: page(3), 'in/2.txt': page(2) });
    expect(await batch(run)).toMatchObject({ failed: 0 });
    expect(json(join(at, 'out/report.json')).failed).toEqual([]);
  });

  it('does not spend a limit on pages that fail each time', async () => {
    const at = folder();
    write(at, { 'in/0.txt': '', 'in/1.txt': page(1) });
    const run = { inputs: [join(at, 'in')], out: join(at, 'out'), limit: 1 };
    expect(await batch(run)).toMatchObject({ failed: 1 });
    expect(await batch(run)).toMatchObject({ failed: 0, done: 1 });
  });

  it('knows what it wrote for a page that failed in between', async () => {
    const at = folder();
    write(at, { 'in/1.txt': page(1) });
    const run = { inputs: [join(at, 'in')], out: join(at, 'out') };
    await batch(run);
    write(at, { 'in/1.txt': '' });
    expect(await batch(run)).toMatchObject({ failed: 1 });
    write(at, { 'in/1.txt': page(3) });
    expect(await batch(run)).toMatchObject({ failed: 0, done: 1 });
    expect(readFileSync(join(at, 'out/1.md'), 'utf8')).toContain('第3位');
  });

  it('says why pages are done', async () => {
    const at = folder();
    write(at, { ...pages(3, 'in/'), 'in/empty.txt': '' });
    const run = { inputs: [join(at, 'in')], out: join(at, 'out') };
    await batch(run);
    write(at, { 'in/p0001.txt': page(77), 'in/p0003.txt': page(3) });
    rmSync(join(at, 'out/p0002.md'));
    const again = command(['batch', join(at, 'in'), '--out', join(at, 'out')]);
    expect(again.err).toContain(
      '5 pages; 1 finished already; 4 to do (1 new, 1 changed, 1 whose output is gone, 1 failed before).',
    );
    expect(command(['batch', join(at, 'in'), '--out', join(at, 'out'), '--redo']).err).toContain('4 done before');
  });

  it('reads a torn journal up to the tear', async () => {
    const at = folder();
    write(at, pages(8, 'in/'));
    const run = { inputs: [join(at, 'in')], out: join(at, 'out') };
    await batch(run);
    const whole = tree(join(at, 'out'));
    const journal = join(at, 'out/.qingyang/journal.ndjson');
    truncateSync(journal, statSync(journal).size - 100);
    appendFileSync(journal, '\0\0\0\0');
    const torn: boolean[] = [];
    expect(await batch(run, { plan: (plan) => torn.push(plan.torn) })).toMatchObject({ finished: 7, done: 1 });
    expect(torn).toEqual([true]);
    expect(tree(join(at, 'out'))).toEqual(whole);
  });

  it('puts the journal in order where a run was killed after its last page', async () => {
    const at = folder();
    write(at, pages(8, 'in/'));
    const run = { inputs: [join(at, 'in')], out: join(at, 'out') };
    await batch(run);
    const whole = tree(join(at, 'out'));
    const journal = join(at, 'out/.qingyang/journal.ndjson');
    writeFileSync(journal, readFileSync(journal, 'utf8').trimEnd().split('\n').reverse().join('\n') + '\n');
    expect(await batch(run)).toMatchObject({ finished: 8, done: 0 });
    expect(tree(join(at, 'out'))).toEqual(whole);
  });

  it('leaves alone what a person corrected or put there, unless forced', async () => {
    const at = folder();
    write(at, { 'in/1.txt': page(1), 'in/2.txt': page(2), 'out/2.md': 'mine' });
    const run = { inputs: [join(at, 'in')], out: join(at, 'out') };
    expect(await batch(run)).toMatchObject({ failed: 1 });
    expect(readFileSync(join(at, 'out/2.md'), 'utf8')).toBe('mine');
    writeFileSync(join(at, 'out/1.md'), 'corrected');
    expect(await batch(run)).toMatchObject({ finished: 1, failed: 1 });
    write(at, { 'in/1.txt': page(11) });
    const why: Failure[] = [];
    await batch(run, { failed: (_, failure) => why.push(failure) });
    expect(why.map((f) => f.code)).toEqual(['not-ours', 'not-ours']);
    expect(readFileSync(join(at, 'out/1.md'), 'utf8')).toBe('corrected');
    expect(await batch({ ...run, force: true })).toMatchObject({ failed: 0, done: 2 });
  });

  it('writes nothing when it is dry', async () => {
    const at = folder();
    write(at, pages(3, 'in/'));
    const would: string[] = [];
    await batch(
      { inputs: [join(at, 'in')], out: join(at, 'out'), dryRun: true },
      { would: (p) => void would.push(p.name) },
    );
    expect(would).toHaveLength(3);
    // Whoever reads the list may have read enough.
    const line = `'${process.execPath}' '${BIN}' batch '${join(at, 'in')}' --out '${join(at, 'out')}' --dry-run -q`;
    expect(spawnSync('sh', ['-c', `${line} | head -n 0`]).stderr.toString()).toBe('');
    expect(spawnSync('sh', ['-c', `${line} > /dev/full`]).stderr.toString()).toMatch(/^qingyang: .*disk is full/u);
    expect(existsSync(join(at, 'out'))).toBe(false);
  });
});

describe('poison', () => {
  it('kills no batch: every page that kills, hangs or is none is named, and all others are written', async () => {
    const at = folder();
    write(at, pages(40, 'in/'));
    write(at, Object.fromEntries(['abort', 'endless', 'hog', 'once'].map((name) => [`in/p0011-${name}.txt`, page(0)])));
    write(at, {
      'in/line.txt': '字'.repeat(2_000_000),
      'in/binary.txt': new Uint8Array(5000).map((_, i) => (i * 7919) % 256),
    });
    const failed = new Map<string, string>();
    const result = await batch(
      { inputs: [join(at, 'in')], out: join(at, 'out'), worker: POISON, timeout: 5000, memory: 64 },
      { failed: (name, failure) => failed.set(name, failure.code) },
    );
    expect(result.stopped).toBeNull();
    expect(failed.get('p0011-abort.txt')).toBe('worker-died');
    expect(failed.get('p0011-endless.txt')).toBe('timeout');
    expect(failed.get('p0011-hog.txt')).toBe('out-of-memory');
    const written = readdirSync(join(at, 'out')).filter((name) => /^p\d+\.md$/u.test(name));
    expect(written).toHaveLength(40);
    // A worker that was killed from outside is not the page's fault.
    expect(existsSync(join(at, 'out/p0011-once.md'))).toBe(true);
    expect(json(join(at, 'out/report.json')).failed.map((f: { page: string }) => f.page)).toEqual(
      [...failed.keys()].sort(),
    );
  });

  it('stops at the first failure when asked', async () => {
    const at = folder();
    write(at, pages(200, 'in/'));
    write(at, { 'in/a-abort.txt': page(0) });
    const result = await batch({ inputs: [join(at, 'in')], out: join(at, 'out'), worker: POISON, failFast: true });
    expect(result.stopped).toBe('fail-fast');
    expect(result.done).toBeLessThan(200);
  });

  it('says so when no worker can live', async () => {
    const at = folder();
    write(at, pages(3, 'in/'));
    const worker = new URL('./workers/stillborn.mjs', import.meta.url);
    await expect(batch({ inputs: [join(at, 'in')], out: join(at, 'out'), worker })).rejects.toThrow(
      /cannot be started/u,
    );
  });

  it('names files that may not be read and folders that may not be written', (context) => {
    // Root may do everything, so it steps down; whom it becomes must get as far as the program and the folder.
    const may = (flag: string, path: string): boolean =>
      !isRoot || spawnSync('test', [flag, path], { uid: NOBODY, gid: NOBODY }).status === 0;
    const base = [tmpdir(), '/tmp', '/var/tmp'].find((path) => may('-x', path));
    if (!base || !may('-r', BIN) || !may('-x', process.execPath))
      return context.skip('another user cannot reach the program from here');
    const at = folder(base);
    write(at, { 'in/1.txt': page(1), 'in/closed.txt': page(2), 'in/sub/3.txt': page(3), 'out/sub/x': '' });
    chmodSync(join(at, 'in/closed.txt'), 0);
    if (isRoot) for (const name of ['', 'in', 'out', 'out/sub']) chownSync(join(at, name), NOBODY, NOBODY);
    chmodSync(join(at, 'out/sub'), 0o555);
    const run = command(['batch', join(at, 'in'), '--out', join(at, 'out')], isRoot ? { uid: NOBODY } : {});
    chmodSync(join(at, 'out/sub'), 0o755);
    expect(run.code).toBe(1);
    expect(run.err).toMatch(/closed\.txt: no permission to read/u);
    expect(run.err).toMatch(/3\.(txt|md): no permission to write/u);
    expect(existsSync(join(at, 'out/1.md'))).toBe(true);
    expect(run.err).not.toContain(' at ');
  });

  it('names a file that changes while it is read', async () => {
    const at = folder();
    write(at, pages(3, 'in/'));
    const growing = join(at, 'in/growing.txt');
    // A writer that never rests. Reading must take longer than a busy machine may keep the writer waiting: hence so large, though empty on the disk.
    const size = 200_000_000;
    writeFileSync(growing, '变');
    truncateSync(growing, size);
    const writer = spawn('timeout', ['30', 'sh', '-c', `while :; do printf 字 >> '${growing}'; done`]);
    while (statSync(growing).size === size) await sleep(10);
    const failed: string[] = [];
    await batch(
      { inputs: [join(at, 'in')], out: join(at, 'out') },
      { failed: (name, f) => failed.push(`${name} ${f.code}`) },
    );
    writer.kill();
    await new Promise((resolve) => writer.once('exit', resolve)); // or it makes the file anew while the folder is removed
    expect(failed).toEqual(['growing.txt changing']);
    expect(existsSync(join(at, 'out/p0002.md'))).toBe(true);
  });

  it('ends on a full disk with a clear sentence, and goes on when there is room', async () => {
    const at = folder();
    const disk = join(at, 'disk');
    mkdirSync(disk);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]).status !== 0)
      return console.warn('batch: a small disk cannot be mounted here; a full one is not tested');
    try {
      write(at, pages(250, 'in/'));
      const run = ['batch', join(at, 'in'), '--out', join(disk, 'out'), '-f', 'md,json'];
      const first = command(run);
      expect(first.code).toBe(4);
      expect(first.err).toMatch(/the disk is full/u);
      expect(first.err).toMatch(/goes on from here/u);
      const written = readdirSync(join(disk, 'out')).filter((name) => name.endsWith('.json'));
      expect(written.length).toBeGreaterThan(10);
      for (const name of written) expect(json(join(disk, 'out', name)).format).toBe('qingyang/1');
      spawnSync('mount', ['-o', 'remount,size=30m', disk]);
      expect(command(run)).toMatchObject({ code: 0 });
      command(['batch', join(at, 'in'), '--out', join(at, 'out'), '-f', 'md,json']);
      const pagesOf = (base: string) =>
        Object.fromEntries(Object.entries(tree(base)).filter(([name]) => !name.startsWith('.')));
      expect(pagesOf(join(disk, 'out'))).toEqual(pagesOf(join(at, 'out')));
    } finally {
      spawnSync('umount', [disk]);
    }
  });
});

describe('cut off', () => {
  it('by kill -9, again and again, it ends with the tree of one run', async () => {
    const at = folder();
    write(at, pages(200, 'in/'));
    await batch({ inputs: [join(at, 'in')], out: join(at, 'one/out') });
    const out = join(at, 'many/out');
    for (let i = 0; i < 4; i++) {
      const child = started(['batch', join(at, 'in'), '--out', out, '-j', '2']);
      const gone = new Promise((resolve) => child.once('exit', resolve));
      await sleep(200 + 40 * i);
      child.kill('SIGKILL');
      await gone;
    }
    expect(command(['batch', join(at, 'in'), '--out', out]).code).toBe(0);
    expect(tree(out)).toEqual(tree(join(at, 'one/out')));
  });

  it('by Ctrl-C, it finishes the pages in hand and says how to go on', async () => {
    const at = folder();
    write(at, pages(3000, 'in/'));
    const child = started(['batch', join(at, 'in'), '--out', join(at, 'out'), '-j', '2']);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    while (!existsSync(join(at, 'out/p0020.md'))) await sleep(10);
    const workers = descendants(child.pid as number);
    for (const pid of [child.pid as number, ...workers]) process.kill(pid, 'SIGINT'); // as a terminal does
    const code = await gone;
    expect(code).toBe(130);
    expect(err).toMatch(/finishing the pages in hand/u);
    expect(err).toMatch(/goes on from here/u);
    const journal = readFileSync(join(at, 'out/.qingyang/journal.ndjson'), 'utf8').trim().split('\n');
    const written = readdirSync(join(at, 'out')).filter((name) => /^p\d+\.md$/u.test(name));
    expect(written).toHaveLength(journal.length);
    expect(readdirSync(join(at, 'out')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(existsSync(join(at, 'out/.qingyang/lock'))).toBe(false);
  });
});

it('tells how far it is, in plain lines where there is no terminal', () => {
  const at = folder();
  write(at, pages(5, 'in/'));
  const run = command(['batch', join(at, 'in'), '--out', join(at, 'out')]);
  expect(run.out).toBe('');
  expect(run.err).toMatch(/5 pages; 5 to do/u);
  expect(run.err).toMatch(/articles .*\d/u);
  expect(command(['batch', join(at, 'in'), '--out', join(at, 'out'), '--quiet']).err).toBe('');
});

it('draws a bar where stderr is a terminal, and none where it does not know its width', (context) => {
  if (spawnSync('script', ['--version']).status !== 0) {
    console.warn('batch: script (util-linux) is not installed; the bar is not tested');
    return context.skip();
  }
  const at = folder();
  write(at, pages(20, 'in/'));
  const onTerminal = (setting: string, out: string): string => {
    const line = `${setting}; '${process.execPath}' '${BIN}' batch '${join(at, 'in')}' --out '${join(at, out)}'`;
    return spawnSync('script', ['-qec', line, join(at, 'log')], {
      stdio: ['ignore', 'pipe', 'pipe'],
    }).stdout.toString();
  };
  expect(onTerminal('stty cols 80 rows 24', 'a')).toMatch(/[█░]{24} \d+\/20 pages/u);
  const plain = onTerminal('stty cols 0', 'b');
  expect(plain).not.toMatch(/[█░]/u);
  expect(plain).toContain('20 pages; 20 to do.');
});
