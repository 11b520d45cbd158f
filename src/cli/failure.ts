import { EXIT, QingyangError } from '../errors.js';
import { printable } from '../render/summary.js';
import { ClosedPipe, type Io } from './io.js';

/**
 * Tells an error on stderr and returns its exit code. A person's mistake is two lines, what is wrong and what to do; anything else is our
 * bug, and says so with the page's name. The stack is for `--debug`.
 */
export function tell(error: unknown, io: Io, { debug, page }: { debug: boolean; page?: string }): number {
  if (error instanceof ClosedPipe) throw error;
  const known = error instanceof QingyangError;
  const message = error instanceof Error ? error.message : String(error);
  const place = known && page !== undefined && page !== '-' && !message.includes(page) ? `${page}: ` : '';
  io.err(
    known
      ? `qingyang: ${printable(place + message)}\n  ${printable(error.hint)}`
      : `qingyang: internal error${page === undefined ? '' : ` in ${printable(page)}`}: ${printable(message)}\n  Nothing was written for it. Please report this with the input${debug ? '' : ' and what --debug adds'}.`,
  );
  if (debug && error instanceof Error) io.err(error.stack ?? message);
  return known ? error.exitCode : EXIT.internal;
}
