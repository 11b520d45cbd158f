/**
 * The names in a list: one a line, or separated by NULs where there is any (`find -print0`), so that a name may hold a line end.
 * Empty entries are passed over.
 */
export function readList(list: Uint8Array): string[] {
  const text = Buffer.from(list).toString('utf8');
  const names = text.includes('\0') ? text.split('\0') : text.split(/\r?\n/u);
  return names.filter((name) => name !== '');
}
