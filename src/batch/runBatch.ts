import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { EXIT, QingyangError } from '../errors.js';
import type { CleanOptions } from '../options.js';
import type { Format } from '../render/formats.js';
import type { CleanedFile } from './cleanFile.js';
import { type Failure, failureOf } from './failure.js';
import { fileError } from './fileError.js';
import { type Due, findDue } from './findDue.js';
import { findInputs } from './findInputs.js';
import { type Entry, Journal, STATE } from './journal.js';
import { lock } from './lock.js';
import { type PlannedPage, planBatch } from './planBatch.js';
import { renderReport } from './renderReport.js';
import { type Report, reportOn } from './report.js';
import { sha256 } from './sha256.js';
import { sweep } from './sweep.js';
import { checkIssues, tieIssues } from './tieIssues.js';
import { VERSION } from './version.js';
import { WorkerPool } from './workerPool.js';
import { writeAtomic } from './writeAtomic.js';

export interface BatchOptions {
  /** Files, folders and globs. */
  readonly inputs: readonly string[];
  readonly out: string;
  readonly formats: readonly Format[];
  readonly clean: CleanOptions;
  readonly ext: readonly string[];
  readonly base?: string;
  readonly jobs: number;
  /** A page's time, in milliseconds. */
  readonly timeout: number;
  /** A worker's heap, in MB. */
  readonly memory?: number;
  /** At most so many pages in this run. */
  readonly limit?: number;
  readonly dryRun?: boolean;
  readonly redo?: boolean;
  readonly force?: boolean;
  readonly failFast?: boolean;
  readonly issue?: boolean;
  /** Note in the journal how long each page took, and in the reports which took longest: these then differ from run to run. */
  readonly times?: boolean;
  /** Another worker program; only in tests. */
  readonly worker?: URL;
}

export interface Progress {
  /** Pages that this run has dealt with, the failed ones among them. */
  readonly done: number;
  readonly failed: number;
  /** Pages that this run means to do. */
  readonly due: number;
}

export interface BatchWatch {
  /** Called once, before the first page: how many there are, and how many of them are finished already. */
  plan?(plan: {
    readonly pages: number;
    readonly finished: number;
    readonly due: number;
    /** Why they are due; before a limit. */
    readonly reasons: Due['reasons'];
    readonly torn: boolean;
  }): void;
  page?(progress: Progress): void;
  failed?(name: string, failure: Failure): void;
  /** What a dry run would write. */
  would?(page: PlannedPage): void | Promise<void>;
  /** Finish the pages in hand, then stop. */
  readonly stop?: AbortSignal;
  /** Stop at once. */
  readonly kill?: AbortSignal;
}

export interface BatchResult extends Progress {
  readonly pages: number;
  readonly finished: number;
  /** Why it ended before its last page; null where it did not. */
  readonly stopped: 'interrupted' | 'killed' | 'fail-fast' | Failure | null;
  /** Null after an interruption or on a full disk. */
  readonly report: Report | null;
  /** The slowest pages of this run, in milliseconds of cleaning. */
  readonly slowest: readonly { readonly page: string; readonly ms: number }[];
}

const SLOWEST = 10;
/** How long a finished page may stay out of the journal's safe part, in milliseconds. */
const SYNC_EVERY = 500;

/**
 * Cleans every page that is not finished yet and writes it below `out`. One bad page never stops it; a full disk does.
 *
 * @throws QingyangError before anything is written: no input, a collision, a folder in use or not writable
 */
export async function runBatch(options: BatchOptions, watch: BatchWatch = {}): Promise<BatchResult> {
  const out = resolve(options.out);
  const found = await findInputs(options.inputs, {
    ext: options.ext,
    except: out,
    ...(options.base === undefined ? {} : { base: options.base }),
  });
  if (found.inputs.length + found.problems.length === 0)
    throw new QingyangError('no-pages', 'there is no page to clean.', 'Name files, folders or globs.', EXIT.usage);
  const pages = planBatch(found.inputs, out, options.formats);
  if (options.issue) checkIssues(pages);
  if (options.dryRun && !existsSync(join(out, STATE, 'journal.ndjson')))
    return rehearse(pages, { pages, reasons: { new: pages.length } }, watch, options.limit);
  const release = claim(out);
  try {
    const folders = new Set([out, join(out, STATE), ...pages.flatMap((p) => p.outputs.map((o) => dirname(o.path)))]);
    sweep(folders);
    const journal = new Journal(out);
    const optionsHash = sha256(
      JSON.stringify([options.formats, options.clean.script ?? null, options.clean.encoding ?? null]),
    );
    const due = await findDue(pages, journal.finished, {
      out,
      optionsHash,
      version: VERSION,
      redo: options.redo ?? false,
      force: options.force ?? false,
      signal: watch.stop,
    });
    if (options.dryRun) {
      journal.close();
      return await rehearse(pages, due, watch, options.limit);
    }
    const batch = new Batch(options, watch, journal, { out, optionsHash, folders });
    for (const { name, code, message } of found.problems)
      batch.record(
        { page: name, from: relative(out, join(found.base, name)).split(sep).join('/'), input: null },
        { code, message },
      );
    return await batch.run(pages, due, options.limit);
  } finally {
    release();
  }
}

