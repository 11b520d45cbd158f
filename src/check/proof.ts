import type { Page, Printed } from '../model/page.js';

/** What a page says, a line a block, so that two can be compared without their spans. */
export function proofOf(page: Page): string {
  const lines: string[] = [];
  const say = (what: string, printed: Printed | null): void => {
    if (printed) lines.push(`${what}: ${printed.text.replaceAll('\n', '⏎')}`);
  };
  for (const a of page.articles) {
    say(`${a.id} kicker`, a.kicker);
    say(`${a.id} headline`, a.headline);
    for (const deck of a.deck) say(`${a.id} deck`, deck);
    say(`${a.id} byline`, a.byline);
    for (const { role, name } of a.authors) lines.push(`${a.id} author: ${role} ${name}`);
    for (const block of a.body) say(`${a.id} ${block.type}`, block);
    say(`${a.id} jump`, a.jump);
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** The entries of the ledger: what was set apart, taken out, changed or noticed, one line each. */
export function ledgerOf(page: Page): string[] {
  const where = (printed: Printed): string => printed.spans.map(([s, e]) => `${s}–${e}`).join(' ');
  return [
    ...page.furniture.map((f) => `furniture ${f.kind} ${JSON.stringify(f.text)} at ${where(f)}`),
    ...page.removed.map((r) => `removed ${r.reason} ${JSON.stringify(r.text)} at ${where(r)}`),
    ...page.edits.map(
      (e) => `edit ${e.reason} ${JSON.stringify(e.from)} → ${JSON.stringify(e.to)} at ${e.span.join('–')}`,
    ),
    ...page.notes.map(
      (n) => `note ${n.level} ${n.code}${n.line === undefined ? '' : ` at ${n.line}:${n.column ?? 1}`}: ${n.message}`,
    ),
  ];
}

/** Entries that only one of two ledgers has. */
export function ledgerDiff(
  expected: readonly string[],
  actual: readonly string[],
): { readonly gone: string[]; readonly come: string[] } {
  const left = new Map<string, number>();
  for (const entry of expected) left.set(entry, (left.get(entry) ?? 0) + 1);
  const come = actual.filter((entry) => {
    const n = left.get(entry) ?? 0;
    if (n > 0) left.set(entry, n - 1);
    return n === 0;
  });
  return { gone: [...left].flatMap(([entry, n]) => Array<string>(n).fill(entry)), come };
}

/** Where two values differ, as paths: `articles[0].body[2].spans`. At most `most`. */
export function differingPaths(a: unknown, b: unknown, most: number, path = ''): string[] {
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  const [x, y] = [a, b] as [Record<string, unknown>, Record<string, unknown>];
  const inner =
    typeof a === 'object' && typeof b === 'object' && a !== null && b !== null && Array.isArray(a) === Array.isArray(b);
  const leaf = !inner || path.endsWith('spans') || path.endsWith('survivor');
  if (leaf) return [`${path}: ${brief(a)} → ${brief(b)}`];
  const out: string[] = [];
  for (const key of new Set([...Object.keys(x), ...Object.keys(y)])) {
    if (out.length >= most) break;
    const next = Array.isArray(a) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    out.push(...differingPaths(x[key], y[key], most - out.length, next));
  }
  return out;
}

const brief = (value: unknown): string => {
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length > 60 ? `${json.slice(0, 59)}…` : json;
};
