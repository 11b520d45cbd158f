import { Worker } from 'node:worker_threads';

const THREADS = 2;

/**
 * All pages judged, in the order given.
 * @param weights by fold (see outOfFold.mjs): each page is read by weights that were fitted without its paper; null for the program as it is
 */
export function judgePages(pages, weights = null) {
  const rows = new Array(pages.length);
  let next = 0;
  const thread = () =>
    new Promise((done, fail) => {
      const worker = new Worker(new URL('worker.mjs', import.meta.url), { workerData: { weights } });
      let at = -1;
      const give = () => {
        if (next >= pages.length) {
          worker.terminate().then(done);
          return;
        }
        at = next++;
        worker.postMessage(pages[at]);
      };
      worker.on('message', (row) => {
        rows[at] = row;
        give();
      });
      worker.on('error', fail);
      give();
    });
  return Promise.all(Array.from({ length: Math.min(THREADS, pages.length) }, thread)).then(() => rows);
}
