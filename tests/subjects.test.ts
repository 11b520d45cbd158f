import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FITTED_CHARACTERS } from '../src/words/fittedCharacters.js';
import { type Subject, subjectsBy, subjectsNow, sumOf } from '../src/words/subjects.js';
import { packed } from './characterTables.js';
import { names } from './fixtures.js';

interface Reference {
  readonly articles: readonly { readonly body: readonly { readonly type: string; readonly text: string }[] }[];
}

/** The paragraphs of a fixture by article, those that say enough. */
const storiesOf = (name: string): string[][] =>
  (JSON.parse(readFileSync(`fixtures/${name}/gold.json`, 'utf8')) as Reference).articles.map((a) =>
    a.body.filter((b) => b.type === 'paragraph' && b.text.length >= 40).map((b) => b.text),
  );

/** Of all pairs of a paragraph's neighbour and a paragraph of another article of its page, the share in which the neighbour is the more alike. */
function told(): number {
  const subjects = subjectsNow();
  let right = 0;
  let all = 0;
  for (const name of names) {
    const stories = storiesOf(name).map((story) => story.map(subjects.of));
    const alike = subjects.onPage(sumOf(stories.flat(), subjects));
    stories.forEach((own, i) => {
      const others = stories.filter((_, k) => k !== i).flat();
      own.slice(1).forEach((next, k) => {
        for (const other of others) {
          if (alike(own[k] as Subject, next) > alike(own[k] as Subject, other)) right++;
          all++;
        }
      });
    });
  }
  expect(all).toBeGreaterThan(300);
  return right / all;
}

describe('subjects', () => {
  it('tell three times in four which of two paragraphs is of the same article, in texts that they were not fitted on', () => {
    expect(told()).toBeGreaterThan(0.75);
  });

  it('of two texts add up to that of both', () => {
    const { of } = subjectsNow();
    const both = of('渡口的船工');
    const sum = sumOf([of('渡口'), of('的船工')], subjectsNow());
    expect(sum.known).toBe(both.known);
    sum.sum.forEach((x, k) => {
      expect(x).toBeCloseTo(both.sum[k] as number);
    });
  });

  it('are the same in traditional characters', () => {
    const { of } = subjectsNow();
    expect(of('鐵路與橋樑')).toEqual(of('铁路与桥梁'));
  });

  it('are none where nothing is known', () => {
    const { of, none, onPage } = subjectsNow();
    for (const text of ['', '𠮷', '\n', '龘']) expect(of(text)).toEqual(none);
    expect(onPage(none)(none, none)).toBe(0);
  });

  it('are held against what the page is about: what all of it says is no sign', () => {
    // Two numbers for each of three characters: those not known, 甲, 乙. 7 is nothing.
    const { of, none, onPage } = subjectsBy({
      ...FITTED_CHARACTERS,
      characters: '甲 乙',
      subjects: { rank: 2, table: packed(7, 7, 9, 7, 7, 9) },
    });
    const [a, b] = [of('甲甲'), of('甲乙')];
    expect(a.sum).toEqual(Float64Array.of(2, 0));
    const alone = onPage(none);
    expect(alone(a, b)).toBeCloseTo((2 * 1) / 4 / (1 + 4 / 300));
    expect(alone(of('甲'), of('乙'))).toBe(0);
    const page = onPage(of('甲'.repeat(1500)));
    expect(page(a, b)).toBeCloseTo(((2 - 2 / 2) * (1 - 2 / 2)) / 4);
    expect(page(a, a)).toBeLessThan(alone(a, a));
  });
});
