import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { continuationOf } from '../src/search/continuation.js';
import { readBy, tellBy } from '../src/words/characterTables.js';
import { FITTED_CHARACTERS } from '../src/words/fittedCharacters.js';
import { segmenterOf } from '../src/words/segmenter.js';
import { succession, successionBy } from '../src/words/succession.js';
import { mute, packed } from './characterTables.js';
import { names } from './fixtures.js';

afterEach(() => readBy(FITTED_CHARACTERS));

interface Reference {
  readonly articles: readonly { readonly body: readonly { readonly type: string; readonly text: string }[] }[];
}

/** The paragraphs of the fixtures, cut into lines of fifteen characters. */
const paragraphs = names
  .flatMap((name) => (JSON.parse(readFileSync(`fixtures/${name}/gold.json`, 'utf8')) as Reference).articles)
  .flatMap((a) => a.body.filter((b) => b.type === 'paragraph').map((b) => b.text.replace(/\s/gu, '')))
  .map((text) => text.match(/.{1,15}/gu) ?? []);
const lines = paragraphs.flat();

/** Of the line ends of the fixtures, the share at which the next line goes on better than one from elsewhere. */
function told(better: (before: string, next: string) => number): number {
  let right = 0;
  let all = 0;
  for (const own of paragraphs)
    own.slice(1).forEach((next, i) => {
      const elsewhere = lines[(all * 37 + 11) % lines.length] as string;
      const before = own[i] as string;
      right += (1 + Math.sign(better(before, next) - better(before, elsewhere))) / 2;
      all++;
    });
  return right / all;
}

describe('succession', () => {
  it('knows three times in four which of two lines goes on, in texts that it was not fitted on', () => {
    expect(lines.length).toBeGreaterThan(500);
    expect(told(succession)).toBeGreaterThan(0.75);
  });

  it('is heard where the words of a page are asked which phrase goes on', () => {
    const share = () => {
      const says = continuationOf(lines, segmenterOf('intl'));
      return told((before, next) => says.between(before, next));
    };
    const heard = share();
    readBy(mute(0));
    expect(heard).toBeGreaterThan(share() + 0.02);
  });

  it('takes traditional characters, marks of an engine, digits and letters for those that it knows', () => {
    for (const [one, other] of [
      ['我們說|話的時候', '我们说|话的时候'],
      ['他说:|今天很好', '他说：|今天很好'],
      ['共有3|个孩子', '共有８|个孩子'],
      ['买了A|型的车', '买了q|型的车'],
    ] as const)
      expect(succession(...split(one))).toBe(succession(...split(other)));
  });

  it('says something finite of what it does not know, and of nothing', () => {
    for (const text of ['𠮷|𠮷', '|', 'é|ß', '龘|龘']) expect(succession(...split(text))).toBeTypeOf('number');
    expect(succession('龘龘', '龘龘')).toBe(succession('靐靐', '靐靐'));
    expect(Number.isFinite(succession('', ''))).toBe(true);
  });

  it('is the product of what stands before and what stands behind, less what it comes to where nothing speaks', () => {
    // Two numbers for each of three characters: those not known, 甲, 乙 with its other form 已. 7 is nothing.
    const odds = successionBy({
      ...FITTED_CHARACTERS,
      characters: '甲 乙已',
      succession: {
        rank: 2,
        even: 1,
        // two before, one before, one behind, two behind
        tables: [
          packed(7, 7, 9, 7, 7, 7),
          packed(7, 7, 11, 7, 7, 8),
          packed(7, 7, 7, 7, 9, 9),
          packed(7, 7, 7, 9, 7, 7),
        ],
      },
    });
    expect(odds('丙', '丙')).toBe(-1);
    expect(odds('丙甲', '乙丙')).toBe(2 * 1 + 0 * 1 - 1);
    expect(odds('甲甲', '已甲')).toBe((1 + 2) * 1 + 0 * (1 + 1) - 1);
    expect(odds('乙', '甲甲')).toBe(0 * 0 + 0.5 * 1 - 1);
  });
});

const split = (text: string): [string, string] => text.split('|') as [string, string];

it('what is made of tables is made once for each, however often they take turns', () => {
  const made: string[] = [];
  const known = tellBy(({ characters }) => made.push(characters));
  const others = [mute(0), { ...mute(0), characters: '渡' }];
  for (const turn of [0, 1, 0, 1, 0]) {
    readBy(others[turn] as (typeof others)[number]);
    expect(known()).toBe(turn + 1);
  }
  expect(made).toEqual(['的', '渡']);
});
