import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyOf, light } from '../src/lexicon/patterns.js';

/** Of the first plane: Han of all its blocks, and what else stands on a page. */
const lines = fc.string({ unit: fc.constantFrom(...'一鿿㐀\uf900々〇⼈记者版の가Ａa1 （】，。■●'), maxLength: 6 });

describe('light', () => {
  it.each([
    /^\p{Script=Han}{1,4}$/u,
    /[版\p{Script=Han}]{2}$/u,
    /^[^\p{Script=Han}]+$/u,
    /\[?\p{Script=Han}\s?[\]】]/u,
    /^[A-D]\S{1,2}|记者/u,
  ])('matches what %s matches, without its flag', (pattern) => {
    const quick = light(pattern);
    expect(quick.flags).toBe('');
    fc.assert(fc.property(lines, (line) => quick.test(line) === pattern.test(line)));
  });

  it('takes either half of a character beyond the first plane for Han', () => {
    expect(light(/^\p{Script=Han}{2}$/u).test('𠮷')).toBe(true);
    expect(light(/^\p{Script=Han}/u).test('😀')).toBe(false);
  });
});

describe('the lexicon', () => {
  it('asks for no property where a pattern has no u flag', async () => {
    const folder = new URL('../src/lexicon/', import.meta.url);
    const modules = await Promise.all(readdirSync(folder).map((name) => import(new URL(name, folder).href)));
    const patterns = modules
      .flatMap((module) => Object.values(module))
      .flatMap((value) => (Array.isArray(value) ? value.map((row) => row.pattern) : [value]))
      .filter((value) => value instanceof RegExp);
    expect(patterns.filter((p) => !p.unicode).length).toBeGreaterThan(30);
    expect(patterns.filter((p) => !p.unicode && /\\[pu]\{/u.test(p.source))).toEqual([]);
  });
});

describe('anyOf', () => {
  it('says of the thousandth line what it would have said of the first', () => {
    const patterns = [/^记者/u, /^第\p{Script=Han}版$/u];
    const isOne = anyOf(patterns);
    for (let i = 0; i < 1000; i++)
      for (const line of ['记者报道', '一记者', '第三版', '版本'])
        expect(isOne(line)).toBe(patterns.some((p) => p.test(line)));
  });
});
