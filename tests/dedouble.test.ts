import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cleanPage } from '../src/index.js';
import type { LinedPage } from '../src/model/draft.js';
import { dedouble } from '../src/stages/dedouble.js';
import { splitLines } from '../src/stages/splitLines.js';
import { readCopies } from '../src/typesetter/copies.js';
import { readCases } from './cases.js';

const split = (text: string): LinedPage => splitLines({ name: '-', encoding: 'utf-8', text, sha256: '', notes: [] });

function show(page: LinedPage): string {
  return [
    ...page.lines.map((l) => l.text.value),
    ...page.removed.map((r) => `- ${r.reason === 'doubled' ? '' : `${r.reason} `}${r.text.value}`),
    ...(page.strays ?? []).map((l) => `~ ${l.text.value}`),
  ].join('\n');
}

describe('dedouble', () => {
  it.each(readCases('dedouble'))('$title', ({ input, output }) => {
    const page = dedouble(split(input));
    expect(show(page)).toBe(output);
    // Nothing lost, nothing counted twice; each removal names where its survivor stands.
    const spans = [...page.lines, ...(page.strays ?? []), ...page.removed].flatMap((x) => x.text.spans());
    const held = spans.flatMap(([s, e]) => Array.from({ length: e - s }, (_, i) => s + i));
    expect(new Set(held).size).toBe(held.length);
    expect([...input.matchAll(/\S/g)].map((m) => m.index).filter((i) => !held.includes(i))).toEqual([]);
    for (const r of page.removed) {
      const survivor = r.survivor.map(([s, e]) => input.slice(s, e)).join('');
      expect(survivor).toContain(r.text.value.slice(0, 2));
      const kept = [...page.lines, ...(page.strays ?? [])].map((l) => JSON.stringify(l.text.spans()));
      expect(kept).toContain(JSON.stringify(r.survivor));
    }
  });

  it('marks what is shadowed for display type, and nothing where the whole page was printed twice', () => {
    const marked = (...texts: string[]) => dedouble(split(texts.join('\n'))).lines.map((l) => l.doubled ?? false);
    const [head, ...body] = ['老渡口停航', '昨晚十点，青石渡的最后一班轮渡', '靠岸，岸边的灯暗了下去。'] as const;
    expect(marked(head, head, ...body)).toEqual([true, false, false]);
    expect(marked(...[head, ...body].flatMap((l) => [l, l]))).toEqual([false, false, false]);
  });

  it('gives the articles of a page also where each of its lines was printed twice', () => {
    const page = readFileSync(new URL('../fixtures/late-headlines/input.txt', import.meta.url), 'utf8');
    const lines = page.split('\n').filter((l) => l.trim() !== '' && dedouble(split(l)).removed.length === 0);
    const said = (text: string) =>
      cleanPage(text).articles.map((a) => [a.headline?.text, ...a.body.map((b) => `${b.type} ${b.text}`)]);
    expect(said(lines.flatMap((l) => [l, l]).join('\n'))).toEqual(said(lines.join('\n')));
  });

  it('is linear on one long line, doubled or not', () => {
    const time = (text: string): number => {
      const page = split(text);
      const start = performance.now();
      dedouble(page);
      return performance.now() - start;
    };
    const words = Array.from({ length: 50_000 }, (_, i) => String.fromCharCode(0x4e00 + ((i * 7919) % 9000))).join('');
    expect(time(words.repeat(20))).toBeLessThan(1000);
    expect(dedouble(split(words + words)).removed).toHaveLength(1);
  });
});

describe('readCopies', () => {
  const shown = (line: string) => readCopies(line).map((r) => `${r.unit}×${r.copies}`);
  it('reads a line with the fewest single characters, then the fewest runs', () => {
    expect(shown('白鹭归白鹭归，，来了')).toEqual(['白鹭归×2', '，×2', '来了×1']);
    expect(shown('2020')).toEqual(['20×2']);
    expect(shown('20242024')).toEqual(['2024×2']);
    expect(shown('一层一层地一层一层地')).toEqual(['一层一层地×2']);
  });
  it('never halves a dash or an ellipsis, nor takes a space for the end of a run', () => {
    expect(shown('甲——乙……')).toEqual(['甲——乙……×1']);
    expect(shown('多云 多云 多云')).toEqual(['多云 多云 多云×1']);
  });
  it('keeps characters beyond the basic plane whole', () => {
    expect(shown('𠮷𠮷野')).toEqual(['𠮷×2', '野×1']);
  });
});

const corpus = new URL('../../shared/corpus/', import.meta.url);
describe.skipIf(!existsSync(corpus))('pages of the corpus (skipped where it is missing)', () => {
  const pages = ['dev', 'train'].flatMap((folder) =>
    existsSync(corpus) ? readdirSync(new URL(folder, corpus)).map((file) => new URL(`${folder}/${file}`, corpus)) : [],
  );
  it('has no line of a page halved that was printed once', () => {
    const raw = pages.filter((url) => /\.(?:raw|indent|strip|ocr)\.txt$/.test(url.pathname));
    const halved = raw.flatMap((url) => dedouble(split(readFileSync(url, 'utf8'))).removed);
    expect(raw.length).toBeGreaterThan(50);
    expect(halved.filter((r) => r.reason === 'doubled').map((r) => r.text.value)).toEqual([]);
  });
});
