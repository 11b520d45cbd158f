import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Line, Unit } from '../src/model/draft.js';
import { BYLINES } from '../src/search/blockCuts.js';
import {
  chooseHeadline,
  commonWith,
  customOf,
  type FrontLine,
  type FrontPage,
  frontLines,
  frontPageOf,
  headlineFeatures,
  LONGEST_HEADLINE,
} from '../src/search/front.js';
import { MANNERS, mannerOf } from '../src/search/manner.js';
import { succession } from '../src/words/succession.js';
import { SINGLE_CHARACTER, Vocabulary } from '../src/words/vocabulary.js';
import { lineOf, unitOf } from './units.js';

const front = (text: string): Unit => unitOf('front', text);
const byline = unitOf('byline', '记者 石小榆');
const PAGE: FrontPage = { boxed: false, spaced: false, traditional: false };
const told = (units: readonly Unit[], page: Partial<FrontPage> = {}): FrontLine[] =>
  frontLines(units, () => ({ shared: 0.3, opening: 0.3 }), { ...PAGE, ...page }).map((l) => l.line);
/** A line that is the first of its box. */
const boxed = (text: string): Unit => ({ ...front(text), lines: [lineOf(text, { blankBefore: true })] });

describe('frontLines', () => {
  it('leaves bylines out and tells where they stand', () => {
    const lines = told([front('渡口'), byline, front('停了九年'), front('重新开航')]);
    expect(lines.map((l) => [l.text, l.afterByline, l.beforeByline])).toEqual([
      ['渡口', false, true],
      ['停了九年', true, false],
      ['重新开航', false, false],
    ]);
  });

  it('asks for the words of each headline line, and of no other', () => {
    const asked: string[] = [];
    const common = (text: string) => {
      asked.push(text);
      return { shared: 0.7, opening: 0.4 };
    };
    const told = frontLines([front('渡口'), byline], common, PAGE);
    expect(told.map(({ line }) => [line.shared, line.opening])).toEqual([[0.7, 0.4]]);
    expect(asked).toEqual(['渡口']);
  });

  it('tells of doubled type, and of a page that parts its phrases', () => {
    const doubled: Unit = { ...front('渡口'), lines: [lineOf('渡口', { doubled: true })] };
    expect(told([doubled, front('开航')], { spaced: true }).map((l) => [l.doubled, l.page.spaced])).toEqual([
      [true, true],
      [false, true],
    ]);
  });

  it('tells which lines begin a box, on a page that was read box by box', () => {
    const block = [boxed('渡口'), front('停了九年'), boxed('重新开航')];
    expect(told(block, { boxed: true }).map((l) => l.beginsBox)).toEqual([true, false, true]);
    expect(told(block).map((l) => l.beginsBox)).toEqual([false, false, false]);
  });

  it('tells whether a line goes on where the headline line before it stops, over a byline too', () => {
    const [first, cut, apart] = told([front('渡口两岸经济社会发'), byline, front('展'), front('票价两元')]);
    expect(first?.goesOn).toBe(0);
    expect(cut?.goesOn).toBe(succession('渡口两岸经济社会发', '展'));
    expect(cut?.goesOn).toBeGreaterThan(apart?.goesOn as number);
  });

  it('stands a block without lines, and one of bylines', () => {
    expect(told([])).toEqual([]);
    expect(told([byline, byline])).toEqual([]);
  });
});

describe('commonWith', () => {
  const bodies = ['渡口停了九年。'.padEnd(110, '船到岸。') + '票价两元。', '两岸村民敲锣打鼓。'];
  const common = commonWith(bodies, new Vocabulary(bodies, SINGLE_CHARACTER.modern), 'modern');

  it('tells the words of a body, and those of its beginning apart', () => {
    expect(common('渡口停了', 0)).toEqual({ shared: 1, opening: 1 });
    expect(common('票价两元', 0)).toEqual({ shared: 1, opening: 0 });
    expect(common('渡口停了', 1)).toEqual({ shared: 0, opening: 0 });
  });

  it('has nothing in common where there is no body', () => {
    expect(common('渡口停了', null)).toEqual({ shared: 0, opening: 0 });
  });
});

