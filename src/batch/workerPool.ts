import { type ChildProcess, fork } from 'node:child_process';
import { QingyangError } from '../errors.js';
import type { Failure } from './failure.js';
import type { Job } from './job.js';
import type { FromWorker, ToWorker } from './worker.js';

export interface PoolOptions {
  readonly jobs: number;
  /** How long one job may take, in milliseconds. */
  readonly timeout: number;
  /** Heap of each worker, in MB; Node's default unless told. */
  readonly memory?: number;
  /** The worker's program; another one only in tests. */
  readonly program?: URL;
}

export type Answer = { readonly value: unknown } | { readonly failure: Failure };

/** How many jobs lie ready in a worker, so that it need not wait for its parent between two. */
const AHEAD = 3;
/**
 * A worker takes one core and no more: V8 compiles and collects garbage on the worker's own thread. Helper threads would take the time from another
 * worker, and more of it, for they have to agree with the thread that they help: two workers on two cores over 800 pages take some 5 % longer with them.
 */
const ONE_CORE = ['--single-threaded'];
/** A worker that dies this often before its first job will never live. */
const STILLBORN = 3;

interface Task {
  readonly id: number;
  readonly job: Job;
  readonly settle: (answer: Answer) => void;
  /** A worker died over it once: it is tried again with nothing else in that worker's hands. */
  suspect: boolean;
}

interface Worker {
  readonly process: ChildProcess;
  readonly inHand: Map<number, Task>;
  begun: Task | null;
  timer: NodeJS.Timeout | null;
  /** Set where we killed it ourselves over the job that it had begun. */
  verdict: Failure | null;
  lived: boolean;
  lastWords: string;
}

/**
 * A fixed number of worker processes. Processes and not threads, because a native abort or the kernel's out-of-memory killer ends a
 * whole process, and because a thread's memory (the segmenter's dictionary) is not given back when the thread ends. For the
 * same reason a worker is replaced only when it dies. A job whose worker dies is tried once more, alone, since the death may not have been its fault.
 */
export class WorkerPool {
  readonly #workers = new Set<Worker>();
  readonly #waiting: Task[] = [];
  readonly #suspects: Task[] = [];
  #nextId = 1;
  #stillborn = 0;
  #closed = false;
  #broken: QingyangError | null = null;

  constructor(private readonly options: PoolOptions) {
    for (let i = 0; i < options.jobs; i++) this.#hire();
  }

  /** How many jobs keep every worker busy. More may be given; they wait. */
  get appetite(): number {
    return this.options.jobs * AHEAD;
  }

