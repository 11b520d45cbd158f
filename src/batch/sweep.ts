import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The temporary files of writeAtomic, and of nobody else. */
const TEMPORARY = /^\.qingyang-\d+-[0-9a-f]{12}\.tmp$/u;

/** Removes what a killed run left half written in these folders. */
export function sweep(folders: Iterable<string>): void {
  for (const folder of folders) {
    let names: string[];
    try {
      names = readdirSync(folder);
    } catch {
      continue; // not there yet, or not ours to read: then there is nothing of ours in it
    }
    for (const name of names) if (TEMPORARY.test(name)) rmSync(join(folder, name), { force: true });
  }
}
