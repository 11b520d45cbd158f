/**
 * A worker process of the pool. It takes jobs one after another, says when it begins one, so that a death can be laid at the
 * right door, and lets the disk write one page while it cleans the next.
 */
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
    const answer = (promise: Promise<unknown>): Promise<void> =>
      promise.then(
        (value) => tell({ end: id, value }),
        (error: unknown) => tell({ end: id, failure: failureOf(error) }),
      );
    try {
      // The cleaning is done when perform() returns; what it returns is settled when the page is safely on the disk.
      void answer(perform(job));
    } catch (error) {
      tell({ end: id, failure: failureOf(error) });
    }
    // Messages are let in and out between two pages.
    await new Promise((resolve) => setImmediate(resolve));
  }
  working = false;
}

function perform(job: Job): Promise<unknown> {
  switch (job.kind) {
    case 'file':
      return cleanFile(job);
    case 'line':
      return Promise.resolve(cleanLine(job));
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
