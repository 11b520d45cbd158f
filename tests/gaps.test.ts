import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Unit } from '../src/model/draft.js';
import { cutFeatures } from '../src/search/blockCuts.js';
import { FITTED_ARTICLES } from '../src/search/fittedArticles.js';
import { gapsOf, isText, oddsOf } from '../src/search/gaps.js';
import { isDisplay } from '../src/search/roles.js';
import { partOdds } from '../src/words/registers.js';
import { lineOf, unitOf } from './units.js';

const p = (text: string, some: Partial<Unit> = {}): Unit => unitOf('paragraph', text, some);
const KINDS = ['front', 'byline', 'furniture', 'caption', 'tail', 'paragraph', 'heading', 'verse'] as const;
const FERRY = p('停了九年的渡口昨天重新开航，头一班渡船坐了三十二个人。');
const TEA = p('白鹭山的茶厂添了一台新机器，炒茶不用烧柴。');

/** What is seen between two paragraphs, with what stands between them. */
const seenBetween = (before: Unit, behind: Unit, ...between: Unit[]): Readonly<Record<string, number>> => {
  const gaps = gapsOf([before, ...between, behind]);
  expect(gaps).toHaveLength(1);
  return gaps[0]?.seen ?? {};
};

describe('gapsOf', () => {
  it.each([
    ['an empty page', []],
    ['one paragraph', [FERRY]],
    ['headlines without a body', [unitOf('front', '渡口重新开航'), unitOf('byline', '记者 石小榆')]],
    [
      'what stands before the first paragraph, and behind the last',
      [unitOf('front', '渡口'), FERRY, unitOf('front', '茶厂')],
    ],
  ])('finds no place in %s', (_, units) => {
    expect(gapsOf(units)).toEqual([]);
  });

  it('sees where the search over pieces begins a body or goes on, and how surely, also with a section head before it', () => {
    const piece = (unit: Unit, goesOn: number | null): Unit => ({ ...unit, goesOn });
    const begins = seenBetween(FERRY, piece(TEA, null));
    expect(begins).toMatchObject({ 'piece begins': 1 });
    expect(Object.keys(begins).join()).not.toContain('goes on');
    expect(seenBetween(FERRY, piece(TEA, 6))).toMatchObject({ 'piece goes on': 1, 'goes on surely': 1.5 });
    expect(seenBetween(FERRY, piece(TEA, 60))).toMatchObject({ 'goes on surely': 2 });
    expect(seenBetween(FERRY, TEA, piece(unitOf('heading', '掌声响起来'), -60))).toMatchObject({
      'goes on surely': -1,
    });
    expect(Object.keys(seenBetween(piece(FERRY, null), TEA)).join()).not.toMatch(/piece|goes on/u);
  });

  it('sees whether the texts before and behind are about one thing, and counts that for the article to go on, in streams alone', () => {
    const doubtful = { opening: 0.1 };
    const ferry = p('船工老魏把缆绳系好，让学生先上船，潮水退了渡船要多绕一段航道。', doubtful);
    const page = [FERRY, ferry, p('茶农把鲜叶倒进杀青锅，机器炒出的茶叶条索整齐。', doubtful), TEA];
    const [same, other] = gapsOf(page).map((gap) => gap.seen.subject as number);
    expect(same).toBeGreaterThan(0);
    expect(other).toBeLessThan(same as number);
    expect(FITTED_ARTICLES.modern.gap.subject).toBeLessThan(0);
    for (const { gap } of [FITTED_ARTICLES.boxed, FITTED_ARTICLES.old]) expect(gap).not.toHaveProperty('subject');
  });

  it('sees whether the words behind are those that an article begins with', () => {
    const wordsOf = (behind: Unit): number => seenBetween(FERRY, behind)['words begin'] ?? 0;
    expect(wordsOf(p('昨日上午，白鹭山茶厂举行开机仪式，来了两百多人。'))).toBeGreaterThan(
      wordsOf(p('他说，机器再好，也要有人守着，不然茶就焦了。')) + 0.3,
    );
    expect(seenBetween(FERRY, unitOf('verse', '昨日上午'))).not.toHaveProperty('words begin');
  });

  it.each([
    '苗青禾强调，船要准点。',
    '柳如岚说：“潮水等人。”',
    '苗青禾還指出，渡口要修。',
  ])('sees that a paragraph goes on with what somebody says: %s', (text) => {
    expect(seenBetween(FERRY, p(text))).toMatchObject({ 'reports on': 1 });
  });

  it.each(['渡口要修，两边的人都等着这一天。', TEA.text.value])('and that another does not: %s', (text) => {
    expect(seenBetween(FERRY, p(text))).not.toHaveProperty('reports on');
  });

  it('tells every place before a text but the first, with all display lines before it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...KINDS), { maxLength: 20 }), (kinds) => {
        const units = kinds.map((kind) => unitOf(kind, '渡口重新开航'));
        const texts = units.flatMap((u, i) => (isText(u) ? [i] : []));
        const gaps = gapsOf(units);
        expect(gaps.map((g) => [g.last, g.at])).toEqual(texts.slice(1).map((at, i) => [texts[i], at]));
        for (const gap of gaps) {
          const { last, at, run } = gap;
          expect(run).toEqual(units.flatMap((u, i) => (i > last && i < at && isDisplay(u.kind) ? [i] : [])));
          const { begins, interrupted } = oddsOf(gap, FITTED_ARTICLES.modern);
          expect(Number.isFinite(begins)).toBe(true);
          expect(interrupted === Number.NEGATIVE_INFINITY).toBe(run.length === 0);
        }
      }),
    );
  });

  it('takes no unit for text and display at once', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), fc.double({ min: 0, max: 1, noNaN: true }), (kind, front) => {
        const unit = unitOf(kind, '渡口', { front });
        expect(isText(unit) && isDisplay(kind)).toBe(false);
        expect(isText(unit) || isDisplay(kind)).toBe(!['furniture', 'caption', 'tail'].includes(kind));
      }),
    );
  });

  it('says the more for two stories, the fewer words they share', () => {
    const apart = (behind: Unit): number => seenBetween(FERRY, { ...behind, opening: 0.1 }).apart as number;
    expect(apart(TEA)).toBeGreaterThan(apart(p('渡口的渡船开航了，船上坐了三十二个人，昨天头一班。')));
  });

  it('asks no words where a story surely begins', () => {
    const seen = seenBetween(FERRY, p('本报讯 白鹭山的茶厂', { opening: 0.99 }));
    expect(seen).toMatchObject({ sure: 1 });
    expect(seen).not.toHaveProperty('apart');
  });

  const open: readonly [string, Unit, Unit, readonly Unit[]][] = [
    ['after open end', p('停了九年的渡口'), TEA, []],
    ['after signature', p('渡口重新开航。（记者 石小榆）'), TEA, []],
    ['after address', p('尊敬的编辑：'), TEA, []],
    ['after colon', p('船工老魏在渡口的木栈道上对记者说了这样一句话：'), TEA, []],
    ['after tail', FERRY, TEA, [unitOf('tail', '（下转第3版）')]],
    ['after caption', FERRY, TEA, [unitOf('caption', '图为渡口。石小榆 摄')]],
    ['mark begins', FERRY, p('■茶厂来了新机器。'), []],
    ['same mark', p('■渡口重新开航。'), p('■茶厂来了新机器。'), []],
    ['quote begins', FERRY, p('“茶要炒一夜。”厂长说。'), []],
    ['talk begins', FERRY, p('问：茶要炒多久？'), []],
    ['talk on', p('问：茶要炒多久？'), p('答：两个钟头。'), []],
    ['verse begins', FERRY, unitOf('verse', '灯塔数着船'), []],
    ['verse on', unitOf('verse', '灯塔数着船'), unitOf('verse', '船数着浪'), []],
    ['verse ends', unitOf('verse', '灯塔数着船'), TEA, []],
    ['byline', FERRY, TEA, [unitOf('front', '茶厂来了新机器'), unitOf('byline', '记者 丁望舒')]],
    ['lines 1', FERRY, TEA, [unitOf('front', '茶厂来了新机器')]],
    ['lines 2', FERRY, TEA, [unitOf('heading', '把门板卸下来'), unitOf('heading', '重新开张')]],
    ['fits column', FERRY, TEA, [unitOf('heading', '把门板卸下来')]],
    ['wider than column', FERRY, TEA, [unitOf('front', '茶厂来了一台不用烧柴也不用守夜的新机器')]],
  ];
  it.each(open)('sees “%s”', (name, before, behind, between) => {
    expect(seenBetween(before, behind, ...between)[name]).toBe(1);
    expect(seenBetween(FERRY, TEA)).not.toHaveProperty(name);
  });

  it('sees how many other runs of the page have the same shape', () => {
    const pair = (a: string, b: string): Unit[] => [unitOf('heading', a), unitOf('heading', b)];
    const page = [
      FERRY,
      ...pair('把门板卸下来', '八十七间空铺开张'),
      TEA,
      ...pair('把手艺接过来', '四十位师傅收学徒'),
      FERRY,
      ...pair('把日子过起来', '两所托儿所开门'),
      TEA,
      unitOf('front', '省里来的摄影家住进了灯塔'),
      FERRY,
    ];
    const repeats = gapsOf(page).map((g) => g.seen['shape repeats'] as number);
    expect(repeats[0]).toBeGreaterThan(0);
    expect(repeats.slice(0, 3)).toEqual(Array(3).fill(repeats[0]));
    expect(repeats[3]).toBe(0);
  });

  it('leans to headlines where the lines are more likely such than section headings', () => {
    const display = (front: number, heading: number): number =>
      seenBetween(FERRY, TEA, unitOf('front', '茶厂来了新机器', { front, heading })).display as number;
    expect(display(0.9, 0.05)).toBeGreaterThan(0);
    expect(display(0.05, 0.9)).toBeLessThan(0);
    expect(Number.isFinite(display(0, 1)) && Number.isFinite(display(1, 0))).toBe(true);
  });
});