describe('frontPageOf', () => {
  it('knows a page that was read box by box', () => {
    expect(MANNERS.filter((manner) => frontPageOf([], manner).boxed)).toEqual(['boxed']);
  });

  const spaced = front('橋墩告成　鋼梁運到');
  it.each<[string, Unit[], boolean]>([
    ['no lines', [], false],
    ['one headline with a blank', [spaced, front('渡船遇風')], false],
    ['two of them', [spaced, front('渡船 遇風')], true],
    ['bylines with blanks', [byline, byline, byline], false],
    ['blanks beside figures and letters', [front('全長 120 米'), front('A 座')], false],
  ])('parts its phrases: %s', (_, units, wanted) => {
    const traditional = units.some((u) => u.kind === 'front');
    expect(frontPageOf(units, 'modern')).toEqual({ boxed: false, spaced: wanted, traditional });
  });

  it('knows traditional script by its bodies too', () => {
    const page = [front('渡口'), unitOf('paragraph', '鐵路與橋樑今天通車，沿線的學生坐頭班車上學。')];
    expect(frontPageOf(page, 'modern').traditional).toBe(true);
    expect(frontPageOf(page.slice(0, 1), 'modern').traditional).toBe(false);
  });
});

/** What is seen of a segment, by name. */
const seenIn = (...block: Parameters<typeof headlineFeatures>): string[] => Object.keys(headlineFeatures(...block));

describe('headlineFeatures', () => {
  const block = [front('鹤亭新添夜班车'), byline, front('末班车为晚自习等十分钟'), front('车上装了阅读灯')];
  it('sees a byline before, behind and inside the headline', () => {
    const lines = told(block);
    expect(seenIn(lines, 0, 1, 'before')).toContain('before byline');
    expect(seenIn(lines, 1, 2, 'before')).toContain('after byline');
    expect(seenIn(lines, 0, 2, 'before')).toContain('byline inside');
    expect(seenIn(lines, 1, 3, 'before')).not.toContain('byline inside');
    expect(seenIn(lines, 2, 3, 'before').filter((name) => name.includes('byline'))).toEqual([]);
  });

  it('sees the place in the block apart on a page that parts its phrases', () => {
    const places = (spaced: boolean): string[] =>
      seenIn(told(block, { spaced }), 1, 2, 'before').filter((name) => name.startsWith('spaced block'));
    expect(places(false)).toEqual([]);
    expect(places(true)).toHaveLength(1);
  });
});

