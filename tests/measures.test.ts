import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Era } from '../src/search/era.js';
import { BREAK_FEATURES, LINE_FEATURES, observe } from '../src/search/features.js';
import { candidateMeasures, geometryOf, logLikelihood, sumReadings } from '../src/search/lattice.js';
import { HEADING, ROLES } from '../src/search/roles.js';
import { tableOf } from '../src/search/weights.js';
import { lineOf } from './units.js';

/** The widths of a column set at `measure` ems: full lines, and lines that a mark left half an em or an em short. */
const column = (measure: number, lines: number) =>
  fc
    .array(fc.constantFrom(0, 0, 0, 0.5, 1), { minLength: lines, maxLength: lines })
    .map((short) => short.map((s) => measure - s));
const measures = fc.integer({ min: 22, max: 60 }).map((n) => n / 2);

describe('candidateMeasures', () => {
  it('finds the measure of a notice of four lines on a page of another', () => {
    fc.assert(
      fc.property(measures, measures, fc.integer({ min: 20, max: 200 }), fc.nat(), (page, notice, lines, at) => {
        fc.pre(Math.abs(page - notice) >= 2);
        const widths: number[] = Array(lines).fill(page);
        widths.splice(at % lines, 0, notice, notice, notice, notice);
        expect(candidateMeasures(widths)).toEqual(expect.arrayContaining([page, notice]));
      }),
    );
  });

  it('finds one near every column that has more than a few lines', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(11, 14, 17, 20, 24, 28), { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(column(0, 12)),
        (set, shorts) => {
          const widths = set.flatMap((m) => (shorts.next().value as number[]).map((s) => m + s));
          const found = candidateMeasures(widths);
          for (const m of set) expect(Math.min(...found.map((c) => Math.abs(c - m)))).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('finds the measure of a notice of four lines on a page of eight others', () => {
    const columns = [12, 14, 16, 18, 20, 24, 26, 28].flatMap((m) => Array<number>(12).fill(m));
    expect(candidateMeasures([...columns, 22, 22, 22, 22])).toEqual(
      expect.arrayContaining([12, 14, 16, 18, 20, 22, 24, 26, 28]),
    );
  });

  it('finds that of a comment of ten lines whose full lines the indented ones of another column account for', () => {
    const essay = [14, 15, 16, 9, 14, 16, 8, 14, 16, 9, 14, 15.5, 16, 2];
    const comment = [11, 13, 10, 11, 13, 13, 13, 4, 11, 7];
    expect(candidateMeasures([...essay, ...comment])).toEqual(expect.arrayContaining([16, 13]));
  });

  it('stays few, on the grid, each once, whatever the widths', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 80, noNaN: true }), { maxLength: 300 }), (widths) => {
        const found = candidateMeasures(widths);
        expect(found.length).toBeLessThanOrEqual(13);
        expect(new Set(found).size).toBe(found.length);
        for (const m of found) {
          expect(Number.isInteger(m * 2)).toBe(true);
          // A column of less than six ems only where eight lines are about as wide.
          const alike = widths.filter((w) => w >= m - 1.25 && w <= m + 0.25).length;
          expect(m).toBeGreaterThanOrEqual(alike >= 8 ? 4 : 6);
        }
      }),
    );
  });

  it('finds a column of four ems beside a headline, of eight lines, and none of seven', () => {
    const page = (narrow: number): number[] => [...Array(narrow).fill(4), ...Array(20).fill(8)];
    expect(candidateMeasures(page(8))).toEqual(expect.arrayContaining([4, 8]));
    expect(candidateMeasures(page(7)).some((m) => m < 6)).toBe(false);
  });

  it.each([
    ['an empty page', []],
    ['one line', [16]],
    ['lines as wide as no neighbour', [16, 8, 20, 12, 24]],
    ['a list of names', [3, 3, 2, 3, 3, 2, 3]],
  ])('finds none in %s', (_, widths) => {
    expect(candidateMeasures(widths)).toEqual([]);
  });
});

