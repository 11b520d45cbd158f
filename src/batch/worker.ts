/**
 * A worker process of the pool. It takes jobs one after another and says when it begins one, so that a death can be laid at the
 * right door.
 */
import './compileSparingly.js'; // before what is to be compiled
import { bindIssue } from './bindIssue.js';
import { cleanFile } from './cleanFile.js';
import { cleanLine } from './cleanLine.js';
import { type Failure, failureOf } from './failure.js';
import type { Job } from './job.js';

export type ToWorker = { readonly id: number; readonly job: Job };
export type FromWorker =
  | { readonly begin: number }
  | { readonly end: number; readonly value: unknown }
  | { readonly end: number; readonly failure: Failure };

const queue: ToWorker[] = [];
let working = false;

const tell = (message: FromWorker): void => {
  process.send?.(message, undefined, undefined, () => {}); // a parent that is gone is noticed by 'disconnect'
};

async function work(): Promise<void> {
  if (working) return;
  working = true;
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { id, job } = next;
    tell({ begin: id });
    try {
      tell({ end: id, value: perform(job) });
    } catch (error) {
      tell({ end: id, failure: failureOf(error) });
    }
    // Messages are let in and out between two pages.
    await new Promise((resolve) => setImmediate(resolve));
  }
  working = false;
}

function perform(job: Job): unknown {
  switch (job.kind) {
    case 'file':
      return cleanFile(job);
    case 'line':
      return cleanLine(job);
    case 'issue':
      return bindIssue(job);
  }
}

process.on('message', (message: ToWorker) => {
  queue.push(message);
  void work();
});
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group. What to do about it is the parent's decision.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
