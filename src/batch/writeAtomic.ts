import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileError, systemCode } from './fileError.js';

export interface WriteOptions {
  /** Put the file in the place of one that exists. Otherwise an existing file is an error (`EEXIST`) and stays as it is. */
  readonly force?: boolean;
  /** The caller sees to it, once for many files, that the name reaches the disk too (`flushFolder`). */
  readonly nameLater?: boolean;
}

/**
 * Writes a file whole or not at all: into a temporary file of the same folder, to the disk, and only then under its name. A reader never
 * sees half of it, a power cut leaves the old file or the new one, and two writers without `force` cannot both win.
 * The folder must exist. Symbolic links are not followed: the link itself is replaced.
 *
 * @throws QingyangError with the system's code (`EEXIST`, `ENOSPC`, `EACCES` …); nothing is left behind then
 */
export function writeAtomic(
  path: string,
  bytes: string | Uint8Array,
  { force = false, nameLater = false }: WriteOptions = {},
): void {
  // A short name of its own: the target's may already be as long as the file system allows.
  const temporary = join(dirname(path), `.qingyang-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
  let made = false;
  try {
    const file = openSync(temporary, 'wx');
    made = true;
    try {
      writeFileSync(file, bytes);
      flush(file);
    } finally {
      closeSync(file);
    }
    if (force) renameSync(temporary, path);
    else publish(temporary, path);
    made = false;
    if (!nameLater) flushFolder(dirname(path));
  } catch (error) {
    if (made) quietly(() => unlinkSync(temporary));
    throw fileError(error, path, 'write');
  }
}

/** Gives the finished file its name where that is free. A link, because it fails where the name is taken and a rename would not. */
function publish(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw error;
    // No hard links here (FAT, some network disks): claim the name with an empty file, then rename over our own claim.
    closeSync(openSync(path, 'wx'));
    renameSync(temporary, path);
    return;
  }
  quietly(() => unlinkSync(temporary));
}

/** Some file systems cannot flush (EINVAL, ENOTSUP): then the rename is all the safety there is. A full disk still speaks up. */
function flush(file: number): void {
  try {
    fsyncSync(file);
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(systemCode(error) ?? '')) throw error;
  }
}

/** The names in a folder must reach the disk too. Not possible on Windows, nor in a folder that may be written but not read. */
export function flushFolder(folder: string): void {
  quietly(() => {
    const file = openSync(folder, 'r');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  });
}

function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // What is written is written; nothing better can be done here.
  }
}
