import { closeSync, existsSync, fstatSync, openSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { drawMemory } from './drawMemory.mjs';
import { residentOf } from './resident.mjs';

/**
 * Follows a running batch: `[pages done, resident MB of it and all below it]` four times a second, until it ends with exit code `code`.
 * Pages are counted in the journal of `out`.
 */
export async function watchMemory(child, out, pages) {
  const journal = join(out, '.qingyang/journal.ndjson');
  const curve = [];
  let code;
  const gone = new Promise((resolve) =>
    child.once('exit', (status) => {
      code = status;
      resolve();
    }),
  );
  let [at, done] = [0, 0];
  const chunk = Buffer.allocUnsafe(1 << 20);
  while (code === undefined) {
    await Promise.race([gone, sleep(250)]);
    const resident = residentOf(child.pid);
    if (resident === 0 || !existsSync(journal)) continue;
    const file = openSync(journal, 'r');
    // Rewritten in order at the very end: then there is nothing to count any more.
    if (fstatSync(file).size >= at)
      for (
        let got = readSync(file, chunk, 0, chunk.length, at);
        got > 0;
        got = readSync(file, chunk, 0, chunk.length, at)
      ) {
        at += got;
        for (let i = 0; i < got; i++) if (chunk[i] === 10) done++;
      }
    closeSync(file);
    if (done > 0 && done < pages) curve.push([done, Math.round(resident / 1048576)]);
  }
  return { code, curve };
}

/** What the pages after the first thousand (5 to 25 % of 20,000) needed, what the last fifth needed, in MB, and their ratio. */
export function flatness(curve, pages) {
  const mean = (list) => list.reduce((sum, [, mb]) => sum + mb, 0) / list.length;
  const early = mean(curve.filter(([n]) => n >= pages * 0.05 && n < pages * 0.25));
  const late = mean(curve.filter(([n]) => n >= pages * 0.8));
  return { early: Math.round(early), late: Math.round(late), growth: Math.round((late / early) * 1000) / 1000 };
}

/** Keeps a curve in docs/figures and draws it. */
export function keepCurve(curve, pages) {
  const thinned = curve.filter((_, i) => i % Math.ceil(curve.length / 200) === 0);
  const path = fileURLToPath(new URL('../docs/figures/memory.json', import.meta.url));
  writeFileSync(path, `${JSON.stringify({ pages, curve: thinned })}\n`);
  drawMemory();
}
