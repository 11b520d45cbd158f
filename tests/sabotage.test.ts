import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Article, type Block, cleanPage, type Printed } from '../src/index.js';
import type { GroupedPage, HeadlineBlock } from '../src/model/draft.js';
import { type ArticleWeights, type Habit, ORDERS } from '../src/search/articleWeights.js';
import type * as Front from '../src/search/front.js';
import type { Gap } from '../src/search/gaps.js';
import type { againOdds } from '../src/search/kinship.js';
import type { Repeat } from '../src/typesetter/repeats.js';
import type { Subjects } from '../src/words/subjects.js';
import type { UnitWords } from '../src/words/wordFit.js';
import { inputOf, missesOf, names } from './fixtures.js';
import { perfectPage } from './perfectPage.js';

// The tests that test the tests: a part of the program is broken on purpose, and the proof sheets must notice.

type Module = Record<string, unknown>;
const options = { name: 'input.txt', segmenter: 'intl' } as const;
const same = (page: unknown) => page;
/** The weights of lines but for those of some names. */
const withoutWeights = (names: RegExp) => (real: Module) => ({
  FITTED: Object.fromEntries(
    Object.entries(real.FITTED as Record<string, Record<string, number>>).map(([manner, weights]) => [
      manner,
      Object.fromEntries(Object.entries(weights).filter(([name]) => !names.test(name))),
    ]),
  ),
});

/** Every line that equals the next, as one that was printed twice. */
const everyPair = (lines: readonly string[]): Repeat[] =>
  lines.flatMap((line, from) => (line === lines[from + 1] ? [{ from, rows: 1, copies: 2 }] : []));