  /** @throws QingyangError where no worker can be started */
  run(job: Job): Promise<Answer> {
    if (this.#broken) return Promise.reject(this.#broken);
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        id: this.#nextId++,
        job,
        settle: (answer) => (this.#broken ? reject(this.#broken) : resolve(answer)),
        suspect: false,
      });
      this.#deal();
    });
  }

  /** Lets the workers go. Jobs still in hand are lost: wait for their answers first. */
  close(): Promise<void> {
    return this.#end(({ process }) => (process.connected ? process.disconnect() : process.kill('SIGKILL')));
  }

  /** Ends the workers at once, in the middle of whatever they do. Settles when they are gone. */
  kill(): Promise<void> {
    return this.#end(({ process }) => process.kill('SIGKILL'));
  }

  async #end(how: (worker: Worker) => void): Promise<void> {
    this.#closed = true;
    await Promise.all(
      [...this.#workers].map(
        (worker) =>
          new Promise<void>((resolve) => {
            if (worker.process.exitCode !== null || worker.process.signalCode !== null) return resolve();
            worker.process.once('exit', () => resolve());
            how(worker);
          }),
      ),
    );
  }

  #hire(): void {
    const { memory, program = new URL('./worker.js', import.meta.url) } = this.options;
    const child = fork(program, [], {
      // Buffers go through as they are, without base64.
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: [...ONE_CORE, ...(memory === undefined ? [] : [`--max-old-space-size=${memory}`])],
    });
    const worker: Worker = {
      process: child,
      inHand: new Map(),
      begun: null,
      timer: null,
      verdict: null,
      lived: false,
      lastWords: '',
    };
    this.#workers.add(worker);
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      worker.lastWords = (worker.lastWords + chunk).slice(-4000);
    });
    child.on('message', (message: FromWorker) => this.#hear(worker, message));
    child.on('error', () => {}); // a message to a worker that has just died; 'exit' follows
    child.once('close', (code, signal) => this.#bury(worker, code, signal));
    this.#deal();
  }

  /** Gives out what waits. A suspect gets a worker of its own. */
  #deal(): void {
    for (const worker of this.#workers) {
      if (!worker.process.connected || worker.verdict) continue;
      const alone = [...worker.inHand.values()].some((task) => task.suspect);
      if (!alone && worker.inHand.size === 0 && this.#suspects.length > 0)
        this.#give(worker, this.#suspects.shift() as Task);
    }
    // Round by round, so that two jobs go to two workers.
    for (let depth = 0; depth < AHEAD; depth++)
      for (const worker of this.#workers) {
        if (this.#waiting.length === 0) return;
        if (!worker.process.connected || worker.verdict || worker.inHand.size > depth) continue;
        if ([...worker.inHand.values()].some((task) => task.suspect)) continue;
        this.#give(worker, this.#waiting.shift() as Task);
      }
  }

  #give(worker: Worker, task: Task): void {
    worker.inHand.set(task.id, task);
    worker.process.send({ id: task.id, job: task.job } satisfies ToWorker);
  }

  #hear(worker: Worker, message: FromWorker): void {
    worker.lived = true;
    this.#stillborn = 0;
    if (worker.timer) clearTimeout(worker.timer);
    worker.timer = null;
    worker.begun = null;
    const ended = 'end' in message ? this.#take(worker, message.end) : null;
    if (message.begin !== undefined) {
      worker.begun = worker.inHand.get(message.begin) ?? null;
      worker.timer = setTimeout(() => this.#expire(worker), this.options.timeout);
    }
    if (!('end' in message)) return;
    // What waits is dealt before the answer is dealt with: the worker should not wait for us.
    this.#deal();
    ended?.settle('failure' in message ? { failure: message.failure } : { value: message.value });
  }

  #take(worker: Worker, id: number): Task | undefined {
    const task = worker.inHand.get(id);
    worker.inHand.delete(id);
    return task;
  }

  /** One more turn of the loop first: the answer may lie unread while we were busy. */
  #expire(worker: Worker): void {
    const over = worker.begun;
    setImmediate(() => {
      if (worker.begun !== over) return;
      const seconds = this.options.timeout / 1000;
      worker.verdict = {
        code: 'timeout',
        message: `it took longer than ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`,
        hint: 'Give it more with --timeout, or cut the page.',
      };
      worker.process.kill('SIGKILL');
    });
  }

  #bury(worker: Worker, code: number | null, signal: NodeJS.Signals | null): void {
    if (worker.timer) clearTimeout(worker.timer);
    this.#workers.delete(worker);
    if (this.#closed) return;
    const culprit = worker.begun;
    const innocent = [...worker.inHand.values()].filter((task) => task !== culprit);
    for (const task of innocent.reverse()) (task.suspect ? this.#suspects : this.#waiting).unshift(task);
    if (culprit && (worker.verdict || culprit.suspect))
      culprit.settle({ failure: worker.verdict ?? deathOf(worker.lastWords, code, signal) });
    else if (culprit) {
      culprit.suspect = true;
      this.#suspects.push(culprit);
    }
    if (!worker.lived && ++this.#stillborn >= STILLBORN) this.#giveUp(worker.lastWords, code, signal);
    else this.#hire();
  }

  #giveUp(lastWords: string, code: number | null, signal: NodeJS.Signals | null): void {
    const how = lastWords.trim().split('\n').at(-1) ?? `exit ${code ?? signal}`;
    this.#broken = new QingyangError(
      'no-workers',
      `the workers cannot be started: ${how}`,
      'Try fewer with --jobs.',
      5,
    );
    const left = [...this.#waiting.splice(0), ...this.#suspects.splice(0)];
    for (const worker of this.#workers) left.push(...worker.inHand.values());
    void this.kill();
    for (const task of left) task.settle({ failure: { code: 'no-workers', message: '' } });
  }
}

function deathOf(lastWords: string, code: number | null, signal: NodeJS.Signals | null): Failure {
  if (/heap out of memory|allocation failed/iu.test(lastWords))
    return {
      code: 'out-of-memory',
      message: 'the worker ran out of memory, twice',
      hint: 'Cut the page, or give workers more with --memory.',
    };
  const how = signal ? `signal ${signal}` : `exit code ${code}`;
  return {
    code: 'worker-died',
    message: `the worker died of it, twice (${how})`,
    hint: 'Please report it with the input file.',
  };
}