describe('headlineFeatures, of the words', () => {
  /** Lines whose words speak for the parts given, and against the others. */
  const spoken = (...parts: ('kicker' | 'headline' | 'deck')[]): FrontLine[] =>
    told(parts.map(() => front('渡口重新开航'))).map((line, i) => ({
      ...line,
      odds: { kicker: -2, headline: -2, deck: -2, [parts[i] as string]: 3 },
    }));

  it('adds up what those of the headline say, and asks what stands on either side', () => {
    const lines = spoken('kicker', 'headline', 'headline', 'deck');
    expect(headlineFeatures(lines, 1, 3, 'behind')).toMatchObject({
      register: 6,
      'register before': 5,
      'register after': 5,
    });
    expect(headlineFeatures(lines, 0, 4, 'behind')).toMatchObject({
      register: 2,
      'register before': 0,
      'register after': 0,
    });
  });

  it('adds up where lines of the headline go on, and asks whether it does on either side', () => {
    const lines = told(Array.from({ length: 4 }, () => front('渡口重新开航'))).map((l, i) => ({
      ...l,
      goesOn: 99 * (i - 1),
    }));
    expect(headlineFeatures(lines, 1, 4, 'behind')).toMatchObject({
      'goes on': 2,
      'goes on before': 0,
      'goes on after': 0,
    });
    expect(headlineFeatures(lines, 0, 1, 'behind')).toMatchObject({
      'goes on': 0,
      'goes on before': 0,
      'goes on after': 0,
    });
    expect(headlineFeatures(lines, 2, 3, 'behind')).toMatchObject({ 'goes on before': 1, 'goes on after': 1 });
  });

  it('tells by how much the best line of the headline is ahead of the lines around it', () => {
    const lines = told([front('渡口'), front('停了九年'), front('重新开航')]).map((l, i) => ({
      ...l,
      opening: [0.25, 0.5, 1][i] as number,
    }));
    expect(headlineFeatures(lines, 0, 2, 'behind')).toMatchObject({ 'opening ahead': -0.5, 'shared ahead': 0 });
    expect(headlineFeatures(lines, 0, 3, 'behind')).toMatchObject({ 'opening ahead': 1, 'shared ahead': 0.3 });
  });

  it('sees how wide the headline is in all its lines', () => {
    const lines = told([front('渡口重新开航'), front('渡口重新开航')]);
    expect(seenIn(lines, 0, 1, 'behind')).toContain('in all 9');
    expect(seenIn(lines, 0, 2, 'behind')).toContain('in all 13');
  });

  // On old pages, set otherwise, they are not asked.
  it.each(['modern', 'boxed'] as const)('chooses by them where nothing else tells two lines apart: %s', (manner) => {
    const startOf = (lines: readonly FrontLine[]): number[] =>
      BYLINES.map((bylines) => chooseHeadline(lines, manner, bylines).start);
    const twice = (lines: FrontLine[]): FrontLine[] =>
      lines.map((l) => ({
        ...l,
        odds: { kicker: 4 * l.odds.kicker, headline: 4 * l.odds.headline, deck: 4 * l.odds.deck },
      }));
    expect(startOf(twice(spoken('kicker', 'headline')))).toEqual([1, 1]);
    expect(startOf(twice(spoken('headline', 'deck')))).toEqual([0, 0]);
  });

  it.each([
    'modern',
    'boxed',
  ] as const)('chooses the line that says what the body begins with, of two alike: %s', (manner) => {
    const alike = told([front('渡口重新开航'), front('渡口重新开航')]);
    const chosen = (opening: readonly number[]): number[] =>
      BYLINES.map(
        (bylines) =>
          chooseHeadline(
            alike.map((l, i) => ({ ...l, opening: opening[i] as number })),
            manner,
            bylines,
          ).start,
      );
    expect(chosen([0, 1])).toEqual([1, 1]);
    expect(chosen([1, 0])).toEqual([0, 0]);
  });

  it.each([
    'modern',
    'boxed',
  ] as const)('keeps more headlines whole that are cut in the midst of a word: %s', (manner) => {
    const lines = Array.from({ length: 16 }, (_, i) => '停了九年的柳溪渡口昨天上午重新开航'.slice(0, i + 2));
    const blocks = lines.flatMap((a) => lines.map((b) => told([front(a), front(b)])));
    const whole = (goesOn: number): number =>
      blocks.filter((block) => {
        const { start, end } = chooseHeadline(
          block.map((l, i) => ({ ...l, goesOn: i * goesOn })),
          manner,
          'before',
        );
        return end - start === 2;
      }).length;
    expect(whole(9)).toBeGreaterThan(whole(0) + 10);
    expect(whole(-9)).toBeLessThan(whole(0) - 10);
  });
});

describe('headlineFeatures, of the script', () => {
  it('counts what stands before and behind apart on a page in traditional script, where a line behind is likelier', () => {
    const block = [front('渡口重新開航'), front('船票和從前一樣兩元')];
    const places = (start: number, traditional: boolean): string[] =>
      seenIn(told(block, { traditional }), start, start + 1, 'behind').filter((name) => name.startsWith('traditional'));
    expect(places(0, true)).toEqual(['traditional before 0', 'traditional after 1']);
    expect(places(1, true)).toEqual(['traditional before 1', 'traditional after 0']);
    expect(places(0, false)).toEqual([]);
  });
});

