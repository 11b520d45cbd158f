/**
 * The speed and the memory of batch and stream, as ratios measured in one run, and the arithmetic of docs/scale.md from it.
 *
 *   npm run bench:batch                  prints the ratios; exit code 1 where one is worse than promised; about a quarter of an hour
 *   npm run bench:batch -- --write       also into docs/figures, docs/performance.md and docs/scale.md
 *   … -- --pages 500 --resume 2000       smaller
 */
import { spawn, spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanPage, renderJson, renderMarkdown } from '../dist/index.js';
import { makePage, writePages } from './pages.mjs';
import { flatness, keepCurve, watchMemory } from './watchMemory.mjs';
import { writeFigures } from './writeFigures.mjs';

const bin = fileURLToPath(new URL('../bin/qingyang.js', import.meta.url));
const args = process.argv.slice(2);
const option = (name, otherwise) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : otherwise);
const pages = option('--pages', 2000);
const resumed = option('--resume', 20000);
const ROUNDS = 3;
const work = mkdtempSync(join(tmpdir(), 'qingyang-bench-'));

/** In seconds. */
const timed = async (act) => {
  const began = performance.now();
  await act();
  return (performance.now() - began) / 1000;
};

const batch = (input, out, ...more) => {
  const done = spawnSync(process.execPath, [bin, 'batch', input, '--out', join(work, out), '-q', ...more], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (done.status !== 0) throw new Error(`batch ended with ${done.status}`);
};

const stream = (file, jobs) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, 'stream', '-j', jobs, '-f', 'md'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    createReadStream(file).pipe(child.stdin);
    let lines = 0;
    child.stdout.on('data', (data) => {
      for (const byte of data) if (byte === 10) lines++;
    });
    child.once('close', (code) =>
      code === 0 && lines === pages ? resolve() : reject(new Error(`stream: code ${code}, ${lines} lines`)),
    );
  });

try {
  const input = join(work, 'in');
  const paths = writePages(input, pages);
  const texts = Array.from({ length: Math.min(pages, 500) }, (_, i) => makePage(1000003 + i));
  const ndjson = join(work, 'pages.ndjson');
  writeFileSync(
    ndjson,
    paths.map((path, id) => `${JSON.stringify({ id, text: readFileSync(path, 'utf8') })}\n`).join(''),
  );

  for (const text of texts) renderMarkdown(cleanPage(text)); // warm
  // Round by round, and the best of each: what disturbs a measurement only ever makes it longer, and it disturbs all of a round.
  const rounds = [];
  for (let i = 1; i <= ROUNDS; i++) {
    console.error(`round ${i} of ${ROUNDS}: ${pages} pages with one worker, with two, and as a stream`);
    rounds.push({
      clean: (await timed(() => texts.forEach((text) => renderMarkdown(cleanPage(text))))) / texts.length,
      start: await timed(() => batch(join(input, '000/page-00000.txt'), `start${i}`, '-j', '1')),
      one: await timed(() => batch(input, `one${i}`, '-j', '1')),
      two: await timed(() => batch(input, `two${i}`, '-j', '2')),
      streamTwo: await timed(() => stream(ndjson, 2)),
    });
    for (const name of [`one${i}`, `two${i}`]) rmSync(join(work, name), { recursive: true });
  }
  const best = (key) => Math.min(...rounds.map((round) => round[key]));
  const [clean, start, one, two, streamTwo] = ['clean', 'start', 'one', 'two', 'streamTwo'].map(best);
  console.error(`${resumed} pages with two workers, their memory watched, and once more when they are finished`);
  const many = join(work, 'many');
  writePages(many, resumed, 2);
  let watched;
  const first = await timed(async () => {
    const child = spawn(process.execPath, [bin, 'batch', many, '--out', join(work, 'many-out'), '-q', '-j', '2'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    watched = await watchMemory(child, join(work, 'many-out'), resumed);
    if (watched.code !== 0) throw new Error(`batch ended with ${watched.code}`);
  });
  const again = Math.min(
    await timed(() => batch(many, 'many-out', '-j', '2')),
    await timed(() => batch(many, 'many-out', '-j', '2')),
  );
  const { curve } = watched;
  const memory = flatness(curve, resumed);
  const md = texts.reduce((n, t) => n + Buffer.byteLength(renderMarkdown(cleanPage(t))), 0) / texts.length;
  const json = texts.reduce((n, t) => n + Buffer.byteLength(renderJson(cleanPage(t))), 0) / texts.length;
  const overhead = ((one - start) / (pages - 1) - clean) / clean;
  const figures = {
    node: process.versions.node,
    cores: availableParallelism(),
    pages,
    bytesPerPage: Math.round(paths.reduce((n, p) => n + statSync(p).size, 0) / pages),
    markdownBytes: Math.round(md),
    jsonBytes: Math.round(json),
    cleanMs: round(clean * 1000),
    batchMs: round(((one - start) / (pages - 1)) * 1000),
    pagesPerSecondOneWorker: Math.round(pages / one),
    pagesPerSecondTwoWorkers: Math.round(pages / two),
    resumedPages: resumed,
    firstSeconds: Math.round(first),
    resumeSeconds: round(again),
    residentMB: Math.max(...curve.map(([, mb]) => mb)),
    memory,
    ratios: {
      twoWorkers: round(one / two),
      overhead: round(overhead),
      stream: round(streamTwo / two),
      resume: round(again / first),
    },
  };
  const promises = [
    ['two workers against one', figures.ratios.twoWorkers, 'at least', 1.8],
    ['overhead a page against cleaning it', figures.ratios.overhead, 'at most', 1.5],
    ['stream against batch', figures.ratios.stream, 'at most', 1.1],
    [`resuming ${resumed} finished pages against doing them`, figures.ratios.resume, 'at most', 0.05],
    ['memory of the last fifth against that after the first pages', memory.growth, 'at most', 1.1],
  ];
  console.log(JSON.stringify(figures, null, 2));
  for (const [what, ratio, how, bound] of promises) {
    const kept = how === 'at least' ? ratio >= bound : ratio <= bound;
    console.log(`${kept ? 'kept  ' : 'BROKEN'} ${what}: ${ratio} (${how} ${bound})`);
    if (!kept) process.exitCode = 1;
  }
  if (args.includes('--write')) {
    writeFigures(figures);
    keepCurve(curve, resumed);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

function round(x) {
  return Math.round(x * 1000) / 1000;
}
