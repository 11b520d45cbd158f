import type { Readable, Writable } from 'node:stream';
import { systemCode } from '../batch/fileError.js';
import { EXIT, QingyangError } from '../errors.js';

type Out = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** What the command may touch of the process. Tests give their own. */
export interface Streams {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Out;
  readonly stderr: Out;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Whoever read our output has read enough (`| head -1`). No error: the command ends quietly. */
export class ClosedPipe extends Error {}

export class Io {
  private failure: unknown = null;

  constructor(private readonly streams: Streams) {
    // A failed write is told to the writer; the event would end the process with a stack trace.
    streams.stdout.on('error', (error) => {
      this.failure ??= error;
    });
    streams.stderr.on('error', () => {});
  }

  get env(): Streams['env'] {
    return this.streams.env;
  }

  /** In columns; 80 where there is no terminal. */
  get width(): number {
    return this.streams.stdout.columns || 80;
  }

  /** Results. Settles when they are with the system, so that a slow reader slows us down. */
  async out(text: string | Uint8Array): Promise<void> {
    if (text.length === 0) return;
    await new Promise<void>((resolve, reject) => {
      if (this.failure) reject(this.failure);
      else this.streams.stdout.write(text, (error) => (error ? reject(error) : resolve()));
    }).catch((error: unknown) => {
      throw this.translate(error);
    });
  }

  /** Everything that is not a result: one or several lines. */
  err(text: string): void {
    this.streams.stderr.write(`${text}\n`);
  }

  /** Standard input as it comes. */
  input(): Readable {
    return this.streams.stdin;
  }

  get stderr(): Out {
    return this.streams.stderr;
  }

  /** Whether a line on stderr can be drawn anew: not on a dumb terminal, nor on one that does not know its width. */
  get stderrIsTerminal(): boolean {
    const { isTTY, columns } = this.streams.stderr;
    return isTTY === true && (columns ?? 0) > 0 && this.env['TERM'] !== 'dumb';
  }

  /** All of standard input. */
  async read(): Promise<Uint8Array> {
    if (this.streams.stdin.isTTY)
      this.err('qingyang reads a page from the terminal: paste it and end with Ctrl-D (--help shows more).');
    const chunks: Uint8Array[] = [];
    try {
      for await (const chunk of this.streams.stdin) chunks.push(chunk as Uint8Array);
    } catch (error) {
      throw new QingyangError(
        'stdin',
        `Standard input cannot be read (${systemCode(error) ?? 'unknown error'}).`,
        'Name the file instead of sending it.',
      );
    }
    return Buffer.concat(chunks);
  }

  /** Whether to colour what goes to one of the streams: not with --no-color, NO_COLOR or a dumb terminal, and only on a terminal. */
  colour(to: 'stdout' | 'stderr', wanted: boolean): boolean {
    const { NO_COLOR, FORCE_COLOR, TERM } = this.env;
    if (!wanted || NO_COLOR) return false;
    if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
    return this.streams[to].isTTY === true && TERM !== 'dumb';
  }

  private translate(error: unknown): unknown {
    const code = systemCode(error);
    if (code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED') return new ClosedPipe();
    if (code === undefined) return error;
    const what = code === 'ENOSPC' || code === 'EDQUOT' ? 'its disk is full' : code;
    return new QingyangError(
      'stdout',
      `The result could not be written to standard output: ${what}.`,
      'Make room, or send it elsewhere; the inputs are as they were.',
      EXIT.output,
    );
  }
}
