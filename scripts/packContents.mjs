#!/usr/bin/env node
// What the package holds: all that a user needs, and nothing else. Exits 1 with the files that are missing or too many.
import { execFileSync } from 'node:child_process';

const NEEDED = [
  'package.json',
  'LICENSE',
  'README.md',
  'README.zh-CN.md',
  'CHANGELOG.md',
  'bin/qingyang.js',
  'dist/index.d.ts',
  'dist/bin/index.js',
  'dist/bin/run.js',
  'dist/bin/worker.js',
];
const ALLOWED =
  /^(?:package\.json|LICENSE|README(?:\.zh-CN)?\.md|CHANGELOG\.md|bin\/qingyang\.js|schema\/[\w.-]+\.json|docs\/json\.md|dist\/(?:bin\/[\w-]+\.js|\w+\/fitted\w*\.js|[\w/-]+\.d\.ts))$/u;
const LIMIT = 1_000_000; // bytes unpacked

const out = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
});
const [{ files, unpackedSize }] = JSON.parse(out);
const paths = files.map((file) => file.path);
const faults = [
  ...NEEDED.filter((path) => !paths.includes(path)).map((path) => `missing: ${path}`),
  ...paths.filter((path) => !ALLOWED.test(path)).map((path) => `not wanted: ${path}`),
  ...(unpackedSize > LIMIT ? [`${unpackedSize} bytes, more than ${LIMIT}`] : []),
];
console.log(`${paths.length} files, ${unpackedSize} bytes`);
for (const fault of faults) console.error(fault);
if (faults.length) process.exitCode = 1;
