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
/** What became of a job; and which one is begun. Both in one message where one follows the other: what they cost the parent is a worker's time. */
export type FromWorker = { readonly begin?: number } | (Ended & { readonly begin?: number });
export type Ended = { readonly end: number } & ({ readonly value: unknown } | { readonly failure: Failure });

const queue: ToWorker[] = [];
let working = false;

const tell = (message: FromWorker): void => {
  process.send?.(message, undefined, undefined, () => {}); // a parent that is gone is noticed by 'disconnect'
};

async function work(): Promise<void> {
  if (working) return;
  working = true;
  let told: ToWorker | undefined;
  for (let job = queue.shift(); job; job = told ?? queue.shift()) {
    if (job !== told) tell({ begin: job.id });
    const ended = end(job);
    told = queue.shift();
    tell(told ? { ...ended, begin: told.id } : ended);
    // Messages are let in and out between two pages.
    await new Promise((resolve) => setImmediate(resolve));
  }
  working = false;
}

function end({ id, job }: ToWorker): Ended {
  try {
    return { end: id, value: perform(job) };
  } catch (error) {
    return { end: id, failure: failureOf(error) };
  }
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
