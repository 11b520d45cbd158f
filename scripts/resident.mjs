import { readdirSync, readFileSync } from 'node:fs';

/** Resident bytes of a process and all below it, shared pages counted once for each (an upper bound). 0 where it is gone. */
export function residentOf(pid) {
  const children = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    const stat = read(`/proc/${name}/stat`);
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const sum = (of) =>
    Number(/VmRSS:\s+(\d+)/u.exec(read(`/proc/${of}/status`))?.[1] ?? 0) * 1024 +
    (children.get(of) ?? []).reduce((n, child) => n + sum(child), 0);
  return sum(pid);
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // ended meanwhile
  }
}
