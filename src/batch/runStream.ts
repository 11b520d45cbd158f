import type { CleanOptions } from '../options.js';
import type { Format } from '../render/formats.js';
import { errorLine, idOf } from './cleanLine.js';
import { records } from './records.js';
import { WorkerPool } from './workerPool.js';

export interface StreamOptions {
  /** Records are texts that end in NUL, not JSON objects that end in a line end. */
  readonly raw0: boolean;
  readonly format: Format;
  readonly clean: CleanOptions;
  readonly jobs: number;
  /** A page's time, in milliseconds. */
  readonly timeout: number;
  readonly memory?: number;
  /** Another worker program; only in tests. */
  readonly worker?: URL;
}

export interface StreamResult {
  readonly records: number;
  readonly failed: number;
}

/** A record longer than this is answered with an error. In bytes. */
const LONGEST = 64 * 1024 * 1024;
/** No more is read while so many bytes wait: for a worker, for their turn, or for a slow reader. */
const IN_FLIGHT = 64 * 1024 * 1024;
const NUL = 0;
const LINE_END = 10;

/**
 * Cleans records as they come and hands out an answer for each, in their order. No answer is begun before `write` has taken the one
 * before, and no more is read than is being worked on.
 */
export async function runStream(
  input: AsyncIterable<Uint8Array>,
  write: (line: Uint8Array) => Promise<void>,
  options: StreamOptions,
): Promise<StreamResult> {
  const pool = new WorkerPool({
    jobs: options.jobs,
    timeout: options.timeout,
    ...(options.memory === undefined ? {} : { memory: options.memory }),
    ...(options.worker === undefined ? {} : { program: options.worker }),
  });
  const queue = new Queue(write, 4 * pool.appetite);
  let failed = 0;
  let count = 0;
  try {
    const incoming = records(input, options.raw0 ? NUL : LINE_END, LONGEST);
    // A reader that has gone must be noticed also while nothing comes in.
    for (;;) {
      const { done, value: record } = await Promise.race([incoming.next(), queue.broken]);
      if (done) break;
      if (record && !options.raw0 && isBlank(record)) continue;
      count++;
      const line = record
        ? clean(pool, record, options, count)
        : Promise.resolve(tooLong(options.raw0 ? count : null, count));
      queue.push(
        line.then((answer) => {
          if (answer.failed) failed++;
          return answer.bytes;
        }),
        record?.length ?? 0,
      );
      await queue.room();
    }
    await queue.empty();
  } catch (error) {
    void pool.kill();
    throw error;
  }
  await pool.close();
  return { records: count, failed };
}

/** Answers in the order of their questions: each is written when it and all before it are there. */
class Queue {
  readonly #waiting: { readonly answer: Promise<Uint8Array>; readonly bytes: number }[] = [];
  #bytes = 0;
  #moved: () => void = () => {};
  #break: (error: unknown) => void = () => {};
  #writing = false;
  /** Rejects when an answer cannot be written, or there will never be one. */
  readonly broken = new Promise<never>((_, reject) => {
    this.#break = reject;
  });

  constructor(
    private readonly write: (line: Uint8Array) => Promise<void>,
    private readonly longest: number,
  ) {
    this.broken.catch(() => {}); // told to whoever waits
  }

  push(answer: Promise<Uint8Array>, bytes: number): void {
    answer.catch(() => {}); // told when its turn comes
    this.#waiting.push({ answer, bytes });
    this.#bytes += bytes;
    if (!this.#writing) void this.#writeAll();
  }

  /** Settles when more may be pushed. */
  room(): Promise<void> {
    return this.#until(() => this.#waiting.length < this.longest && this.#bytes <= IN_FLIGHT);
  }

  /** Settles when everything is written. */
  empty(): Promise<void> {
    return this.#until(() => this.#waiting.length === 0);
  }

  async #until(so: () => boolean): Promise<void> {
    while (!so()) {
      const moved = new Promise<void>((resolve) => {
        this.#moved = resolve;
      });
      await Promise.race([moved, this.broken]);
    }
  }

  async #writeAll(): Promise<void> {
    this.#writing = true;
    try {
      for (let first = this.#waiting[0]; first; first = this.#waiting[0]) {
        await this.write(await first.answer);
        this.#waiting.shift();
        this.#bytes -= first.bytes;
        this.#moved();
      }
      this.#writing = false;
    } catch (error) {
      this.#break(error);
    }
  }
}

interface Line {
  readonly bytes: Uint8Array;
  readonly failed: boolean;
}

async function clean(pool: WorkerPool, bytes: Buffer, options: StreamOptions, count: number): Promise<Line> {
  const rawId = options.raw0 ? count : null;
  const answer = await pool.run({ kind: 'line', bytes, rawId, format: options.format, options: options.clean });
  if ('value' in answer) return answer.value as Line;
  return { bytes: errorLine(rawId ?? idOf(bytes), answer.failure.code, answer.failure.message), failed: true };
}

const tooLong = (id: number | null, count: number): Line => ({
  bytes: errorLine(id, 'too-long', `record ${count} is longer than ${LONGEST / 1048576} MB`),
  failed: true,
});

const isBlank = (record: Buffer): boolean => record.length < 100 && record.toString('latin1').trim() === '';
