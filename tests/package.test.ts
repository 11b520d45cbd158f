import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FITTED } from '../src/search/fitted.js';

const exec = promisify(execFile);
const ROOT = fileURLToPath(new URL('..', import.meta.url));

let packed: string[] = [];
let folder = '';

/** Puts the tarball and the libraries that it names, ours, where npm would have put them: for a machine without a registry. */
async function installByHand(tarball: string): Promise<void> {
  const home = join(folder, 'node_modules/qingyang');
  mkdirSync(home, { recursive: true });
  await exec('tar', ['-xzf', tarball, '-C', home, '--strip-components=1']);
  const { dependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), link);
  }
  mkdirSync(join(folder, 'node_modules/.bin'));
  symlinkSync('../qingyang/bin/qingyang.js', join(folder, 'node_modules/.bin/qingyang'));
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qingyang-package-'));
  // Without scripts: `npm test` has built already, and another build would pull dist from under the other tests.
  const { stdout } = await exec('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: ROOT,
  });
  const answer = JSON.parse(stdout);
  const [pack] = Array.isArray(answer) ? answer : Object.values(answer);
  packed = pack.files.map((file: { path: string }) => file.path);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) as string);
  const options = ['--omit=optional', '--prefer-offline', '--no-audit', '--no-fund', '--fetch-retries=0'];
  try {
    await exec('npm', ['install', ...options, tarball], { cwd: folder, timeout: 60_000 });
  } catch (error) {
    const told = String((error as { stderr?: unknown }).stderr ?? error);
    if (!/ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET/u.test(told)) throw error;
    console.warn('package.test: no registry can be reached; the tarball is installed by hand.');
    await installByHand(tarball);
  }
}, 90_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  it('holds what is needed and no more', () => {
    const tops = new Set(packed.map((path) => path.split('/')[0]));
    for (const needed of ['bin', 'dist', 'schema', 'LICENSE', 'package.json']) expect(tops).toContain(needed);
    for (const file of [
      'dist/index.d.ts',
      'dist/bin/index.js',
      'dist/bin/run.js',
      'dist/bin/worker.js',
      'schema/qingyang-1.schema.json',
    ])
      expect(packed).toContain(file);
    const extra = packed.filter(
      (path) =>
        !/^(?:bin\/|dist\/.*\.(?:js|d\.ts)$|schema\/|docs\/json\.md$|LICENSE$|package\.json$|README|CHANGELOG)/u.test(
          path,
        ),
    );
    expect(extra).toEqual([]);
  });

  it('has nothing in dist that has no source', () => {
    const orphans = packed
      .filter((path) => path.startsWith('dist/') && !path.startsWith('dist/bin/') && path.endsWith('.js'))
      .map((path) => path.replace(/^dist\/(.*)\.js$/u, 'src/$1.ts'))
      .filter((source) => !readdirSync(join(ROOT, dirname(source))).includes(source.split('/').at(-1) as string));
    expect(orphans).toEqual([]);
    // What is bundled: everything there is reached from the command, its worker or the library.
    const bundled = new Set(['run.js', 'worker.js', 'index.js', 'explain.js']);
    for (const file of bundled)
      for (const [, target] of readFileSync(join(ROOT, 'dist/bin', file), 'utf8').matchAll(/["']\.\/([\w.-]+)["']/gu))
        bundled.add(target as string);
    const there = packed.filter((path) => path.startsWith('dist/bin/')).map((path) => path.slice('dist/bin/'.length));
    expect(there.sort()).toEqual([...bundled].sort());
  });

  it('has the weights of the search as they were fitted', async () => {
    expect((await import(join(ROOT, 'dist/search/fitted.js'))).FITTED).toEqual(FITTED);
  });

  it('leaves no file out that a file in it imports', () => {
    const missing = packed
      .filter((path) => /^dist\/.*\.(?:js|d\.ts)$/u.test(path))
      .flatMap((path) =>
        [...readFileSync(join(ROOT, path), 'utf8').matchAll(/\b(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/gu)].map(
          // A declaration names the file that it declares.
          ([, to]) =>
            join(dirname(path), path.endsWith('.d.ts') ? (to as string).replace(/\.js$/u, '.d.ts') : (to as string)),
        ),
      )
      .filter((target) => !packed.includes(target));
    expect(missing).toEqual([]);
  });

  it('runs from an empty folder, without the optional segmenter', async () => {
    writeFileSync(join(folder, 'page.txt'), '渡口今起夜航\n');
    const command = join(folder, 'node_modules/.bin/qingyang');
    const { stdout } = await exec(command, ['-f', 'json', 'page.txt'], { cwd: folder });
    expect(JSON.parse(stdout)).toMatchObject({ format: 'qingyang/1', source: { name: 'page.txt' } });
    expect(existsSync(join(folder, 'node_modules/nodejieba'))).toBe(false);
    const converted = await exec(command, ['-q', '--script', 'tw', 'page.txt'], { cwd: folder });
    expect(converted.stdout).toContain('渡口今起夜航');
    expect((await exec(command, ['explain', 'page.txt'], { cwd: folder })).stdout).toContain('role');
  });

  it('asks the segmenter of Node, and says so, where nodejieba has lost its dictionary', async () => {
    const fake = join(folder, 'node_modules/nodejieba');
    mkdirSync(join(fake, 'build/Release'), { recursive: true });
    writeFileSync(join(fake, 'build/Release/nodejieba.node'), '');
    writeFileSync(join(fake, 'package.json'), '{ "version": "3.5.8" }');
    // What the real one does: it ends the process, and nothing can catch that.
    writeFileSync(join(fake, 'index.js'), 'exports.DEFAULT_DICT = "/nowhere"; exports.load = () => process.abort();');
    const command = join(folder, 'node_modules/.bin/qingyang');
    const columns = join(ROOT, 'fixtures/interleaved-columns/input.txt');
    const { stdout } = await exec(command, ['-q', '-f', 'json', '--segmenter', 'nodejieba', columns], { cwd: folder });
    const page = JSON.parse(stdout);
    expect(page.segmenter).toBe('intl');
    expect(page.notes).toContainEqual(expect.objectContaining({ level: 'look', code: 'segmenter-missing' }));
    const { stdout: version } = await exec(command, ['--version'], { cwd: folder });
    expect(version).toContain('(segmenter: intl; nodejieba not installed; node ');
    rmSync(fake, { recursive: true });
  });

  it('is a library, with its schema and its types', async () => {
    writeFileSync(
      join(folder, 'use.mts'),
      `import { cleanPage, explainPage, renderMarkdown, renderNdjson, renderText, renderJson, type Page } from 'qingyang';
import { renderExplain } from 'qingyang/explain';
import schema from 'qingyang/schema.json' with { type: 'json' };
const page: Page = cleanPage('渡口今起夜航');
const { decisions } = explainPage('渡口今起夜航');
const texts: string[] = [renderMarkdown(page), renderNdjson(page), renderText(page), renderJson(page), renderExplain(decisions, page, { colour: false, width: 80 })];
console.log(JSON.stringify({ title: schema.title, texts: texts.length, articles: page.articles.length }));
`,
    );
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const types = join(ROOT, 'node_modules/@types');
    await exec(
      process.execPath,
      [
        tsc,
        '--strict',
        '--target',
        'es2023',
        '--module',
        'nodenext',
        '--resolveJsonModule',
        '--typeRoots',
        types,
        '--types',
        'node',
        'use.mts',
      ],
      { cwd: folder },
    );
    const { stdout } = await exec(process.execPath, ['use.mjs'], { cwd: folder });
    expect(JSON.parse(stdout)).toEqual({ title: 'qingyang/1', texts: 5, articles: 1 });
  });
});
