import { describe, expect, it } from 'vitest';
import { keepsIndents } from '../src/typesetter/indents.js';

const page = (lines: number, indented: number, indent = 2): number[] =>
  Array.from({ length: lines }, (_, i) => (i < indented ? indent : 0));

describe('keepsIndents', () => {
  it.each([
    ['some of many lines', page(100, 8), true],
    ['two of few lines', page(12, 2), true],
    ['less than two ems, as an engine measures them', page(12, 2, 1.5), true],
    ['none', page(12, 0), false],
    ['a single line, which may be centred', page(12, 1), false],
    ['a few strays among many lines', page(100, 4), false],
    ['two of so many that paragraphs would show', page(30, 2), false],
    ['a space before many lines', page(100, 50, 0.5), false],
    ['no line at all', [], false],
  ])('%s', (_, indents, kept) => {
    expect(keepsIndents(indents)).toBe(kept);
  });
});
