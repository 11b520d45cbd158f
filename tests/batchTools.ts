import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { onTestFinished } from 'vitest';
import { type BatchOptions, type BatchResult, type BatchWatch, runBatch } from '../src/batch/runBatch.js';

export const BIN = join(import.meta.dirname, '../bin/qingyang.js');
/** The built worker: a process of its own cannot run TypeScript. */
export const WORKER = new URL('../dist/batch/worker.js', import.meta.url);
export const POISON = new URL('./workers/poison.mjs', import.meta.url);

export function folder(base = tmpdir()): string {
  const path = mkdtempSync(join(base, 'qingyang-test-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Writes files, making their folders; a value is the text or the bytes. */
export function write(base: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(base, name)), { recursive: true });
    writeFileSync(join(base, name), content);
  }
}

export const page = (n: number): string =>
  `渡口通车第${n}天\n\n　　本报讯（记者 周小满）昨天，临溪镇的旧渡口修好了，\n第${n}位过桥的是一位养蜂人。\n`;

export const pages = (count: number, sub = ''): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${sub}p${String(i).padStart(4, '0')}.txt`, page(i)]));

/** Every file below a folder with the hash of its bytes. */
export function tree(base: string): Record<string, string> {
  const out: Record<string, string> = {};
  for (const name of readdirSync(base, { recursive: true }) as string[]) {
    const path = join(base, name);
    if (statSync(path).isFile()) out[name] = createHash('sha256').update(readFileSync(path)).digest('hex');
  }
  return Object.fromEntries(Object.entries(out).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const batch = (
  options: Partial<BatchOptions> & Pick<BatchOptions, 'inputs' | 'out'>,
  watch: BatchWatch = {},
): Promise<BatchResult> =>
  runBatch({ formats: ['md'], clean: {}, ext: ['txt'], jobs: 2, timeout: 30_000, worker: WORKER, ...options }, watch);

export function command(
  args: readonly string[],
  options: { cwd?: string; input?: string | Uint8Array; uid?: number; env?: NodeJS.ProcessEnv } = {},
) {
  const { uid, ...rest } = options;
  const run = spawnSync(process.execPath, [BIN, ...args], {
    maxBuffer: 1 << 28,
    ...rest,
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  return { code: run.status, out: run.stdout.toString(), err: run.stderr.toString() };
}

export const started = (args: readonly string[]) =>
  spawn(process.execPath, [BIN, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });

/** The processes that a process began, and those that they began. */
export function descendants(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // ended meanwhile
    }
  }
  const out: number[] = [];
  const visit = (parent: number): void => {
    for (const [child, of] of parents)
      if (of === parent) {
        out.push(child);
        visit(child);
      }
  };
  visit(pid);
  return out;
}

export const below = (base: string, path: string): string => relative(base, path);