/** [what is broken, the module, its broken form, the pages that must notice: those named, each, or any page at all] */
const SABOTAGE: readonly [string, string, (real: Module) => Module, readonly string[] | 'any'][] = [
  [
    'text printed twice stays',
    '../src/stages/dedouble.js',
    () => ({ dedouble: same }),
    ['doubled-runs', 'late-headlines'],
  ],
  ['lines printed twice stay', '../src/typesetter/repeats.js', () => ({ repeatsOf: () => [] }), ['shadowed-headlines']],
  [
    'every line that stands twice is taken for printed twice',
    '../src/typesetter/repeats.js',
    () => ({ repeatsOf: everyPair }),
    ['shadowed-headlines'],
  ],
  [
    'the page says nothing of itself',
    '../src/typesetter/furnitureLine.js',
    () => ({ furnitureKind: () => null, madeOfAtoms: () => null }),
    ['page-lines'],
  ],
  [
    'a byline begins with a trade, or is none',
    '../src/typesetter/credits.js',
    () => ({ creditKind: () => null }),
    ['bylines-of-many-makes'],
  ],
  [
    'captions stay where they stand',
    '../src/stages/giveCaptions.js',
    () => ({ giveCaptions: same }),
    ['captions-apart'],
  ],
  [
    'a credit is a caption of its own',
    '../src/typesetter/captionLines.js',
    () => ({ captionGoesOn: () => false }),
    ['captions-apart'],
  ],
  [
    'names without anything between them are one',
    '../src/typesetter/names.js',
    () => ({ namesOf: (run: string) => [run] }),
    ['captions-apart'],
  ],
  [
    'code points and gaps stay',
    '../src/stages/normalise.js',
    () => ({ normalise: same }),
    ['awkward-characters', 'latin-and-numbers'],
  ],
  [
    'characters say nothing of what goes on with what',
    '../src/words/succession.js',
    () => ({ succession: () => 0, successionNow: () => () => 0 }),
    ['lone-lines-among-columns'],
  ],
  [
    'characters say nothing of what a text is about',
    '../src/words/subjects.js',
    (real) => {
      const subjectsNow = real.subjectsNow as () => Subjects;
      return { subjectsNow: () => ({ ...subjectsNow(), onPage: () => () => 0 }) };
    },
    ['told-apart-by-subject'],
  ],
  [
    'every page is taken for UTF-8',
    '../src/stages/decode.js',
    (real) => {
      const decode = real.decode as (input: unknown, options: object) => unknown;
      return { decode: (input: unknown, given: object) => decode(input, { ...given, encoding: 'utf-8' }) };
    },
    ['legacy-gb18030'],
  ],
  [
    'kinsoku inverted: closing marks may begin a line, opening marks may end it',
    '../src/lexicon/punctuation.js',
    (real) => ({ NOT_AT_START: real.NOT_AT_END, NOT_AT_END: real.NOT_AT_START }),
    ['squeezed-punctuation', 'republican-sparse-punctuation'],
  ],
  [
    'the headlines of two bodies change places',
    '../src/stages/attachHeadlines.js',
    (real) => {
      const attachHeadlines = real.attachHeadlines as (page: GroupedPage) => unknown;
      return { attachHeadlines: (page: GroupedPage) => attachHeadlines({ ...page, blocks: swapped(page.blocks) }) };
    },
    ['late-headlines', 'traditional-taiwan'],
  ],
  [
    'vertical headlines stay in pieces',
    '../src/stages/bindVertical.js',
    () => ({ bindVertical: same }),
    ['vertical-headline', 'hanging-first-character', 'vertical-deck'],
  ],
  [
    'whole paragraphs are read as the lines of a column',
    '../src/stages/setToMeasure.js',
    () => ({ setToMeasure: same }),
    ['whole-paragraphs'],
  ],
  [
    'what stood side by side is read along the rows',
    '../src/stages/untangleColumns.js',
    () => ({ untangleColumns: same }),
    ['interleaved-columns', 'headlines-side-by-side'],
  ],
  [
    'bodies stay in the pieces in which they were read',
    '../src/stages/threadBodies.js',
    () => ({ threadBodies: same }),
    ['boxes-in-pieces', 'scrap-between-columns'],
  ],
  [
    'which piece follows which is never asked of the articles',
    '../src/search/crossings.js',
    () => ({ crossed: (_: unknown, bodies: unknown) => bodies }),
    ['boxes-told-by-headlines'],
  ],
  [
    'what stands over an article came out in one place',
    '../src/search/kinship.js',
    (real) => ({ ...real, againOdds: () => (real.againOdds as typeof againOdds)({ any: Number.NEGATIVE_INFINITY }) }),
    ['deck-between-columns'],
  ],
  [
    'the rows of a table are lines like any others',
    '../src/search/fitted.js',
    withoutWeights(/ (?:→row|after-row|row-on|row-ahead)$/u),
    ['tables', 'republican-market'],
  ],
  [
    'a quote that a line’s end cuts tells nothing',
    '../src/search/fitted.js',
    withoutWeights(/ (?:leaves-open|shuts-other)$/u),
    ['quotes-cut-by-boxes'],
  ],
  [
    'who signs a notice, and when, is like any other line',
    '../src/search/fitted.js',
    withoutWeights(/ (?:(?:next-|last-)?office|(?:next-|last-)?signed-date|next-notice-headline)$/u),
    ['notices-in-a-row'],
  ],
  [
    'one, two, three at the front of lines are no series',
    '../src/search/fitted.js',
    withoutWeights(/ (?:series-heads|series-text|→series)$/u),
    ['numbered-sections', 'supplement'],
  ],
  [
    'names begin with the commonest surnames alone',
    '../src/lexicon/surnames.js',
    (real) => ({ SURNAMES: (real.SURNAMES as string).slice(0, 150), DOUBLE_SURNAMES: '欧阳' }),
    ['supplement'],
  ],
  // What follows is weighed beside other evidence: which page hangs on it is for the fitted weights to say.
  [
    'the words on both sides of a place say nothing',
    '../src/search/cohesion.js',
    () => ({ cohesionOf: () => () => ({ apart: 0, before: 0, behind: 0 }) }),
    'any',
  ],
  [
    'lines are never read otherwise than by themselves',
    '../src/search/doubts.js',
    (real) => ({ ...real, doubtsOf: () => [] }),
    'any',
  ],
  [
    'the words of headlines say nothing',
    '../src/words/wordFit.js',
    (real) => ({
      UnitWords: class extends (real.UnitWords as typeof UnitWords) {
        override range = () => new Float64Array(1000);
      },
    }),
    'any',
  ],
  [
    'the order of headlines and their place say nothing',
    '../src/search/fittedArticles.js',
    (real) => ({
      FITTED_ARTICLES: Object.fromEntries(
        Object.entries(real.FITTED_ARTICLES as Record<string, ArticleWeights>).map(([manner, w]) => [
          manner,
          {
            ...w,
            costs: Object.fromEntries(
              ORDERS.map((o) => [o, { ...w.costs[o], before: 0, turn: 0, elsewhere: 0, leaves: 0 }]),
            ),
          },
        ]),
      ),
    }),
    'any',
  ],
  [
    'bylines close every block, whatever the page’s runs end with',
    '../src/search/articleWeights.js',
    (real) => ({ HABITS: (real.HABITS as readonly Habit[]).filter((h) => h.bylines === 'behind') }),
    'any',
  ],
  [
    'every page has its headlines in any order',
    '../src/search/articleWeights.js',
    (real) => ({ HABITS: (real.HABITS as readonly Habit[]).filter((h) => h.order === 'free') }),
    'any',
  ],
  [
    'every display line begins an article, and nothing else does',
    '../src/search/gaps.js',
    () => ({
      oddsOf: ({ run }: Gap) => ({ on: 0, begins: run.length > 0 ? 20 : -20, interrupted: Number.NEGATIVE_INFINITY }),
    }),
    'any',
  ],
  [
    'nothing is seen between two lines of a heap',
    '../src/search/blockCuts.js',
    () => ({ cutFeatures: () => ({ any: 1 }) }),
    'any',
  ],
  ['every page is read as one of today', '../src/search/manner.js', () => ({ mannerOf: () => 'modern' }), 'any'],
  [
    'the words of a line say nothing of what it is',
    '../src/words/registers.js',
    () => ({
      oddsOf: () => ({ display: 0, heading: 0, verse: 0, first: 0, opening: 0 }),
      partOdds: () => ({ kicker: 0, headline: 0, deck: 0 }),
    }),
    'any',
  ],
  ['no page has a custom of setting kickers', '../src/search/front.js', () => ({ customOf: () => 0 }), 'any'],
  [
    'the first line of a block is its headline',
    '../src/search/front.js',
    () => ({
      chooseHeadline: ({ length }: readonly unknown[]) => ({ kicker: 0, start: 0, end: Math.min(1, length) }),
    }),
    'any',
  ],
  [
    'neither the byline’s place in a block is seen nor that a page parts its phrases',
    '../src/search/front.js',
    (real) => {
      const frontLines = real.frontLines as typeof Front.frontLines;
      return {
        frontLines: (...given: Parameters<typeof frontLines>) =>
          frontLines(...given).map((l) => ({
            ...l,
            line: { ...l.line, afterByline: false, beforeByline: false, page: { ...l.line.page, spaced: false } },
          })),
      };
    },
    'any',
  ],
];

