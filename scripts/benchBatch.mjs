/**
 * The speed of batch and stream, as ratios measured in one run, and the arithmetic of docs/scale.md from it.
 *
 *   npm run bench:batch                  prints the ratios; exit code 1 where one is worse than promised
 *   npm run bench:batch -- --write       also into docs/figures/batch.json, docs/performance.md and docs/scale.md
 *   … -- --pages 500 --resume 2000       smaller
 */
import { spawn, spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanPage, renderJson, renderMarkdown } from '../dist/index.js';
import { makePage, writePages } from './pages.mjs';
import { residentOf } from './resident.mjs';
import { writeFigures } from './writeFigures.mjs';

const bin = fileURLToPath(new URL('../bin/qingyang.js', import.meta.url));
const args = process.argv.slice(2);
const option = (name, otherwise) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : otherwise);
const pages = option('--pages', 2000);
const resumed = option('--resume', 20000);
const REPEATS = 3;
const work = mkdtempSync(join(tmpdir(), 'qingyang-bench-'));

/** The best of several: what disturbs a measurement only ever makes it longer. In seconds. */
const best = async (times, act) => {
  const all = [];
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    await act(i);
    all.push((performance.now() - began) / 1000);
  }
  return Math.min(...all);
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
  const clean = (await best(REPEATS, () => texts.forEach((text) => renderMarkdown(cleanPage(text))))) / texts.length;
  const start = await best(REPEATS, (i) => batch(join(input, '000/page-00000.txt'), `start${i}`, '-j', '1'));
  const one = await best(REPEATS, (i) => batch(input, `one${i}`, '-j', '1'));
  const two = await best(REPEATS, (i) => batch(input, `two${i}`, '-j', '2'));
  const streamTwo = await best(REPEATS, () => stream(ndjson, 2));
  const many = join(work, 'many');
  writePages(many, resumed, 2);
  const first = await best(1, () => batch(many, 'many-out', '-j', '2'));
  const again = await best(REPEATS, () => batch(many, 'many-out', '-j', '2'));
  const child = spawn(process.execPath, [bin, 'batch', input, '--out', join(work, 'rss'), '-q', '-j', '2']);
  let resident = 0;
  await new Promise((resolve) => {
    const timer = setInterval(() => {
      resident = Math.max(resident, residentOf(child.pid));
    }, 100);
    child.once('close', () => resolve(clearInterval(timer)));
  });
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
    residentMB: Math.round(resident / 1048576),
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
  ];
  console.log(JSON.stringify(figures, null, 2));
  for (const [what, ratio, how, bound] of promises) {
    const kept = how === 'at least' ? ratio >= bound : ratio <= bound;
    console.log(`${kept ? 'kept  ' : 'BROKEN'} ${what}: ${ratio} (${how} ${bound})`);
    if (!kept) process.exitCode = 1;
  }
  if (args.includes('--write')) writeFigures(figures);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function round(x) {
  return Math.round(x * 1000) / 1000;
}
