import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { QingyangError } from '../errors.js';

/** A page to clean: where it is, and what it is called below the output folder (its path below the base, with `/`). */
export interface Input {
  readonly path: string;
  readonly name: string;
}

/** Something that was named as an input and is none. It is reported with the pages, as failed. */
export interface NotAPage {
  readonly name: string;
  readonly code: string;
  readonly message: string;
}

export interface Found {
  /** Sorted by name, each name once. */
  readonly inputs: readonly Input[];
  readonly problems: readonly NotAPage[];
  /** The folder that names are relative to. */
  readonly base: string;
}

export interface FindOptions {
  /** Extensions that make a file in a folder a page, without the dot, in lower case. */
  readonly ext: readonly string[];
  /** Never looked into: the output folder, where it lies inside an input folder. */
  readonly except?: string;
  /** Names are made relative to it; the deepest folder common to all inputs unless told. */
  readonly base?: string;
}

/**
 * The pages behind files, folders and globs. A name that exists is taken as it is, even where it holds `*` or `[`; files and
 * globs may have any extension. A symlink is followed, except back to a folder that it lies in.
 *
 * @throws QingyangError where a given base does not hold an input
 */
export async function findInputs(given: readonly string[], options: FindOptions): Promise<Found> {
  const roots: string[] = [];
  const paths = new Set<string>();
  const problems: { path: string; code: string; message: string }[] = [];
  for (const name of given) {
    const path = resolve(name);
    const kind = kindOf(path);
    if (kind === 'folder') {
      roots.push(path);
      const walked = walk(path, options);
      for (const p of walked.pages) paths.add(p);
      problems.push(...walked.problems);
      if (walked.pages.length === 0 && walked.problems.length === 0)
        problems.push({
          path,
          code: 'no-pages',
          message: `no page in this folder (looked for ${dotted(options.ext)})`,
        });
    } else if (kind === 'file' || !isDynamicPattern(name)) {
      // A missing file is reported when it is read: a list may be older than the folder.
      roots.push(dirname(path));
      paths.add(path);
    } else {
      const matches = (await glob(name, { absolute: true, onlyFiles: true, expandDirectories: false })).map((p) =>
        resolve(p),
      );
      if (matches.length === 0) problems.push({ path, code: 'no-pages', message: 'no file matches this pattern' });
      else roots.push(fixedPart(name));
      // As in a folder: the output folder is left out where it lies below, not where the pattern begins in it.
      const { except } = options;
      const below = except !== undefined && except !== fixedPart(name) && isInside(except, fixedPart(name));
      for (const p of matches) if (!below || !isInside(p, except)) paths.add(p);
    }
  }
  const base = options.base === undefined ? commonFolder(roots) : resolve(options.base);
  const nameOf = (path: string): string => relative(base, path).split(sep).join('/') || basename(path);
  const inputs = [...paths].map((path) => ({ path, name: nameOf(path) }));
  const outside = inputs.find((i) => i.name.startsWith('../'));
  if (outside)
    throw new QingyangError(
      'outside-base',
      `${outside.path} does not lie below ${base}.`,
      'Give a --base that holds every input, or leave it out.',
      2,
    );
  return {
    inputs: inputs.sort((a, b) => compare(a.name, b.name)),
    problems: problems.map(({ path, code, message }) => ({ name: nameOf(path), code, message })),
    base,
  };
}

/** By UTF-16 unit: the same order on every machine, whatever its locale. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const isInside = (path: string, folder: string): boolean => path === folder || path.startsWith(folder + sep);

const dotted = (ext: readonly string[]): string => ext.map((e) => `.${e}`).join(', ');

/** Null where there is nothing, or nothing that can be reached: links in a circle, a folder that may not be entered. */
function kindOf(path: string): 'file' | 'folder' | null {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    return null;
  }
}

/** `pages/1953/*.txt` → the folder pages/1953: what stands before the first part with a wildcard. */
function fixedPart(pattern: string): string {
  const parts = pattern.split('/');
  const first = parts.findIndex((p) => isDynamicPattern(p));
  return resolve(parts.slice(0, first).join('/') || (pattern.startsWith('/') ? '/' : '.'));
}

function commonFolder(folders: readonly string[]): string {
  const [first, ...rest] = folders.map((f) => f.split(sep));
  if (!first) return resolve('.');
  let length = first.length;
  for (const parts of rest) {
    let i = 0;
    while (i < length && parts[i] === first[i]) i++;
    length = i;
  }
  return first.slice(0, length).join(sep) || sep;
}

/** Every page below a folder. Hidden files and folders are passed over, as the shell does. */
function walk(
  root: string,
  options: FindOptions,
): { pages: string[]; problems: { path: string; code: string; message: string }[] } {
  const pages: string[] = [];
  const problems: { path: string; code: string; message: string }[] = [];
  const isPage = (name: string): boolean => options.ext.includes(extname(name).slice(1).toLowerCase());
  const visit = (folder: string, above: readonly string[]): void => {
    let entries: Dirent[];
    let real: string;
    try {
      real = realpathSync(folder);
      if (above.includes(real)) return; // a symlink back to a folder that we are in
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      problems.push({
        path: folder,
        code: 'unreadable',
        message: `the folder cannot be read (${(error as NodeJS.ErrnoException).code})`,
      });
      return;
    }
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const path = join(folder, entry.name);
      // A dangling symlink is taken for a page: reading it will say what is wrong.
      const isFolder = entry.isSymbolicLink() ? kindOf(path) === 'folder' : entry.isDirectory();
      if (!isFolder) {
        if (isPage(entry.name)) pages.push(path);
      } else if (path !== options.except) {
        const before = pages.length;
        visit(path, [...above, real]);
        if (isPage(entry.name) && pages.length === before)
          problems.push({ path, code: 'folder', message: 'a folder stands where a page was expected' });
      }
    }
  };
  visit(root, []);
  return { pages, problems };
}