/** The first two headline blocks that have bodies, each with the other's. */
function swapped(blocks: readonly HeadlineBlock[]): HeadlineBlock[] {
  const [one, two] = blocks.filter((block) => block.body !== null);
  if (!one || !two) throw new Error('a page with fewer than two headlines shows nothing here');
  return blocks.map((block) =>
    block === one ? { ...one, body: two.body } : block === two ? { ...two, body: one.body } : block,
  );
}

/** What the sheets say of a page cleaned by the broken program; an error counts as noticed. */
async function misses(name: string): Promise<string> {
  const broken = (await import('../src/index.js')) as { cleanPage: typeof cleanPage };
  try {
    return missesOf(name, broken.cleanPage(inputOf(name), options));
  } catch (error) {
    return `refused: ${(error as Error).message}`;
  }
}

afterEach(() => {
  vi.resetModules();
});

describe('a broken program is noticed', () => {
  it.each(SABOTAGE)('%s', async (_, module, breakIt, pages) => {
    const real = await vi.importActual<Module>(module);
    vi.resetModules();
    vi.doMock(module, () => ({ ...real, ...breakIt(real) }));
    try {
      const noticed: string[] = [];
      for (const name of pages === 'any' ? names : pages)
        if ((await misses(name)) !== missesOf(name, cleanPage(inputOf(name), options))) noticed.push(name);
      if (pages === 'any') expect(noticed).not.toEqual([]);
      else expect(noticed).toEqual(pages);
    } finally {
      vi.doUnmock(module);
    }
  });

  it('a line that is dropped is refused by the audit', async () => {
    const real = await vi.importActual<Module>('../src/stages/splitLines.js');
    const splitLines = real.splitLines as (source: unknown) => { lines: unknown[] };
    vi.resetModules();
    vi.doMock('../src/stages/splitLines.js', () => ({
      splitLines: (source: unknown) => {
        const page = splitLines(source);
        return { ...page, lines: page.lines.slice(1) };
      },
    }));
    try {
      expect(await misses('late-headlines')).toMatch(/^refused: .*law of conservation/u);
    } finally {
      vi.doUnmock('../src/stages/splitLines.js');
    }
  });
});

