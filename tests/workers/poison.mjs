// The real worker, on a disk where some files are deadly: opening a file whose name says so never ends, aborts or eats all memory.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const open = fs.openSync;
fs.openSync = (path, ...rest) => {
  const name = String(path).endsWith('.txt') ? String(path) : '';
  if (name.includes('endless')) for (;;);
  if (name.includes('abort')) process.abort();
  if (name.includes('once') && !fs.existsSync(`${name}.died`)) {
    fs.mkdirSync(`${name}.died`);
    process.kill(process.pid, 'SIGKILL');
  }
  if (name.includes('hog')) for (const hog = []; ; ) hog.push(new Array(1e5).fill(hog.length));
  return open(path, ...rest);
};
syncBuiltinESMExports();
await import('../../dist/batch/worker.js');
