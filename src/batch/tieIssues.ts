import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { EXIT, QingyangError } from '../errors.js';
import { groupPages, type PageGroup } from '../index.js';
import type { BoundIssue } from './bindIssue.js';
import type { Failure } from './failure.js';
import type { Entry, Journal } from './journal.js';
import type { PlannedPage } from './planBatch.js';
import { sha256 } from './sha256.js';
import type { WorkerPool } from './workerPool.js';

interface Tying {
  readonly out: string;
  readonly force: boolean;
  readonly stamp: Pick<Entry, 'options' | 'version'>;
  readonly write: (entry: Entry) => void;
  readonly fail: (source: Pick<Entry, 'page' | 'from' | 'input'>, failure: Failure) => void;
  readonly stopped: () => boolean;
}

/** The file that an issue is written to: `1953/04/issue.json`, or `1953/0430.issue.json` where names differ in a page number. */
export const issueFile = (group: PageGroup): string =>
  /(?:^|\/)$/u.test(group.name) ? `${group.name}issue.json` : `${group.name}.issue.json`;

/** Refuses, before anything is written, what could not be tied or would not find room. */
export function checkIssues(pages: readonly PlannedPage[]): void {
  const json = pages.every((page) => page.outputs.some((o) => o.format === 'json'));
  if (!json)
    throw new QingyangError(
      'issue-needs-json',
      '--issue reads the pages as JSON.',
      'Add it: --format md,json.',
      EXIT.usage,
    );
  const names = new Set(pages.flatMap((page) => page.outputs.map((o) => o.name)));
  const clash = groupPages(pages.map((p) => p.name)).find((group) => names.has(issueFile(group)));
  if (clash)
    throw new QingyangError(
      'collision',
      `a page and its issue would both be written to ${issueFile(clash)}. Nothing was written.`,
      'Rename the page.',
      EXIT.usage,
    );
}

/** Ties the pages of every issue whose pages changed since it was tied. Pages that failed are left out, and counted. */
export async function tieIssues(
  pool: WorkerPool,
  pages: readonly PlannedPage[],
  journal: Journal,
  tying: Tying,
): Promise<void> {
  const hashes = new Map<string, string>();
  const planned = new Map(pages.map((page) => [page.name, page]));
  for (const entry of journal.entries()) {
    if (entry.failure) continue;
    const json = planned.get(entry.page)?.outputs.find((o) => o.format === 'json')?.name;
    const hash = json === undefined ? undefined : entry.outputs?.[json];
    if (hash !== undefined) hashes.set(entry.page, hash);
  }
  const inHand = new Set<Promise<void>>();
  for (const group of groupPages([...hashes.keys()])) {
    if (tying.stopped()) break;
    const name = issueFile(group);
    const input = sha256(JSON.stringify(group.pages.map((page) => [page, hashes.get(page)])));
    const before = journal.finished.get(name);
    if (
      before?.ok &&
      before.input === input &&
      before.version === tying.stamp.version &&
      existsSync(join(tying.out, name))
    )
      continue;
    const source = { page: name, from: '.', input };
    const task: Promise<void> = pool
      .run({
        kind: 'issue',
        pages: group.pages.map((page) => {
          const json = planned.get(page)?.outputs.find((o) => o.format === 'json') as PlannedPage['outputs'][number];
          return { name: page, path: json.path, json: relative(tying.out, json.path) };
        }),
        output: { format: 'json', name, path: join(tying.out, name), ours: before?.outputs[name] ?? null },
        force: tying.force,
      })
      .then((answer) => {
        if ('failure' in answer) tying.fail(source, answer.failure);
        else tying.write({ ...source, ...tying.stamp, ...(answer.value as BoundIssue) });
      })
      .finally(() => inHand.delete(task));
    inHand.add(task);
    if (inHand.size > pool.appetite) await Promise.race(inHand);
  }
  await Promise.all(inHand);
}
