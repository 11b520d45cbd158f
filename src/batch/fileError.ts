import { EXIT, QingyangError } from '../errors.js';

type Doing = 'read' | 'write';

/** What the operating system's code means to a person, and what to do next. `{}` stands for the path. */
const SENTENCES: Readonly<Record<string, Readonly<Partial<Record<Doing, readonly [what: string, hint: string]>>>>> = {
  ENOENT: {
    read: ['{}: there is no such file.', 'Check the name and the folder; `-` reads standard input.'],
    write: ['{}: the folder does not exist.', 'Create it first, or name another with --out.'],
  },
  EISDIR: {
    read: ['{} is a folder, not a file.', 'Name the files in it: qingyang {}/*.txt'],
    write: [
      '{} is a folder; a file cannot be written in its place.',
      'Name another folder with --out, or move it away.',
    ],
  },
  ENOTDIR: {
    read: ['{}: a part of this path is a file, not a folder.', 'Check the path.'],
    write: ['{}: a part of this path is a file, not a folder.', 'Name another folder with --out.'],
  },
  EEXIST: {
    write: [
      '{} exists already and was left as it is.',
      'Use --force to overwrite it, or name another folder with --out.',
    ],
  },
  EACCES: {
    read: ['{}: no permission to read it.', 'Ask its owner, or try: ls -l {}'],
    write: ['{}: no permission to write there.', 'Name a folder of your own with --out.'],
  },
  EPERM: {
    read: ['{}: no permission to read it.', 'Ask its owner, or try: ls -l {}'],
    write: ['{}: no permission to write there.', 'Name a folder of your own with --out.'],
  },
  EROFS: { write: ['{}: the disk is mounted read-only.', 'Name a folder on another disk with --out.'] },
  ENOSPC: {
    write: [
      '{}: the disk is full; this file was not written.',
      'Make room and run it again: what was written before is whole.',
    ],
  },
  EDQUOT: {
    write: [
      '{}: your disk quota is used up; this file was not written.',
      'Make room and run it again: what was written before is whole.',
    ],
  },
  EFBIG: { write: ['{}: the file would be larger than is allowed here.', 'Name a folder on another disk with --out.'] },
  ENAMETOOLONG: {
    read: ['{}: the name is too long.', 'Check the name.'],
    write: ['{}: the name is too long.', 'Rename the input to something shorter.'],
  },
  ELOOP: { read: ['{}: its symbolic links lead in a circle.', 'Name the file itself.'] },
  EMFILE: { read: ['{}: too many files are open.', 'Raise the limit (ulimit -n) or name fewer files at once.'] },
  ERR_FS_FILE_TOO_LARGE: {
    read: [
      '{}: the file is larger than 2 GiB, and a page is not.',
      'Split it into pages (pdftotext sets a form feed between them).',
    ],
  },
};

/** The operating system's code of an error (`ENOENT` …), or undefined where it has none. */
export const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/**
 * A failed reading or writing of `path` as an error for a person, its code the system's (`ENOENT`, `ENOSPC` …), its exit code
 * {@link EXIT}.input or .output. What did not come from the operating system is a bug, and is returned as it was.
 */
export function fileError(error: unknown, path: string, doing: Doing): unknown {
  const code = systemCode(error);
  if (error instanceof QingyangError || code === undefined) return error;
  const [what, hint] = SENTENCES[code]?.[doing] ?? [
    `{}: ${doing === 'read' ? 'cannot be read' : 'cannot be written'} (${code}).`,
    'The disk or the network may be at fault; try again.',
  ];
  const told = new QingyangError(
    code,
    what.replaceAll('{}', path),
    hint.replaceAll('{}', path),
    doing === 'read' ? EXIT.input : EXIT.output,
  );
  told.cause = error;
  return told;
}