describe('cutFeatures', () => {
  const front = (text: string, some: Partial<Unit> = {}): Unit => unitOf('front', text, some);
  const seen = (...lines: Unit[]): Record<string, number> => cutFeatures(lines, 1, 'behind');
  const doubled = (text: string): Unit => front(text, { lines: [lineOf(text, { doubled: true })] });

  it.each<[string, Unit, Unit, Unit?]>([
    ['dash before', front('——渡口见闻'), front('茶厂来了新机器')],
    ['dash behind', front('茶厂来了新机器'), front('——白鹭山见闻')],
    ['dash next', front('渡口开航'), front('茶厂来了新机器'), front('——白鹭山见闻')],
    ['middot behind', front('渡口开航'), front('深度·观察')],
    ['carries on', front('白鹭山茶厂将于'), front('下周试新机器')],
    ['as wide', front('渡口重新开航'), front('茶厂添了机器')],
    ['widens', front('渡口开航'), front('白鹭山的茶厂添了新机器')],
    ['narrows', front('停了九年的渡口重新开航'), front('茶厂')],
    ['asks before', front('渡口为什么停了九年？'), front('茶厂来了新机器')],
    ['bracket behind', front('渡口开航'), front('（外一首）')],
    ['doubled both', doubled('渡口重新开航'), doubled('茶厂来了新机器')],
    ['doubled only before', doubled('渡口重新开航'), front('茶厂来了新机器')],
    ['doubled only behind', front('渡口重新开航'), doubled('茶厂来了新机器')],
  ])('sees “%s”', (name, a, b, c) => {
    expect(seen(a, b, ...(c ? [c] : []))[name]).toBe(1);
    expect(seen(front('渡口重新开航了'), front('茶厂来了'))).not.toHaveProperty(name);
  });

  it('says no more of a byline than which lines stand around it', () => {
    const byline = unitOf('byline', '记者 石小榆');
    for (const lines of [
      [front('渡口开航'), byline],
      [byline, front('茶厂来了新机器')],
    ])
      for (const name of Object.keys(seen(...(lines as Unit[]))))
        expect(name).toMatch(/^any$|^behind (?:kinds|since|until) /);
    expect(seen(byline, front('茶厂'))).not.toEqual(seen(front('渡口'), byline));
  });

  it('sees a blank line only in a run that has some and lacks some', () => {
    const [bare, blank] = [false, true].map((blankBefore) =>
      front('茶厂', { lines: [lineOf('茶厂', { blankBefore })] }),
    );
    const told = (...lines: unknown[]): string[] =>
      Object.keys(seen(front('渡口'), ...(lines as Unit[]))).filter((name) => name.includes('blank'));
    expect(told(blank, bare)).toEqual(['blank between']);
    expect(told(bare, blank)).toEqual(['no blank between']);
    expect([told(blank), told(bare), told(blank, blank)]).toEqual([[], [], []]);
  });

  it('asks what the words of both lines say of their place in a block', () => {
    const [deck, headline] = ['船票和从前一样两元，学生免费', '渡口重新开航'].map(partOdds);
    const names = seen(unitOf('front', '船票和从前一样两元，学生免费'), unitOf('front', '渡口重新开航'));
    expect(names).toMatchObject({
      'deck before': deck?.deck,
      'headline before': deck?.headline,
      'kicker behind': headline?.kicker,
      'headline behind': headline?.headline,
    });
  });

  it('counts words in common, and no more than three', () => {
    expect(seen(front('渡口开航'), front('茶厂来了')).common).toBe(0);
    expect(seen(front('渡口开航'), front('看渡口去')).common).toBe(1);
    expect(seen(front('渡口重新开航了'), front('渡口重新开航了')).common).toBe(3);
  });
});
