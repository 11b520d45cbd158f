import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, QingyangError } from '../errors.js';
import type { Finished } from './journal.js';
import type { PlannedPage } from './planBatch.js';
import { readSteady } from './readSteady.js';
import { sha256 } from './sha256.js';

export interface DueOptions {
  readonly out: string;
  readonly optionsHash: string;
  readonly version: string;
  readonly redo: boolean;
  readonly force: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Why a page is to be done: never done · done and to be done over · failed · its input, the options or the program changed · its output is gone. */
export type Reason = 'new' | 'over' | 'failed' | 'changed' | 'lost';

export interface Due {
  readonly pages: readonly PlannedPage[];
  readonly reasons: Readonly<Partial<Record<Reason, number>>>;
}

/**
 * The pages that are missing, failed or changed since. A page is finished where the journal says so for the same bytes, options and
 * version, and its outputs are there; what stands in them is not looked at, so that a correction by hand stays.
 *
 * @throws QingyangError `another-input` where the outputs of a different input would be replaced
 */
export async function findDue(
  pages: readonly PlannedPage[],
  finished: ReadonlyMap<string, Finished>,
  options: DueOptions,
): Promise<Due> {
  const due: PlannedPage[] = [];
  /** Behind all others: pages that fail each time must not use a `limit` up. */
  const failed: PlannedPage[] = [];
  const reasons: Partial<Record<Reason, number>> = {};
  const add = (page: PlannedPage, reason: Reason): void => {
    (reason === 'failed' ? failed : due).push(page);
    reasons[reason] = (reasons[reason] ?? 0) + 1;
  };
  for (const [n, page] of pages.entries()) {
    if (options.signal?.aborted) break;
    // Hashing many files blocks: let a Ctrl-C through now and then.
    if (n % 256 === 0) await new Promise((resolve) => setImmediate(resolve));
    const before = finished.get(page.name);
    if (!before?.ok || options.redo) {
      add(page, !before ? 'new' : before.ok ? 'over' : 'failed');
      continue;
    }
    const hash = hashOf(page);
    if (before.from !== page.from && before.input !== hash && !options.force)
      throw new QingyangError(
        'another-input',
        `${page.name} in ${options.out} was made from ${before.from}, and now it would be made from ${page.from}.`,
        'Name another --out, set --base so that both get names of their own, or use --force to replace it.',
        EXIT.output,
      );
    const same = before.options === options.optionsHash && before.version === options.version && before.input === hash;
    if (!same) add(page, 'changed');
    else if (!Object.keys(before.outputs).every((name) => existsSync(join(options.out, name)))) add(page, 'lost');
  }
  return { pages: [...due, ...failed], reasons };
}

/** Null where it cannot be read: the worker will say why. */
function hashOf(page: PlannedPage): string | null {
  try {
    return sha256(readSteady(page.path, page.name));
  } catch (error) {
    if (error instanceof QingyangError) return null;
    throw error;
  }
}