describe('observe', () => {
  it('knows a dateline that its bracket closes, where it begins and from the line before', () => {
    const seen = (text: string) => {
      const [, here] = observe([lineOf('渡口無風、船家皆喜、'), lineOf(text)], 'old');
      const names = [here?.seen.map((f) => LINE_FEATURES[f]), here?.atBreak.map((f) => BREAK_FEATURES[f])];
      return names.map((some) => some?.filter((name) => name?.endsWith('dateline')));
    };
    const closed = [['opening-dateline'], ['→dateline']];
    expect(seen('（白鹭埠廿六日江南社電）渡船')).toEqual(closed);
    expect(seen('〔記者石小榆／白鷺埠報導〕渡船')).toEqual(closed);
    expect(seen('本埠訊、渡船昨日')).toEqual([[], []]);
    expect(seen('（白鹭埠廿六日）渡船來電')).toEqual([[], []]);
  });

  it('takes what closes a notice for no headline of one', () => {
    const isHeadline = (text: string) =>
      observe([lineOf(text), lineOf('柳汀县渡口管理站')], 'modern')[0]?.seen.some(
        (f) => LINE_FEATURES[f] === 'notice-headline',
      );
    for (const title of ['讣告', '訃聞', '遗失声明', '招聘启事', '停水预告', '谢　启'])
      expect(isHeadline(title)).toBe(true);
    expect(['特此讣告', '特此声明。', '特此公告'].map(isHeadline)).toEqual([false, false, false]);
  });

  it('tells what a line leaves open, and what it shuts that another one opened', () => {
    const seen = (text: string) =>
      observe([lineOf(text)], 'modern')[0]
        ?.seen.map((f) => LINE_FEATURES[f])
        .filter((name) => name === 'leaves-open' || name === 'shuts-other');
    expect(seen('船工说：“回')).toEqual(['leaves-open']);
    expect(seen('家”，门响了')).toEqual(['shuts-other']);
    expect(seen('家”，他又念《渡')).toEqual(['leaves-open', 'shuts-other']);
    expect(seen('“回家”')).toEqual([]);
    expect(seen('回家')).toEqual([]);
  });

  it('knows the rows of a table by as many words in one of the two lines before or behind', () => {
    const rows = [
      '熙春　每擔　三十七元二角至三',
      '十六元八角',
      '桐油　每簍　二十二元六角',
      '白蠟　每斤',
      '松煙 每箱 九元',
    ];
    const seen = observe(
      rows.map((text) => lineOf(text)),
      'old',
    );
    const rowsOf = (names: readonly (string | undefined)[]) => names.filter((name) => /row$|^row-/u.test(name ?? ''));
    expect(seen.map((o) => rowsOf(o.seen.map((f) => LINE_FEATURES[f])))).toEqual([
      ['row-ahead'],
      [],
      ['row-on', 'row-ahead'],
      [],
      ['row-on'],
    ]);
    expect(seen.map((o) => rowsOf(o.atBreak.map((f) => BREAK_FEATURES[f])))).toEqual([
      [],
      ['after-row'],
      ['→row'],
      ['after-row'],
      ['→row'],
    ]);
  });

  it('knows an opening whose bracket the line’s end leaves open, by the line behind', () => {
    const seen = (...lines: string[]) =>
      observe(
        lines.map((text) => lineOf(text)),
        'modern',
      )[0]?.seen.map((f) => LINE_FEATURES[f]) ?? [];
    expect(seen('（白鹭埠廿六日', '江南社電）渡船')).toContain('opening-wire');
    expect(seen('（白鹭埠廿六日', '渡口無風，船家')).not.toContain('opening-wire');
    expect(seen('白鹭埠廿六日', '江南社電）渡船')).not.toContain('opening-wire');
  });
});

const COLUMN = [
  '停了九年的柳溪渡口昨天重新开',
  '航。头一班渡船坐了三十二个人，',
  '船工老魏把缆绳解开的时候，岸',
  '上响起一阵掌声。渡口的木栈道',
  '是村民自己修的。',
];
const NEXT = ['渡船每天往返六趟，学生和老', '人坐船都不要钱，外乡人坐一趟'];

/** The probability that the line in the middle is a section heading, under weights given by name. */
function headingChance(middle: string, weights: Readonly<Record<string, number>>): number {
  const seen = observe(
    [...COLUMN, middle, ...NEXT].map((text) => lineOf(text)),
    'modern',
  );
  const { role } = sumReadings(seen, geometryOf(seen, 2), tableOf(weights));
  return role[COLUMN.length * ROLES.length + HEADING] as number;
}

describe('a line over the measure of its column', () => {
  const OVER = '一条老街和它的八十七间空铺子怎样重新开张';
  const WITHIN = '八十七间空铺重新开张';
  const against = { 'heading-overrun more': -4 };

  it('is the less a section heading, the more that tells', () => {
    const row = [0, -1, -2, -4].map((w) => headingChance(OVER, { 'heading-overrun more': w }));
    expect([...row].sort((a, b) => b - a)).toEqual(row);
    expect(new Set(row).size).toBe(row.length);
  });

  it('says nothing of one that fits', () => {
    const fits = headingChance(WITHIN, { 'heading-overrun within': 1 });
    expect(fits).toBeGreaterThan(headingChance(WITHIN, {}));
    expect(headingChance(OVER, against)).toBeLessThan(headingChance(WITHIN, against));
  });

  it('is told apart from one of running text', () => {
    expect(headingChance(OVER, { 'overrun more': -4 })).toBeGreaterThan(headingChance(OVER, {}));
  });
});