async function rehearse(
  pages: readonly PlannedPage[],
  due: Due,
  watch: BatchWatch,
  limit?: number,
): Promise<BatchResult> {
  const now = due.pages.slice(0, limit);
  const finished = pages.length - due.pages.length;
  watch.plan?.({ pages: pages.length, finished, due: now.length, reasons: due.reasons, torn: false });
  for (const page of now) await watch.would?.(page);
  return {
    pages: pages.length,
    finished,
    due: now.length,
    done: 0,
    failed: 0,
    stopped: null,
    report: null,
    slowest: [],
  };
}

/** Makes the output folder and locks it. */
function claim(out: string): () => void {
  try {
    mkdirSync(join(out, STATE), { recursive: true });
    return lock(out);
  } catch (error) {
    throw fileError(error, out, 'write');
  }
}

type Source = Pick<Entry, 'page' | 'from' | 'input'>;

class Batch {
  readonly #made = new Set<string>();
  readonly #slowest: { page: string; ms: number }[] = [];
  #done = 0;
  #failed = 0;
  #due = 0;
  #stopped: BatchResult['stopped'] = null;

  constructor(
    readonly options: BatchOptions,
    readonly watch: BatchWatch,
    readonly journal: Journal,
    readonly settled: { readonly out: string; readonly optionsHash: string; readonly folders: ReadonlySet<string> },
  ) {}

