/**
 * The long proofs of batch, on the built program. Each ends with a line of figures and fails the run where a promise is broken.
 *
 *   npm run soak                       all of them, about ten minutes
 *   npm run soak -- kill poison memory those named; --pages N and --seed N change their size and luck
 *   npm run soak -- --write            also into docs/performance.md and docs/figures/memory.svg
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { makePage, writePages } from './pages.mjs';
import { flatness, keepCurve, watchMemory } from './watchMemory.mjs';
import { writeMemory, writeSoak } from './writeFigures.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'bin/qingyang.js');
const args = process.argv.slice(2);
const option = (name, otherwise) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : otherwise);
const seed = option('--seed', Date.now() % 100000);
const chosen = args.filter((a, i) => !a.startsWith('--') && !args[i - 1]?.startsWith('--'));
/** No single run may take longer, in milliseconds. */
const LONGEST = 1_800_000;
const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;

let failures = 0;
/** What was kept, by proof. */
const keptBy = {};
let proving = '';
const promise = (kept, what) => {
  console.log(`  ${kept ? 'kept  ' : 'BROKEN'} ${what}`);
  if (kept) keptBy[proving].push(what);
  else failures++;
};

let luck = seed;
const random = () => {
  luck = (Math.imul(luck, 1664525) + 1013904223) >>> 0;
  return luck / 4294967296;
};

/** Every file below with its hash. */
function tree(base) {
  const out = {};
  for (const name of readdirSync(base, { recursive: true }).sort()) {
    const path = join(base, name);
    if (statSync(path).isFile()) out[name] = createHash('sha256').update(readFileSync(path)).digest('hex');
  }
  return out;
}

const run = (list, options = {}) => {
  const done = spawnSync(process.execPath, [bin, ...list], { maxBuffer: 1 << 28, timeout: LONGEST, ...options });
  return { code: done.status, out: done.stdout.toString(), err: done.stderr.toString() };
};

