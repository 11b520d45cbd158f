/** A thread of `npm run quality`: pages in, judged pages out, one at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import { foldOf } from '../lineModel.mjs';
import { readWith } from '../outOfFold.mjs';
import { judgePage } from './judgePage.mjs';

parentPort.on('message', (page) => {
  if (workerData.weights) readWith(workerData.weights[foldOf(page)]);
  parentPort.postMessage(judgePage(page));
});
