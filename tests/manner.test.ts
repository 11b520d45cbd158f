import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { cleanPage } from '../src/index.js';
import { FITTED } from '../src/search/fitted.js';
import { MANNERS, type Manner } from '../src/search/manner.js';

const shipped = { ...FITTED };
afterEach(() => {
  Object.assign(FITTED, shipped);
});
/** What comes out of a fixture when the weights of one manner say nothing. */
function without(manner: Manner | null, fixture: string): unknown {
  Object.assign(FITTED, shipped, manner ? { [manner]: {} } : {});
  return cleanPage(readFileSync(new URL(`../fixtures/${fixture}/input.txt`, import.meta.url))).articles;
}

test.each([
  ['modern', 'late-headlines'],
  ['boxed', 'boxes-in-pieces'],
  ['old', 'republican-couplets'],
] as const)('a page of a manner is read by the weights of that manner alone: %s', (own, fixture) => {
  const read = without(null, fixture);
  for (const manner of MANNERS)
    if (manner === own) expect(without(manner, fixture)).not.toEqual(read);
    else expect(without(manner, fixture)).toEqual(read);
});
