import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isTraditional } from '../src/words/traditional.js';
import { names } from './fixtures.js';

/** The fixtures that are in traditional script. */
const TRADITIONAL = /^(?:hongkong|narrow-beside-headline|traditional-|republican-)/u;

describe('isTraditional', () => {
  it('tells the script of the project’s own pages', () => {
    const told = (name: string): boolean =>
      isTraditional(
        (
          JSON.parse(readFileSync(`fixtures/${name}/gold.json`, 'utf8')) as {
            articles: { headline: string; body: { text: string }[] }[];
          }
        ).articles.flatMap((a) => [a.headline, ...a.body.map((b) => b.text)]),
      );
    expect(names.filter(told)).toEqual(names.filter((name) => TRADITIONAL.test(name)));
  });

  it('takes texts of which nothing is known for simplified', () => {
    for (const texts of [[], [''], ['2022', 'abc'], ['渡口']]) expect(isTraditional(texts)).toBe(false);
  });

  it('is not led astray by one name', () => {
    expect(isTraditional(['新来的老师姓葉，教语文，学生们都说她的课听着像说书，一堂课一会儿就过去了。'])).toBe(false);
  });
});
