/**
 * Speed and size of cleaning one page, on the built program, as ratios measured in one run.
 *
 *   npm run bench                        prints each ratio beside its goal; exit code 1 where one is missed
 *   npm run bench -- --page FILE         with a page of your own
 *   npm run bench -- --bundled           with bundled fixtures joined
 *   npm run bench -- --runs 5            fewer repetitions
 *
 * The page is the one that the project started from, where the corpus stands beside the project, else bundled fixtures joined. What is compared
 * is run in turns, and each figure is the best of its runs: whatever else the machine does can only add to a time, and adds more to the longer one.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanPage } from '../dist/index.js';
import { corpusPages } from './corpus.mjs';

const TIMES = 64;
/** Pages after which the just-in-time compiler has nothing more to gain. */
const WARM_UP = 60;
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const args = process.argv.slice(2);
const option = (name, otherwise) => (args.includes(name) ? args[args.indexOf(name) + 1] : otherwise);
const runs = Number(option('--runs', 9));
const bin = here('../bin/qingyang.js');
/** A page that needs no words. */
const small = here('../fixtures/hanging-first-character/input.txt');
if (cleanPage(readFileSync(small)).segmenter !== null) throw new Error(`${small} needs words`);
/** Together about as long as one broadsheet page. */
const BUNDLED = [
  'late-headlines',
  'no-openings',
  'interview',
  'furniture-heavy',
  'signatures-and-second-reports',
  'list',
];
const original = args.includes('--bundled') ? undefined : corpusPages().find((p) => p.set === 'seed');
const given = option('--page', original?.file ?? null);
const page = given
  ? readFileSync(given, 'utf8')
  : BUNDLED.map((name) => readFileSync(here(`../fixtures/${name}/input.txt`), 'utf8')).join('\n');
const nodejieba = segmenter();
const work = mkdtempSync(join(tmpdir(), 'qingyang-bench-'));

try {
  const full = join(work, 'page.txt');
  writeFileSync(full, page);
  const long = page.endsWith('\n') ? page.repeat(TIMES) : `${page}\n`.repeat(TIMES);
  const longFile = join(work, 'long.txt');
  writeFileSync(longFile, long);

  const cutOnce = `require('nodejieba').cut(require('fs').readFileSync(process.argv[1], 'utf8'))`;
  const [bare, coldSmall, coldPage, coldCut] = interleaved(runs, [
    () => start(['-e', '0']),
    () => start([bin, small]),
    () => start([bin, full]),
    () => nodejieba && start(['-e', cutOnce, full]),
  ]);

  const warm = [() => cleanPage(page), () => nodejieba?.cut(page)];
  for (let i = 0; i < WARM_UP; i++) for (const task of warm) task();
  const [clean, cut] = interleaved(runs * 10, warm);
  cleanPage(long);
  const [cleanLong] = interleaved(Math.min(runs, 3), [() => cleanPage(long)]);

  const growth = (peakOf(longFile) - peakOf(full)) / (Buffer.byteLength(long) - Buffer.byteLength(page));

  console.log(
    `node ${process.versions.node}; the page: ${page.length} characters; the best of ${runs} runs and more, in turns`,
  );
  console.log(
    `bare node ${ms(bare)} · cold, small page ${ms(coldSmall)} · cold, page ${ms(coldPage)} · node with nodejieba ${ms(coldCut)} · ` +
      `warm page ${ms(clean)} · nodejieba.cut ${ms(cut)} · page × ${TIMES} ${ms(cleanLong)}`,
  );
  const absent = nodejieba ? null : 'nodejieba is not installed';
  report('cold start on a small page / node -e 0', coldSmall / bare, 2);
  report('cold start on the page / node that loads nodejieba and cuts it once', coldPage / coldCut, 1.3, absent);
  report('warm, the page / one nodejieba.cut of it', clean / cut, 3, absent);
  report(`time, a page ${TIMES} times as long / the page`, cleanLong / clean, 90);
  report('peak memory over that of a single page / bytes of input', growth, 40);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function segmenter() {
  try {
    return createRequire(import.meta.url)('nodejieba');
  } catch {
    return null; // an optional dependency
  }
}

/** The shortest times in milliseconds; a round runs each task once, so that what disturbs the machine disturbs all alike. */
function interleaved(rounds, tasks) {
  const times = tasks.map(() => []);
  for (let i = 0; i < rounds; i++)
    tasks.forEach((task, t) => {
      const began = performance.now();
      task();
      times[t].push(performance.now() - began);
    });
  return times.map((all) => Math.min(...all));
}

function start(argv) {
  const done = spawnSync(process.execPath, argv, { cwd: here('..'), stdio: ['ignore', 'ignore', 'pipe'] });
  if (done.status !== 0) throw new Error(`node ${argv.join(' ')} ended with ${done.status}: ${done.stderr}`);
}

/** Largest resident size, in bytes, of a process that cleans the file once. Linux hands the parent's maxRSS down: VmHWM is the child's own. */
function peakOf(file) {
  const code = `
    import { existsSync, readFileSync } from 'node:fs';
    import { cleanPage } from ${JSON.stringify(new URL('../dist/index.js', import.meta.url).href)};
    cleanPage(readFileSync(process.argv[1]));
    const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
    console.log(1024 * (/VmHWM:\\s*(\\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS));`;
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', code, file], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
  return Number(done.stdout);
}

function report(what, ratio, goal, absent = null) {
  if (absent) {
    console.log(`not measured  ${what}: ${absent}`);
    return;
  }
  const met = ratio <= goal;
  console.log(`${met ? 'met   ' : 'MISSED'} ${what}: ${ratio.toFixed(2)} (goal: at most ${goal})`);
  if (!met) process.exitCode = 1;
}

function ms(time) {
  return `${time.toFixed(1)} ms`;
}