describe('sumReadings', () => {
  const weights = tableOf({
    'heading-overrun more': -3,
    'overrun more': -3,
    'fullness join full': 1,
    'line more any': 0.5,
    'new-measure enter': -1,
  });
  const observed = (n: number) =>
    observe(
      Array.from({ length: n }, (_, i) => lineOf([...COLUMN, ...NEXT][i % 7] as string)),
      'modern',
    );

  it.each([1, 2, 7, 40])('gives every line chances that add up to one, on a page of %d lines', (n) => {
    const seen = observed(n);
    const geometry = geometryOf(seen, 2);
    const { role, measure, logZ } = sumReadings(seen, geometry, weights);
    for (let i = 0; i < n; i++) {
      expect(role.slice(i * ROLES.length, (i + 1) * ROLES.length).reduce((a, b) => a + b)).toBeCloseTo(1, 9);
      expect(measure.slice(i * geometry.k, (i + 1) * geometry.k).reduce((a, b) => a + b)).toBeCloseTo(1, 9);
    }
    expect(logLikelihood(seen, geometry, weights)).toBeCloseTo(logZ, 9);
  });

  it('says the same in windows as of the whole page', () => {
    const seen = observed(2500);
    const geometry = geometryOf(seen, 2);
    const whole = sumReadings(seen, geometry, weights);
    const windows = sumReadings(seen, geometry, weights, undefined, false);
    expect(windows.logZ).toBe(whole.logZ);
    for (let i = 0; i < whole.role.length; i += 97) expect(windows.role[i]).toBeCloseTo(whole.role[i] as number, 9);
  });
});

describe('observe', () => {
  const poem = [
    '渡口',
    '船还没有来',
    '风先过了河',
    '把芦苇一根一根',
    '数给它听',
    '缆绳松开',
    '水往两边让',
    '人们站着',
    '像一排新插的秧',
  ];
  const seen = (texts: readonly string[], era: Era = 'modern'): string[][] =>
    observe(
      texts.map((t) => lineOf(t)),
      era,
    ).map((o) => o.seen.map((f) => LINE_FEATURES[f] as string).filter((name) => /^bare-(?:ahead|behind)/u.test(name)));

  it('counts the short lines without a mark that follow and that stand before', () => {
    expect(seen(poem)).toEqual([
      ['bare-ahead-8', 'bare-behind-0'],
      ['bare-ahead-4', 'bare-behind-1'],
      ['bare-ahead-4', 'bare-behind-2'],
      ['bare-ahead-4', 'bare-behind-2'],
      ['bare-ahead-4', 'bare-behind-4'],
      ['bare-ahead-2', 'bare-behind-4'],
      ['bare-ahead-2', 'bare-behind-4'],
      ['bare-ahead-1', 'bare-behind-4'],
      ['bare-ahead-0', 'bare-behind-8'],
    ]);
  });

  it.each<[string, string[], number, string[]]>([
    [
      'what a notice is called, and what stands in one',
      ['寻亲公告', '联系电话：5550123'],
      0,
      ['notice-headline', 'next-notice-mark'],
    ],
    ['the same from below', ['寻亲公告', '联系电话：5550123', '柳溪镇福利院'], 1, ['next-office', 'notice-mark']],
    ['and from below that', ['寻亲公告', '联系电话：5550123', '柳溪镇福利院'], 2, ['office', 'last-notice-mark']],
    ['an office that signs a notice', ['柳溪镇福利院', '3月5日'], 0, ['office', 'next-signed-date']],
    [
      'the date below',
      ['柳溪镇福利院', '二〇二四年三月五日', '讣　告'],
      1,
      ['signed-date', 'next-notice-headline', 'last-office'],
    ],
    [
      'a headline set wide, of a notice below another',
      ['3月5日', '讣　告'],
      1,
      ['notice-headline', 'last-signed-date'],
    ],
    ['a sentence that ends in an office', ['，后来去了福利院'], 0, []],
    ['a name, and what stands above it', ['渡口夜话', '石小榆'], 0, ['next-name']],
    ['a name alone', ['渡口夜话', '石小榆'], 1, ['name-alone']],
    ['one with a rarer surname', ['渡口夜话', '柳成荫'], 1, ['name-alone']],
    ['one with a surname of two characters', ['渡口夜话', '欧阳榆'], 1, ['name-alone']],
    ['a headline with its author', ['守渡口的人　石小榆'], 0, ['name-behind']],
    ['one who speaks', ['她数了一遍又一遍'], 0, ['pronoun']],
    ['nothing of it', ['柳溪渡口重新开航'], 0, []],
    ['a long line that speaks of a notice', ['柳溪渡口重新开航的公告贴在码头上'], 0, []],
  ])('knows %s', (_, texts, at, wanted) => {
    const told =
      observe(
        texts.map((t) => lineOf(t)),
        'modern',
      )[at]?.seen.map((f) => LINE_FEATURES[f] as string) ?? [];
    expect(told.filter((name) => /notice|name|pronoun|office|signed/u.test(name))).toEqual(wanted);
  });

  it('counts none before 1950, where narrow columns have many such lines', () => {
    expect(seen(poem, 'old').flat()).toEqual([]);
  });

  it('begins to count anew behind a mark and behind a long line', () => {
    const at = (i: number, text: string) => seen(poem.with(i, text));
    for (const text of ['船还没有来，', '船还没有来的时候风先过了河'.repeat(2)])
      expect([at(1, text)[0], at(1, text)[2]]).toEqual([
        ['bare-ahead-0', 'bare-behind-0'],
        ['bare-ahead-4', 'bare-behind-0'],
      ]);
  });
});

