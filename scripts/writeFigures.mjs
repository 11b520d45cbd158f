/**
 * Puts the figures of `npm run bench:batch -- --write` and `npm run soak -- --write` into the documents, between `<!-- figures:NAME -->` and `<!-- /figures -->`.
 * `node scripts/writeFigures.mjs` does it again from docs/figures/batch.json.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const docs = (name) => fileURLToPath(new URL(`../docs/${name}`, import.meta.url));
const n = (x, digits = 0) => x.toLocaleString('en-US', { maximumFractionDigits: digits });

/** What an hour of a core and a month of a gigabyte cost, in dollars: assumptions that a reader replaces by their own. */
const CORE_HOUR = 0.04;
const GB_MONTH = 0.02;

export function writeFigures(figures) {
  writeFileSync(docs('figures/batch.json'), `${JSON.stringify(figures, null, 2)}\n`);
  replace('performance.md', 'speed', speed(figures));
  writeMemory(figures.memory, figures.resumedPages, figures.residentMB);
  replace('scale.md', 'arithmetic', arithmetic(figures));
}

function speed({
  ratios,
  cleanMs,
  batchMs,
  pagesPerSecondOneWorker,
  pagesPerSecondTwoWorkers,
  residentMB,
  cores,
  node,
  pages,
  bytesPerPage,
  resumedPages,
  firstSeconds,
  resumeSeconds,
}) {
  return [
    `Measured with Node ${node} on ${cores} cores over ${n(pages)} generated pages of ${n(bytesPerPage)} bytes.`,
    '',
    '| what | measured | promised |',
    '|---|---|---|',
    `| two workers against one | ${ratios.twoWorkers} × as fast | at least 1.8 × |`,
    `| what batch adds to a page (hash, journal, fsync, rename), against cleaning it | ${ratios.overhead} × | at most 1.5 × |`,
    `| stream against batch, both with two workers | ${ratios.stream} × the time | at most 1.1 × |`,
    `| a run over ${n(resumedPages)} finished pages (${n(resumeSeconds, 1)} s) against the first run (${n(firstSeconds)} s) | ${ratios.resume} × the time | at most 0.05 × |`,
    '',
    `In absolute terms, on that machine: ${cleanMs} ms to clean a page, ${batchMs} ms for a page of a batch with one worker; ${n(pagesPerSecondOneWorker)} pages a second with one worker, ${n(pagesPerSecondTwoWorkers)} with two; ${n(residentMB)} MB at most for the parent and two workers.`,
  ].join('\n');
}

export function writeMemory({ early, late, growth }, pages, most) {
  const text = `Over ${n(pages)} pages: ${n(early)} MB from 5 to 25 % of the pages, ${n(late)} MB over the last fifth, ${growth} times as much (promised: at most 1.1); ${n(most)} MB at most.`;
  replace('performance.md', 'memory', text);
}

/** What a soak kept: `{ kill: ['…', …], … }`. */
export function writeSoak(kept) {
  const lines = Object.entries(kept).map(([name, promises]) => `- ${name}: ${promises.join('; ')}.`);
  replace(
    'performance.md',
    'soak',
    [`Kept in the last run, with Node ${process.versions.node}:`, '', ...lines].join('\n'),
  );
}

function arithmetic({ pagesPerSecondTwoWorkers, bytesPerPage, markdownBytes, jsonBytes, residentMB }) {
  const perCore = pagesPerSecondTwoWorkers / 2;
  const row = (name, pages) => {
    const hours = pages / perCore / 3600;
    const gb = (bytes) => (pages * bytes) / 1e9;
    return `| ${name} | ${n(hours, 1)} | ${n(hours / 64, 2)} h | ${n(hours / 1000, 2)} h | ${n(gb(bytesPerPage))} GB in, ${n(gb(markdownBytes))} GB Markdown, ${n(gb(jsonBytes))} GB JSON |`;
  };
  const million = 1e6 / perCore / 3600;
  return [
    `From ${n(perCore)} pages a second and core, with ${n(bytesPerPage)} bytes a page in, ${n(markdownBytes)} bytes of Markdown and ${n(jsonBytes)} of JSON out:`,
    '',
    '| pages | core hours | on 64 cores | on 1,000 cores | storage |',
    '|---|---|---|---|---|',
    row('1 million', 1e6),
    row('10 million', 1e7),
    row('1 billion', 1e9),
    '',
    `Memory is the same for any number of pages: about ${n(residentMB / 3)} MB a process, so ${n(((residentMB / 3) * 65) / 1000, 1)} GB for 64 workers and their parent. At an assumed $${CORE_HOUR} a core hour and $${GB_MONTH} a GB and month, a million pages cost $${n(million * CORE_HOUR, 2)} to clean and $${n(((markdownBytes + jsonBytes) * 1e6 * GB_MONTH) / 1e9, 2)} a month to keep as Markdown and JSON.`,
  ].join('\n');
}

/** Sets `text` into docs/`file`, between the marks of that name. */
export function replace(file, name, text) {
  const before = readFileSync(docs(file), 'utf8');
  const open = `<!-- figures:${name} -->`;
  const [start, end] = [before.indexOf(open), before.indexOf('<!-- /figures -->', before.indexOf(open))];
  if (start < 0 || end < 0) throw new Error(`docs/${file} has no place for the figures "${name}"`);
  writeFileSync(docs(file), `${before.slice(0, start + open.length)}\n${text}\n${before.slice(end)}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFigures(JSON.parse(readFileSync(docs('figures/batch.json'), 'utf8')));
