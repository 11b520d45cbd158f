import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { crossed as crossedBy, linkGains, type Weigh } from '../src/search/crossings.js';
import { observeThreads, type Page } from '../src/search/threadFeatures.js';
import type { Weights } from '../src/search/threadWeights.js';
import { segmenterOf } from '../src/words/segmenter.js';
import { labelledOf } from './units.js';

/** A page of so many pieces that say nothing. */
const pieces = (...texts: readonly (readonly string[])[]): Page =>
  observeThreads(
    texts.map((lines) => ({
      lines: lines.map((text, i) => labelledOf(i === 0 ? 'first' : 'more', text)),
      after: 'nothing' as const,
    })),
    segmenterOf('intl'),
  );
const blank = (n: number): Page => pieces(...Array.from({ length: n }, () => ['渡船每天往返六趟']));

const crossed = (page: Page, bodies: readonly (readonly number[])[], weights: Weights, weigh: Weigh) =>
  crossedBy(bodies, linkGains(page, weights), weigh);
/** Links that say nothing: the articles decide. */
const NOTHING = {};
/** The articles like one reading of the page by so many nats. */
const likes =
  (liked: readonly (readonly number[])[], much = 1): Weigh =>
  (bodies, least) => {
    const worth = JSON.stringify(bodies) === JSON.stringify(liked) ? much : 0;
    return worth > least ? worth : null;
  };

describe('crossed', () => {
  it('lets two bodies exchange what follows, where the links are the better for it', () => {
    const page = pieces(
      ['停了九年的柳溪渡口昨天重新', '开航，三十二个人坐了头班渡'],
      ['白鹭山的茶厂添了一台新的机', '器，炒茶不用烧柴，也不用温'],
      ['船。渡口的木栈道是村民自己', '修的，每户出一个工，一共三'],
      ['度计，差一点也会报警。往年', '炒茶要守一夜，如今快得多了'],
    );
    const words = { 'across word': 4, 'across clean': -4, 'across orphan': -4, 'across orphans': -4 };
    const wrong = [
      [0, 3],
      [1, 2],
    ];
    expect(crossed(page, wrong, words, () => 0)).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  it.each([
    [
      'exchanges what follows',
      [
        [0, 3],
        [1, 2],
      ],
      [
        [0, 2],
        [1, 3],
      ],
    ],
    [
      'cuts a body in two',
      [[0, 1, 2, 3]],
      [
        [0, 1],
        [2, 3],
      ],
    ],
    [
      'joins two',
      [
        [0, 1],
        [2, 3],
      ],
      [[0, 1, 2, 3]],
    ],
    [
      'gives one the end of the other',
      [
        [0, 1],
        [2, 3],
      ],
      [[0, 1, 3], [2]],
    ],
  ])('%s where the articles fit better so', (_, from, to) => {
    expect(crossed(blank(4), from, NOTHING, likes(to))).toEqual(to);
  });

  it('goes on from what it found', () => {
    const [first, then] = [[[0, 1, 2], [3]], [[0, 1, 2, 3]]];
    const weigh: Weigh = (bodies, least) => likes(then, 2)(bodies, least) ?? likes(first)(bodies, least);
    expect(
      crossed(
        blank(4),
        [
          [0, 3],
          [1, 2],
        ],
        NOTHING,
        weigh,
      ),
    ).toEqual(then);
  });

  it('leaves the page as it is where neither links nor articles gain', () => {
    const weigh = vi.fn<Weigh>(() => null);
    const bodies = [[0, 1], [2], [3]];
    expect(crossed(blank(4), bodies, NOTHING, weigh)).toBe(bodies);
    expect(weigh.mock.calls.length).toBeGreaterThan(1);
  });

  it('asks of so many in vain and then of no more', () => {
    const weigh = vi.fn<Weigh>(() => null);
    const bodies = Array.from({ length: 20 }, (_, k) => [k]);
    crossed(blank(20), bodies, NOTHING, weigh);
    expect(weigh.mock.calls.length).toBeLessThan(12);
  });

  it('tries nothing that the links speak too much against, and asks the more of the articles the more they do', () => {
    const against = (nats: number) => ({ 'end open': nats, 'end open short': nats });
    const taken = (nats: number, worth: number) =>
      crossed(blank(2), [[0], [1]], against(nats), likes([[0, 1]], worth)).length === 1;
    expect(taken(0, 1)).toBe(true);
    expect(taken(3, 2)).toBe(false);
    expect(taken(3, 4)).toBe(true);
    expect(taken(20, 60)).toBe(false);
  });

  it('leaves more pieces than a page has as they were', () => {
    const weigh = vi.fn<Weigh>(() => 1);
    const bodies = Array.from({ length: 121 }, (_, k) => [k]);
    expect(crossed(blank(121), bodies, NOTHING, weigh)).toBe(bodies);
    expect(weigh).not.toHaveBeenCalled();
  });

  it('keeps every piece once, bodies in page order, and ends, whatever is said of them', () => {
    const page = blank(7);
    const any = fc.func<[string], number>(fc.double({ min: -9, max: 9, noNaN: true }));
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 7, maxLength: 7 }), any, (places, worths) => {
        const bodies = [0, 1, 2, 3].map((b) => page.pieces.flatMap((_, k) => (places[k] === b ? [k] : [])));
        const from = bodies.filter((b) => b.length > 0).sort((a, b) => (a[0] as number) - (b[0] as number));
        const made = crossed(page, from, NOTHING, (some) => worths(JSON.stringify(some)));
        expect(made.flat().sort((a, b) => a - b)).toEqual(page.pieces.map((_, k) => k));
        const firsts = made.map((b) => b[0] as number);
        expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
      }),
    );
  });
});