describe('headlineFeatures, of a gap that was misread', () => {
  const seen = (text: string, boxed: boolean) => headlineFeatures(told([front(text)], { boxed }), 0, 1, 'before');

  it.each([
    '石橋鄉邊坡坍方”三十二戶改走便橋',
    '石橋鄉邊坡坍方。三十二戶改走便橋',
    '石橋鄉邊坡坍方“ 三十二戶改走便橋',
  ])('sees two phrases in %s where it was read box by box', (text) => {
    expect(seen(text, true)).toHaveProperty('spaced');
    expect(seen(text, true)).not.toHaveProperty('quotes');
  });

  it.each([
    '石橋鄉邊坡坍方三十二戶改走便橋',
    '街坊請來“雪丸”陪長者',
    '石橋鄉邊坡坍方三十二戶改走便橋。',
  ])('sees one phrase in %s', (text) => expect(seen(text, true)).not.toHaveProperty('spaced'));

  it('takes marks for what they are in a stream', () => {
    expect(seen('石橋鄉邊坡坍方”三十二戶改走便橋', false)).not.toHaveProperty('spaced');
    expect(seen('石橋鄉邊坡坍方”三十二戶改走便橋', false)).toHaveProperty('quotes');
  });
});

describe('customOf', () => {
  /** Two lines of which nothing but their words, so many nats, says which is the headline. */
  const block = (nats: number): FrontLine[] =>
    told([front('渡口重新开航'), front('渡口重新开航')]).map((line, i) => ({
      ...line,
      odds: { kicker: i === 0 ? nats : 0, headline: i === 0 ? -nats : nats, deck: i === 0 ? 0 : -nats },
    }));
  const startOf = (lines: FrontLine[], custom?: number): number =>
    chooseHeadline(lines, 'modern', 'behind', custom).start;

  it('speaks for kickers where blocks have them, against where they do not, the more the more of them', () => {
    const of = (...blocks: FrontLine[][]): number => customOf(blocks, 'modern', 'behind');
    expect(of(block(9))).toBeGreaterThan(0);
    expect(of(block(9), block(9))).toBeGreaterThan(of(block(9)));
    expect(of(block(-9), block(-9))).toBeLessThan(0);
    expect(of(...Array.from({ length: 30 }, () => block(9)))).toBeLessThanOrEqual(1.5);
  });

  it('turns a block in doubt, and none that is not', () => {
    const custom = customOf([block(9), block(9), block(9)], 'modern', 'behind');
    const [doubtful] = Array.from({ length: 90 }, (_, i) => block(9 - i / 5)).filter((lines) => startOf(lines) === 0);
    expect(startOf(doubtful as FrontLine[], custom)).toBe(1);
    expect(startOf(block(-9), custom)).toBe(0);
  });

  it('hears nothing of single lines, nor of pages whose blocks are in pieces or old', () => {
    expect(customOf([], 'modern', 'behind')).toBe(0);
    expect(customOf([told([front('渡口重新开航')])], 'modern', 'behind')).toBe(0);
    for (const manner of ['boxed', 'old'] as const) expect(customOf([block(9), block(9)], manner, 'behind')).toBe(0);
  });
});

describe('headlineFeatures, of the lines around', () => {
  const names = (lines: readonly FrontLine[], start: number): string[] => seenIn(lines, start, start + 1, 'behind');

  it('sees the name of a column before the headline, and none in a longer line', () => {
    expect(names(told([front('渡口夜话'), front('停了九年的渡口重新开航')]), 1)).toContain('short before');
    expect(names(told([front('停了九年的渡口'), front('重新开航')]), 1)).not.toContain('short before');
  });

  it('compares the widths on both sides', () => {
    const block = told([front('渡口夜话'), front('停了九年的渡口重新开航'), front('头一班船')]);
    expect(names(block, 1)).toEqual(expect.arrayContaining(['less width before', 'less width after']));
    expect(names(block, 0)).toContain('more width after');
    expect(names(told([front('渡口夜话'), front('头一班船')]), 1)).toContain('equal width before');
  });

  it.each([
    '走近柳溪渡口的老船工',
    '追记船工老魏',
    '本报联合船运站每月发布',
  ])('knows a deck by its beginning: %s', (deck) => {
    expect(names(told([front('缆绳解开的时候'), front(deck)]), 0)).toContain('about after');
    expect(names(told([front(deck), front('缆绳解开的时候')]), 1)).toContain('about before');
  });
});

