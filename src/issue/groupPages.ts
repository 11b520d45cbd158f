import { pageInName } from './pageLabel.js';

export interface PageGroup {
  /** What the issue is called: the folder, with what its pages' names have in common before the number. */
  readonly name: string;
  /** In reading order. */
  readonly pages: readonly string[];
}

/**
 * Which pages make an issue: those of a folder whose names differ only in a page number (`0301-01`, `0301-02`); where no two names
 * do, those of the whole folder.
 *
 * @param names paths with `/`, with or without an extension
 */
export function groupPages(names: readonly string[]): PageGroup[] {
  const folders = new Map<string, string[]>();
  for (const name of names) push(folders, name.slice(0, name.lastIndexOf('/') + 1), name);
  const groups: PageGroup[] = [];
  for (const [folder, inside] of folders) {
    const byName = new Map<string, string[]>();
    for (const name of inside) {
      const stem = name.slice(folder.length).replace(/\.[^.]*$/u, '');
      push(byName, pageInName(stem)?.before ?? stem, name);
    }
    const differ = [...byName.values()].some((pages) => pages.length > 1);
    if (differ)
      for (const [before, pages] of byName)
        groups.push({ name: folder + before.replace(/[-_. 　第]+$/u, ''), pages: inOrder(pages) });
    else groups.push({ name: folder, pages: inOrder(inside) });
  }
  return groups;
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Numbers by value: page 2 before page 10. The same on every machine. */
const collator = new Intl.Collator('en', { numeric: true });
const inOrder = (pages: readonly string[]): string[] =>
  [...pages].sort((a, b) => collator.compare(a, b) || (a < b ? -1 : 1));
