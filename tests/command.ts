import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const BIN = fileURLToPath(new URL('../bin/qingyang.js', import.meta.url));
if (!existsSync(new URL('../dist/bin/run.js', import.meta.url)))
  throw new Error('The command is not built: npm run build (npm test does it first).');

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Setting {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Put before the command, for instance `['sh', '-c', '"$@" > /dev/full', 'sh']`. */
  readonly through?: readonly string[];
}

/** Runs the built command as a person would, away from any terminal. */
export function qingyang(args: readonly string[], { cwd, input, env, through = [] }: Setting = {}): Promise<Outcome> {
  const [command, ...rest] = [...through, process.execPath, BIN, ...args];
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...inherited } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(command as string, rest, { cwd, env: { ...inherited, ...env } });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.on('error', () => {}); // it may end without reading
    child.stdin.end(input ?? '');
  });
}