describe('a series of numbers', () => {
  const seen = (texts: readonly string[], era: Era = 'modern') =>
    observe(
      texts.map((text) => lineOf(text)),
      era,
    ).map(({ seen, atBreak }) => [
      LINE_FEATURES[seen.find((f) => LINE_FEATURES[f]?.startsWith('series')) ?? -1]?.slice(7) ?? null,
      atBreak.some((f) => BREAK_FEATURES[f] === '→series'),
    ]);
  const text = '全县上下埋头苦干，竹木加工园建成投产，';

  it('is of section heads where short lines stand over text', () => {
    expect(seen(['一、工作回顾', text, '二、今年重点', text, text])).toEqual([
      ['heads', false],
      [null, false],
      ['heads', true],
      [null, false],
      [null, false],
    ]);
  });

  it.each([
    ['end as text does', ['一、工作回顾。', text, '二、今年重点，', text]],
    ['stand one below the other', ['一、工作回顾', '二、今年重点', text]],
    ['are as wide as what follows', [`一、${text.slice(0, -3)}`, text, `二、${text.slice(0, -3)}`, text]],
  ])('is of paragraphs or items where its lines %s', (_, texts) => {
    expect(seen(texts).filter(([kind]) => kind !== null)).toEqual([
      ['text', false],
      ['text', true],
    ]);
  });

  it('tells nothing before 1950', () => {
    expect(seen(['一、工作回顾', text, '二、今年重点', text], 'old').flat()).toEqual(
      Array(4).fill([null, false]).flat(),
    );
  });
});

describe('a phrase that stands far off', () => {
  const body = (n: number): string[] =>
    Array.from({ length: n }, (_, i) => `往年炒茶要守一夜${'甲乙丙丁戊己庚辛'[i]}，`);
  const seen = (texts: readonly string[]): string[] =>
    observe(
      texts.map((text, i) => lineOf(text, { number: i + 1 })),
      'modern',
    )[0]?.seen.map((f) => LINE_FEATURES[f] as string) ?? [];
  const told = (texts: readonly string[]): string[] => seen(texts).filter((name) => /^phrase/u.test(name));

  it('is known by three characters in a row, and more of it by more', () => {
    expect(told(['渡口夜航开了', ...body(8), '昨天，渡口夜灯下。'])).toEqual(['phrase-afar']);
    expect(told(['渡口夜航开了', ...body(8), '昨天，渡口夜航开了头。'])).toEqual(['phrase-afar', 'phrases-afar']);
    expect(told(['渡口夜航开了', ...body(8), '昨天，渡口点了灯。'])).toEqual([]);
  });

  it('is none where it stands near by: in the next stanza, or the next headline', () => {
    expect(told(['渡口夜航开了', ...body(2), '昨天，渡口夜航开了头。'])).toEqual([]);
  });

  it('is not asked for in a line too long for display type', () => {
    const long = '渡口夜航开了以后两岸的人都说晚上回家再也不用绕那么远的路';
    expect(told([long, ...body(8), '昨天，渡口夜航开了头。'])).toEqual([]);
  });

  it('is seen apart from a text that breaks off, which a teaser that says where to see more is not', () => {
    expect(seen(['渡口夜航开了（下转第3版）'])).toContain('ends-jump');
    expect(seen(['渡口夜航开了（详见第3版）'])).not.toContain('ends-jump');
  });
});
