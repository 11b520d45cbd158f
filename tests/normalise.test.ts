import { describe, expect, it } from 'vitest';
import type { Source } from '../src/model/source.js';
import { normalise } from '../src/stages/normalise.js';
import { splitLines } from '../src/stages/splitLines.js';
import { readCases } from './cases.js';

const sourceOf = (text: string): Source => ({ name: '-', encoding: 'utf-8', text, sha256: '', notes: [] });

describe('normalise', () => {
  it.each(readCases('normalise'))('$title', ({ input, output }) => {
    const [line] = normalise(splitLines(sourceOf(input))).lines;
    const edits = line?.text.edits(input) ?? [];
    const reasons = edits.length ? ` [${edits.map((e) => e.reason).join(' ')}]` : '';
    expect(`${line?.text.value}${reasons}`).toBe(output);
    for (const e of edits) expect(e.from).toBe(input.slice(...e.span));
    // Whatever was edited, the line still accounts for every character that is not white space.
    const held = new Set(
      (line?.text.spans() ?? []).flatMap(([s, e]) => Array.from({ length: e - s }, (_, i) => s + i)),
    );
    expect([...input.matchAll(/[^\s\uFEFF]/g)].map((m) => m.index).filter((i) => !held.has(i))).toEqual([]);
  });

  it('sets a line that shows nothing apart, and leaves an unsuspicious one as it is', () => {
    const lined = splitLines(sourceOf('清水镇的新桥\n\u200b\u0000\n通车了'));
    const page = normalise(lined);
    expect(page.lines.map((l) => l.number)).toEqual([1, 3]);
    expect(page.lines[0]).toBe(lined.lines[0]);
    expect(page.removed).toMatchObject([{ reason: 'unprintable', survivor: [] }]);
    expect(page.removed[0]?.text.spans()).toEqual([[7, 9]]);
  });

  it('stays linear on one long line with a change at every other character', () => {
    const time = (n: number): number => {
      const page = splitLines(sourceOf('甲\u200b乙\u00a0丙,丁 '.repeat(n)));
      const start = performance.now();
      normalise(page);
      return performance.now() - start;
    };
    time(2000);
    const [short, long] = [time(4000), time(32000)];
    expect(long).toBeLessThan(Math.max(short, 5) * 30);
  });
});
