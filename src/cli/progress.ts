import type { Progress } from '../batch/runBatch.js';
import type { Io } from './io.js';

const BAR = 24;
/** Between two plain lines where there is no terminal, and between two drawings where there is one, in milliseconds. */
const LINE_EVERY = 5000;
const DRAW_EVERY = 100;

/** Shows how far a batch is: a bar where stderr is a terminal, a line every few seconds where it is not, also while one page takes long. */
export class ProgressLine {
  #begun = 0;
  readonly #ticking: NodeJS.Timeout;
  #latest: Progress | null = null;

  private constructor(
    private readonly io: Io,
    private readonly draw: { (text: string): void; clear(): void } | null,
  ) {
    this.#ticking = setInterval(() => this.#tell(), draw ? DRAW_EVERY : LINE_EVERY);
  }

  static async on(io: Io): Promise<ProgressLine> {
    const terminal = io.stderrIsTerminal ? await import('log-update') : null;
    return new ProgressLine(io, terminal && terminal.createLogUpdate(io.stderr, { showCursor: true }));
  }

  /** The first call starts the clock. */
  show(progress: Progress): void {
    if (!this.#latest) this.#begun = performance.now();
    this.#latest = progress;
  }

  #tell(): void {
    if (!this.#latest) return;
    const text = progressText(this.#latest, (performance.now() - this.#begun) / 1000);
    if (this.draw) this.draw(`${bar(this.#latest.done / this.#latest.due)} ${text}`);
    else this.io.err(`qingyang: ${text}`);
  }

  /** A line that stays, above the bar. */
  say(text: string): void {
    this.draw?.clear();
    this.io.err(text);
  }

  end(): void {
    clearInterval(this.#ticking);
    this.draw?.clear();
  }
}

const bar = (share: number): string => {
  const full = Math.round(BAR * Math.min(1, share));
  return '█'.repeat(full) + '░'.repeat(BAR - full);
};

/** `1,200/2,000 pages · 85/s · 0:09 left · 2 failed` */
export function progressText({ done, due, failed }: Progress, seconds: number): string {
  const rate = done / Math.max(seconds, 0.001);
  const parts = [
    `${done.toLocaleString('en-US')}/${due.toLocaleString('en-US')} pages`,
    `${rate >= 10 ? Math.round(rate).toLocaleString('en-US') : rate.toFixed(1)}/s`,
    ...(done > 0 ? [`${clock(Math.ceil((due - done) / rate))} left`] : []),
    ...(failed > 0 ? [`${failed.toLocaleString('en-US')} failed`] : []),
  ];
  return parts.join(' · ');
}

function clock(seconds: number): string {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (x: number): string => String(x).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