describe('chooseHeadline', () => {
  it.each<[string, string[], number]>([
    ['the name of a column first', ['渡口夜话', '停了九年的渡口重新开航'], 1],
    ['a deck that says what kind of piece it is', ['缆绳解开的时候', '走近柳溪渡口的老船工'], 0],
  ])('finds the headline of a block in the order of the eye: %s', (_, lines, at) => {
    const { start, end } = chooseHeadline(told(lines.map(front)), 'boxed', 'behind');
    expect([start, end]).toEqual([at, at + 1]);
  });

  it('takes no headline from nothing, and the only line there is', () => {
    for (const manner of MANNERS) {
      expect(chooseHeadline([], manner, 'before')).toEqual({ kicker: 0, start: 0, end: 0 });
      expect(chooseHeadline(told([front('渡口重新开航')]), manner, 'behind')).toEqual({ kicker: 0, start: 0, end: 1 });
    }
  });

  it('takes no rule and no stain for a headline or the border of one, where others have words', () => {
    for (const manner of MANNERS)
      for (const bylines of BYLINES) {
        const block = ['——|', '青石渡口停航九年', '|', '新船昨天下水', '..'];
        const { kicker, start, end } = chooseHeadline(told(block.map(front)), manner, bylines);
        expect(block[start]).toMatch(/\p{Script=Han}/u);
        expect(block[end - 1]).toMatch(/\p{Script=Han}/u);
        expect(block.slice(0, kicker).every((text) => /\p{Script=Han}/u.test(text))).toBe(true);
      }
    expect(chooseHeadline(told([front('|'), front('——')]), 'boxed', 'before').end).toBeGreaterThan(0);
  });

  it('knows how papers of Taiwan and Hong Kong set theirs: first, of two phrases, with decks behind', () => {
    const block = ['渡輪減班　島民清晨摸黑排隊', '公司：油價太高', '里長：請恢復舊班次'].map(front);
    const page = { spaced: true, traditional: true };
    expect(chooseHeadline(told(block, page), 'modern', 'before')).toEqual({ kicker: 0, start: 0, end: 1 });
  });

  it('takes lines of one box for one headline, and not those of two', () => {
    const read = (second: Unit) =>
      chooseHeadline(
        told([boxed('停了九年的渡口'), second, boxed('两岸村民敲锣打鼓迎头班船')], { boxed: true }),
        'boxed',
        'behind',
      );
    expect(read(front('昨天重新开航'))).toEqual({ kicker: 0, start: 0, end: 2 });
    const { start, end } = read(boxed('昨天重新开航'));
    expect(end - start).toBe(1);
  });

  it('sees where it would be cut amid what quotes enclose, and before what found no room on its line', () => {
    const said = told(['老闸工：“大桥给我站了', '一辈子岗”', '青石渡的最后一个夜班'].map(front));
    expect(headlineFeatures(said, 0, 2, 'behind')).toMatchObject({ 'enclosed inside': 1 });
    expect(headlineFeatures(said, 0, 1, 'behind')).toMatchObject({ 'enclosed after': 1 });
    expect(headlineFeatures(said, 1, 3, 'behind')).toMatchObject({ 'enclosed before': 1 });
    expect(headlineFeatures(said, 2, 3, 'behind')).not.toHaveProperty('enclosed before');
    const full = told(['八千亩晚稻抢在霜降前归', '仓', '全县粮站延长收购时间'].map(front));
    expect(headlineFeatures(full, 0, 2, 'behind')).toMatchObject({ 'runt inside': 1 });
    expect(headlineFeatures(full, 0, 1, 'behind')).toMatchObject({ 'runt after': 1 });
    expect(headlineFeatures(full, 1, 2, 'behind')).toMatchObject({ 'runt before': 1 });
  });

  it.each([
    ['渡口故事 / 守着一盏灯过江三十 / 年 / 老艄公今晚交班', 'before', 1],
    ['“等了九年， / 桥终于通了” / 两岸村民坐头班车过江', 'before', 0],
    ['头班车上的笑声 / 老艄公：“往后不用 / 等船了” / 桥通了', 'behind', 1],
  ] as const)('keeps what goes together: %s', (block, bylines, start) => {
    const found = chooseHeadline(told(block.split(' / ').map(front)), 'modern', bylines);
    expect(found).toEqual({ kicker: start, start, end: start + 2 });
  });

  it('takes a kicker of no line or one, and then one headline of a few lines, whatever the block', () => {
    const nats = fc.double({ min: -9, max: 9, noNaN: true });
    const line = fc.record<FrontLine>({
      text: fc.constantFrom(
        '渡口',
        '停了九年的渡口重新开航',
        '——柳溪见闻',
        '深度·观察',
        '橋墩告成　鋼梁運到',
        '为什么？',
      ),
      doubled: fc.boolean(),
      shared: fc.double({ min: 0, max: 1, noNaN: true }),
      opening: fc.double({ min: 0, max: 1, noNaN: true }),
      goesOn: nats,
      enclosed: fc.boolean(),
      afterByline: fc.boolean(),
      beforeByline: fc.boolean(),
      beginsBox: fc.boolean(),
      odds: fc.record({ kicker: nats, headline: nats, deck: nats }),
      page: fc.record({ boxed: fc.boolean(), spaced: fc.boolean(), traditional: fc.boolean() }),
    });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 10 }),
        fc.constantFrom(...MANNERS),
        fc.constantFrom(...BYLINES),
        (lines, manner, bylines) => {
          const { kicker, start, end } = chooseHeadline(lines, manner, bylines);
          expect([0, 1]).toContain(kicker);
          expect(kicker).toBeLessThanOrEqual(start);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(Math.min(lines.length, start + LONGEST_HEADLINE));
        },
      ),
    );
  });
});