async function kill(work) {
  const pages = option('--pages', 2000);
  console.log(`kill: 25 times kill -9 over ${pages} pages (seed ${seed})`);
  writePages(join(work, 'in'), pages);
  const began = performance.now();
  const one = run(['batch', join(work, 'in'), '--out', join(work, 'one/out'), '-f', 'md,json']);
  const whole = performance.now() - began;
  promise(one.code === 0, 'an uninterrupted run ends well');
  const out = join(work, 'many/out');
  const command = ['batch', join(work, 'in'), '--out', out, '-f', 'md,json'];
  const journal = join(out, '.qingyang/journal.ndjson');
  const journalled = () => (existsSync(journal) ? readFileSync(journal, 'latin1').split('\n').length - 1 : 0);
  let kills = 0;
  const finished = [];
  for (let i = 0; i < 25; i++) {
    const child = spawn(process.execPath, [bin, ...command], { stdio: ['ignore', 'ignore', 'pipe'] });
    let err = '';
    child.stderr.on('data', (data) => {
      err += data;
    });
    const gone = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
    // One in five dies while it starts; the others at any moment of a fair share of the work.
    if (i % 5 !== 0) while (!err.includes('to do') && child.exitCode === null) await sleep(5);
    await sleep(random() * (i % 5 === 0 ? 300 : whole / 6));
    child.kill('SIGKILL');
    if ((await gone) === 'SIGKILL') kills++;
    finished.push(journalled());
  }
  const last = run(command);
  promise(last.code === 0, 'the last run ends well');
  console.log(`  pages in the journal after each: ${finished.join(' ')}`);
  promise(kills >= 15, `${kills} of 25 kills hit a running batch`);
  const [a, b] = [tree(join(work, 'one/out')), tree(out)];
  promise(JSON.stringify(a) === JSON.stringify(b), `the tree is byte-identical (${Object.keys(b).length} files)`);
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)]))
    if (a[name] !== b[name]) console.log(`  differs: ${name}`);
  const names = readFileSync(join(out, '.qingyang/journal.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).page);
  promise(
    names.length === pages && new Set(names).size === pages,
    `${names.length} pages in the journal, none twice, none missing`,
  );
}

async function poison(work) {
  const count = option('--pages', 1000);
  console.log(`poison: bad inputs among ${count} pages`);
  const input = join(work, 'in');
  writePages(input, count);
  const reasons = {
    'forever.txt': /not a regular file/u,
    'closed.txt': /permission/u,
    'folder.txt': /folder/u,
    'changing.txt': /changed each time/u,
    'gone.txt': /no such file/u,
    'locked/page.txt': /permission/u,
    'killer.txt': /out of memory|died/u,
  };
  writeFileSync(join(input, 'endless-line.txt'), '临溪镇的旧渡口修好了'.repeat(400_000));
  // Larger than the heap that a worker is given.
  writeFileSync(join(input, 'killer.txt'), '临溪镇的旧渡口修好了。\n'.repeat(3_000_000));
  spawnSync('mkfifo', [join(input, 'forever.txt')]);
  writeFileSync(join(input, 'closed.txt'), makePage(1));
  chmodSync(join(input, 'closed.txt'), 0);
  mkdirSync(join(input, 'folder.txt'));
  symlinkSync('/nowhere/at/all', join(input, 'gone.txt'));
  writeFileSync(join(input, 'two\nlines.txt'), makePage(2));
  writeFileSync(join(input, '笑😀.txt'), makePage(3));
  symlinkSync(input, join(input, 'loop'));
  mkdirSync(join(input, 'locked'));
  writeFileSync(join(input, 'locked/page.txt'), makePage(4));
  mkdirSync(join(work, 'out/locked'), { recursive: true });
  writeFileSync(join(input, 'changing.txt'), '变'.repeat(12_000_000));
  for (const path of isRoot ? [work, join(work, 'out'), join(work, 'out/locked')] : []) chownSync(path, NOBODY, NOBODY);
  chmodSync(join(work, 'out/locked'), 0o555);
  const writer = spawn('timeout', [
    '120',
    'sh',
    '-c',
    `while :; do printf 字 >> '${join(input, 'changing.txt')}'; done`,
  ]);
  const began = performance.now();
  const who = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const done = run(['batch', input, '--out', join(work, 'out'), '--timeout', '20', '--memory', '128'], who);
  writer.kill();
  chmodSync(join(work, 'out/locked'), 0o755);
  const report = JSON.parse(readFileSync(join(work, 'out/report.json'), 'utf8'));
  const failed = new Map(report.failed.map((f) => [f.page, f.message]));
  for (const [page, message] of failed) console.log(`  ${JSON.stringify(page)}: ${JSON.stringify(message)}`);
  promise(done.code === 1, 'exit code 1');
  for (const [name, reason] of Object.entries(reasons))
    promise(reason.test(failed.get(name) ?? ''), `${name} is named, with the reason`);
  promise(
    failed.has('endless-line.txt') || existsSync(join(work, 'out/endless-line.md')),
    'the endless line is cleaned, or named',
  );
  promise(
    ['two\nlines.md', '笑😀.md'].every((name) => existsSync(join(work, 'out', name))),
    'odd names are written',
  );
  const written = readdirSync(join(work, 'out'), { recursive: true }).filter((name) =>
    /page-\d+\.md$/u.test(name),
  ).length;
  promise(
    written === count,
    `${written} of ${count} good pages written, in ${((performance.now() - began) / 1000).toFixed(1)} s`,
  );
  promise(!/\n {4}at /u.test(done.err), 'no stack trace');
  fullDisk(work);
}

function fullDisk(work) {
  const disk = join(work, 'disk');
  mkdirSync(disk);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]).status !== 0)
    return console.log('  skipped: a disk of 4 MB cannot be mounted here');
  try {
    const command = ['batch', join(work, 'in/000'), '--out', join(disk, 'out'), '-f', 'md,json'];
    const full = run(command);
    console.log(
      full.err
        .split('\n')
        .filter((line) => /full|stopped/u.test(line))
        .map((line) => `  ${line}`)
        .join('\n'),
    );
    promise(
      full.code === 4 && /disk is full/u.test(full.err),
      'a disk of 4 MB ends the batch with a sentence and code 4',
    );
    const files = readdirSync(join(disk, 'out')).filter((name) => name.endsWith('.json'));
    promise(
      files.length > 0 && files.every((name) => JSON.parse(readFileSync(join(disk, 'out', name), 'utf8')).format),
      `the ${files.length} JSON files written so far are whole`,
    );
    spawnSync('mount', ['-o', 'remount,size=200m', disk]);
    promise(run(command).code === 0, 'with room it goes on to the end');
  } finally {
    spawnSync('umount', [disk]);
  }
}

async function memory(work) {
  const pages = option('--pages', 20000);
  console.log(`memory: the process tree over ${pages} pages`);
  writePages(join(work, 'in'), pages);
  const child = spawn(process.execPath, [bin, 'batch', join(work, 'in'), '--out', join(work, 'out'), '-j', '2'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.stderr.resume();
  const { code, curve } = await watchMemory(child, join(work, 'out'), pages);
  promise(code === 0, 'the batch ends well');
  const { early, late, growth } = flatness(curve, pages);
  console.log(`  ${early} MB early (5 to 25 % of the pages), ${late} MB late (the last 20 %): ${growth}`);
  promise(
    growth < 1.1,
    'flat: the last fifth needs less than 1.1 times what the pages after the first thousand needed',
  );
  const began = performance.now();
  promise(
    run(['batch', join(work, 'in'), '--out', join(work, 'out'), '-j', '2']).code === 0,
    'a resumed run ends well',
  );
  console.log(`  resumed over ${pages} finished pages in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  if (!args.includes('--write')) return;
  keepCurve(curve, pages);
  writeMemory({ early, late, growth }, pages, Math.max(...curve.map(([, mb]) => mb)));
}

const PROOFS = { kill, poison, memory };
for (const [name, proof] of Object.entries(PROOFS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  proving = name;
  keptBy[name] = [];
  const work = mkdtempSync(join(tmpdir(), `qingyang-soak-${name}-`));
  try {
    await proof(work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
console.log(failures === 0 ? 'all promises kept' : `${failures} promises broken`);
process.exitCode = failures === 0 ? 0 : 1;
if (args.includes('--write') && failures === 0 && chosen.length === 0) writeSoak(keptBy);
