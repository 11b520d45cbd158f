import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { EXIT, QingyangError } from '../errors.js';
import { systemCode } from './fileError.js';
import { STATE } from './journal.js';

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When that process began, as the system tells it: a later process may get the same number. */
  readonly began: string | null;
}

/**
 * Claims an output folder for this process and returns what gives it back. The claim of a process that is dead is taken over.
 *
 * @throws QingyangError `locked` where another batch writes there
 */
export function lock(out: string): () => void {
  const path = join(out, STATE, 'lock');
  const mine: Holder = { pid: process.pid, host: hostname(), began: beginOf(process.pid) };
  for (;;) {
    try {
      writeFileSync(path, JSON.stringify(mine), { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error;
    }
    const holder = read(path);
    if (holder && isAlive(holder))
      throw new QingyangError(
        'locked',
        `another batch (process ${holder.pid} on ${holder.host}) is writing to ${out}.`,
        holder.host === hostname()
          ? 'Wait for it, or name another --out.'
          : `Wait for it; if it is dead, remove ${path}.`,
        EXIT.output,
      );
    rmSync(path, { force: true });
  }
}

function read(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return null; // torn, or gone meanwhile
  }
}

function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true; // cannot be known from here
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
  return holder.began === beginOf(holder.pid) && holder.pid !== process.pid;
}

/** Field 22 of /proc/PID/stat; null where there is no /proc. The name in field 2 may hold spaces and brackets. */
function beginOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
