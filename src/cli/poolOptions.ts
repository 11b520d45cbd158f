import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { numberFrom } from './numberOption.js';

export interface PoolOptions {
  readonly jobs: number;
  readonly timeout: number;
  readonly memory?: number;
}

/** The options of the commands that work with several processes. */
export const withPoolOptions = (command: Command): Command =>
  command
    .option('-j, --jobs <n>', 'how many pages at a time, a core for each', numberFrom(1), availableParallelism())
    .option('--timeout <seconds>', 'give a page up after so long', numberFrom(0.1, false), 60)
    .option('--memory <MB>', "heap of each worker (default: Node's)", numberFrom(16));
