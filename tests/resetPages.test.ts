import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
// @ts-expect-error a script without types
import { linedPage } from '../scripts/linedPage.mjs';
// @ts-expect-error a script without types
import { fitManners, named, prepare } from '../scripts/lineModel.mjs';
// @ts-expect-error a script without types
import { resetPages } from '../scripts/resetPages.mjs';

interface Made {
  readonly misread: boolean;
  readonly text: string;
  readonly roles: ReadonlyMap<number, { readonly role: string; readonly article: number }>;
  readonly gold: { readonly articles: readonly { body: { text: string }[]; tail: string }[] };
}

const folder = new URL('../fixtures/', import.meta.url);
const golds = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({
    paper: name.startsWith('republican') ? 'mg' : /taiwan|hongkong/u.test(name) ? 'tc' : 'sc',
    gold: JSON.parse(readFileSync(new URL(`${name}/gold.json`, folder), 'utf8')),
  }));
const make = (seed: number): Made[] => resetPages(60, golds, seed);
const bare = (text: string): string => text.replace(/\s/gu, '');
const IN_BODY = new Set(['opening', 'first', 'more', 'heading', 'verse', 'tail']);
/** What the lines say of an article's body, or of its tail alone, by their roles. */
const said = ({ text, roles }: Made, article: number): string =>
  text
    .split('\n')
    .filter((_, i) => roles.get(i + 1)?.article === article && IN_BODY.has(roles.get(i + 1)?.role as string))
    .map(bare)
    .join('');

test('the same seed makes the same pages, another seed others', () => {
  expect(make(1)).toEqual(make(1));
  expect(make(1).map((p) => p.text)).not.toEqual(make(2).map((p) => p.text));
});

test('where nothing is misread, every line has a role and the lines of a body are its reference', () => {
  const pages = make(3).filter((p) => !p.misread);
  expect(pages.length).toBeGreaterThan(20);
  for (const page of pages) {
    page.text.split('\n').forEach((line, i) => {
      expect(page.roles.has(i + 1), line).toBe(line !== '');
    });
    page.gold.articles.forEach((a, i) => {
      const body = bare(a.body.map((b) => b.text).join(''));
      const tail = bare(a.tail);
      expect([body + tail, tail + body, body]).toContain(said(page, i));
    });
  }
});

test('old pages have telegrams under one headline, each with a dateline', () => {
  const telegrams = make(4).flatMap((p) =>
    p.gold.articles.filter((a) => a.body.filter((b) => /^[（【][^（【）】]{3,12}電[）】]/u.test(b.text)).length > 1),
  );
  expect(telegrams.length).toBeGreaterThan(3);
});

test('pages that count nothing are nothing to a fit', () => {
  const old = make(5).flatMap((made) => {
    const { lines } = linedPage(Buffer.from(made.text));
    const gold = lines.map((line: { readonly number: number }) => made.roles.get(line.number) ?? null);
    const page = prepare(lines, gold, { weight: 1 });
    return page.manner === 'old' ? [page] : [];
  });
  const [first, ...rest] = old.slice(0, 14);
  const fitted = (pages: unknown[]) => named(fitManners([], [], pages, ['old']).old);
  const alone = fitted([first]);
  expect(Object.keys(alone).length).toBeGreaterThan(100);
  expect(fitted([first, ...rest.map((page) => ({ ...page, weight: 0 }))])).toEqual(alone);
});