describe('a sheet finds nothing wrong with a perfect page', () => {
  it.each(names)('%s', (name) => {
    expect(missesOf(name, perfectPage(name))).toBe('');
  });
});

describe('a sheet finds what is wrong with any other', () => {
  const page = perfectPage('late-headlines');
  const [a, b] = page.articles as [Article, Article];
  const change = (...articles: Article[]): string =>
    missesOf('late-headlines', { ...page, articles: [...articles, ...page.articles.slice(articles.length)] });
  const [one, two, ...rest] = a.body as [Block, Block, ...Block[]];

  it.each<[string, string, RegExp]>([
    [
      'two headlines swapped',
      change({ ...a, headline: b.headline }, { ...b, headline: a.headline }),
      /want a headline, got b headline/u,
    ],
    [
      'an article lost',
      missesOf('late-headlines', { ...page, articles: page.articles.slice(1) }),
      /article a is missing/u,
    ],
    [
      'two paragraphs joined',
      change({ ...a, body: [{ ...one, text: one.text + two.text, spans: [...one.spans, ...two.spans] }, ...rest] }),
      /want a ¶, got a ·/u,
    ],
    [
      'a paragraph torn',
      change({
        ...a,
        body: [{ ...one, spans: one.spans.slice(0, 2) }, { ...one, spans: one.spans.slice(2) }, two, ...rest],
      }),
      /want a ·, got a ¶/u,
    ],
    [
      'a paragraph called a heading',
      change({ ...a, body: [{ ...one, type: 'heading' }, two, ...rest] }),
      /want a ¶, got a §/u,
    ],
    [
      'a paragraph in the wrong article',
      change({ ...a, body: [two, ...rest] }, { ...b, body: [one, ...b.body] }),
      /want a ¶, got b ¶/u,
    ],
    [
      'a headline with one character too many',
      change({ ...a, headline: { ...a.headline, text: '！' } as Printed }),
      /a headline: want/u,
    ],
    [
      'a deck called a kicker',
      change(a, b, { ...(page.articles[2] as Article), kicker: page.articles[2]?.deck[0] ?? null, deck: [] }),
      /want c deck, got c kicker/u,
    ],
    [
      'a gap left in a paragraph',
      change({ ...a, body: [{ ...one, text: one.text.replace('，', '， ') }, two, ...rest] }),
      /a ¶ 1: want/u,
    ],
    [
      'furniture in an article',
      missesOf('late-headlines', { ...page, furniture: page.furniture.slice(1) }),
      /want furniture, got nothing/u,
    ],
  ])('%s', (_, found, complaint) => {
    expect(found).toMatch(complaint);
  });
});