describe('mannerOf', () => {
  /** Twenty lines; a sentence ends with every fifth, whose paragraph is a box. */
  const lines = (blank: (i: number) => boolean): Line[] =>
    Array.from({ length: 20 }, (_, i) =>
      lineOf(i % 5 === 4 ? '船到了，人散了。' : '渡口停了九年，昨天', { number: i + 1, blankBefore: blank(i) }),
    );
  it.each([
    ['no blank lines', () => false, 'modern'],
    ['one', (i: number) => i === 7, 'modern'],
    ['one between boxes', (i: number) => i % 5 === 0, 'boxed'],
    ['one between boxes and some in mid-sentence', (i: number) => i % 5 === 0 || i === 7, 'boxed'],
    ['as often in mid-sentence as elsewhere', (i: number) => i % 3 === 2, 'modern'],
    ['in mid-sentence alone', (i: number) => i % 5 === 2, 'modern'],
    ['one between almost any two lines', (i: number) => i % 8 > 0, 'modern'],
  ] as const)('tells by the blank lines how a page was read: %s', (_, blank, wanted) => {
    expect(mannerOf({ era: 'modern', lines: lines(blank) })).toBe(wanted);
    expect(mannerOf({ era: 'old', lines: lines(blank) })).toBe('old');
  });

  it('does not ask blank lines beside headlines', () => {
    const heads = Array.from({ length: 6 }, (_, i) => lineOf('渡口重开', { number: 30 + i, blankBefore: true }));
    const page = [...lines((i) => i % 5 === 0), ...heads];
    expect(mannerOf({ era: 'modern', lines: page })).toBe('boxed');
  });

  it('knows a page whose rows were taken apart', () => {
    const pieces = [...lines(() => false), lineOf('茶厂', { number: 20 })];
    expect(mannerOf({ era: 'modern', lines: pieces })).toBe('boxed');
  });

  it('stands an empty page', () => {
    expect(mannerOf({ era: 'modern', lines: [] })).toBe('modern');
  });
});