  async run(pages: readonly PlannedPage[], { pages: all, reasons }: Due, limit?: number): Promise<BatchResult> {
    const { options, watch, journal } = this;
    const due = all.slice(0, limit);
    const finished = pages.length - all.length;
    this.#due = due.length;
    watch.plan?.({ pages: pages.length, finished, due: due.length, reasons, torn: journal.torn });
    const jobs = Math.max(1, Math.min(options.jobs, due.length));
    const pool = due.length > 0 || options.issue ? this.#pool(jobs) : null;
    const killed = new Promise<'killed'>((tell) =>
      watch.kill?.addEventListener('abort', () => tell('killed'), { once: true }),
    );
    const ticking = setInterval(() => this.#guard(() => journal.sync()), SYNC_EVERY);
    try {
      if (pool) {
        const work = this.#all(pool, due).then(() => this.#issues(pool, pages));
        if ((await Promise.race([work, killed])) === 'killed') {
          work.catch(() => {});
          this.#stopped = 'killed';
          await pool.kill();
          sweep(this.settled.folders);
        } else await pool.close();
      }
    } catch (error) {
      void pool?.kill();
      throw error;
    } finally {
      clearInterval(ticking);
      if (this.#stopped && this.#stopped !== 'fail-fast') this.#guard(() => journal.close());
    }
    const report = this.#stopped && this.#stopped !== 'fail-fast' ? null : this.#finish(pages);
    return {
      pages: pages.length,
      finished,
      due: this.#due,
      done: this.#done,
      failed: this.#failed,
      stopped: this.#stopped,
      report,
      slowest: this.#slowest,
    };
  }

  #pool(jobs: number): WorkerPool {
    const { timeout, memory, worker } = this.options;
    return new WorkerPool({
      jobs,
      timeout,
      ...(memory === undefined ? {} : { memory }),
      ...(worker === undefined ? {} : { program: worker }),
    });
  }

  /** Every due page, as many at a time as keep the workers busy. */
  async #all(pool: WorkerPool, due: readonly PlannedPage[]): Promise<void> {
    const inHand = new Set<Promise<void>>();
    for (const page of due) {
      if (this.watch.stop?.aborted) this.#stopped ??= 'interrupted';
      if (this.#stopped) break;
      const task: Promise<void> = this.#one(pool, page).finally(() => inHand.delete(task));
      inHand.add(task);
      if (inHand.size > pool.appetite) await Promise.race(inHand);
    }
    await Promise.all(inHand);
    if (this.watch.stop?.aborted && this.#done < this.#due) this.#stopped ??= 'interrupted';
  }

  async #one(pool: WorkerPool, page: PlannedPage): Promise<void> {
    const source: Source = { page: page.name, from: page.from, input: null };
    const before = this.journal.finished.get(page.name)?.outputs ?? {};
    const blocked = this.#makeFolders(page);
    const answer = blocked
      ? { failure: blocked }
      : await pool.run({
          kind: 'file',
          path: page.path,
          name: page.name,
          outputs: page.outputs.map((o) => ({ ...o, ours: before[o.name] ?? null })),
          options: this.options.clean,
          force: this.options.force ?? false,
        });
    if ('failure' in answer) this.record(source, answer.failure);
    else {
      const { input, outputs, tally, ms } = answer.value as CleanedFile;
      const time = this.options.times ? { ms: Math.round(ms) } : {};
      this.#write({ ...source, input, ...this.#stamp, outputs, tally, ...time });
      this.#rank(page.name, ms);
    }
    if (this.#stopped && typeof this.#stopped === 'object') return;
    this.#done++;
    this.watch.page?.({ done: this.#done, failed: this.#failed, due: this.#due });
  }

  get #stamp(): Pick<Entry, 'options' | 'version'> {
    return { options: this.settled.optionsHash, version: VERSION };
  }

  /** A page, or what was named as one, that was not written. */
  record(source: Source, failure: Failure): void {
    if (failure.fatal) {
      this.#stopped ??= failure;
      return;
    }
    // What an earlier run wrote for the page is still there, and still ours.
    const outputs = this.journal.finished.get(source.page)?.outputs ?? {};
    this.#write({ ...source, ...this.#stamp, ...(Object.keys(outputs).length > 0 ? { outputs } : {}), failure });
    this.#failed++;
    this.watch.failed?.(source.page, failure);
    if (this.options.failFast) this.#stopped ??= 'fail-fast';
  }

  #write(entry: Entry): void {
    this.#guard(() => this.journal.append(entry));
  }

  /** The journal cannot be written: no page may be begun any more. What is written is whole, and is found again by its bytes. */
  #guard(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#stopped = { ...failureOf(fileError(error, `${STATE}/journal.ndjson`, 'write')), fatal: true };
    }
  }

  #makeFolders(page: PlannedPage): Failure | null {
    for (const { path, name } of page.outputs) {
      const folder = dirname(path);
      if (this.#made.has(folder)) continue;
      try {
        mkdirSync(folder, { recursive: true });
        this.#made.add(folder);
      } catch (error) {
        return failureOf(fileError(error, dirname(name), 'write'));
      }
    }
    return null;
  }

  #rank(page: string, ms: number): void {
    this.#slowest.push({ page, ms: Math.round(ms) });
    this.#slowest.sort((a, b) => b.ms - a.ms);
    this.#slowest.length = Math.min(this.#slowest.length, SLOWEST);
  }

  async #issues(pool: WorkerPool, pages: readonly PlannedPage[]): Promise<void> {
    if (!this.options.issue || this.#stopped) return;
    this.journal.sync();
    await tieIssues(pool, pages, this.journal, {
      out: this.settled.out,
      force: this.options.force ?? false,
      stamp: this.#stamp,
      write: (entry) => this.#write(entry),
      fail: (source, failure) => this.record(source, failure),
      stopped: () => this.#stopped !== null || this.watch.stop?.aborted === true,
    });
    if (this.watch.stop?.aborted) this.#stopped ??= 'interrupted';
  }

  /** The journal put in order, and the report on all that lies in the output folder. */
  #finish(pages: readonly PlannedPage[]): Report | null {
    const { out } = this.settled;
    const mine = new Set(pages.map((page) => page.name));
    try {
      // A failure of an earlier run is forgotten when its file is gone.
      const lives = (e: Entry): boolean => !e.failure || mine.has(e.page) || existsSync(join(out, e.from));
      const report = reportOn(this.journal, lives);
      writeAtomic(join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`, { force: true });
      writeAtomic(join(out, 'report.md'), renderReport(report), { force: true });
      this.journal.finish(lives);
      return report;
    } catch (error) {
      this.#stopped = { ...failureOf(error), fatal: true };
      return null;
    }
  }
}
