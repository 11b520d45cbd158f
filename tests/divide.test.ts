import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { HeadlineBlock, Unit } from '../src/model/draft.js';
import type { ArticleWeights, Costs } from '../src/search/articleWeights.js';
import { type Assignment, assign } from '../src/search/assign.js';
import { BYLINES, cutFeatures } from '../src/search/blockCuts.js';
import { type Division, divide, divisionOf, likelierThan, likeliest } from '../src/search/divide.js';
import { sum } from '../src/search/gaps.js';
import { againOdds, BLOCK_TRAITS, kinName, LineTraits } from '../src/search/kinship.js';
import { SeenPage } from '../src/search/seenPage.js';
import { unitOf } from './units.js';

// The mechanisms, under weights of the test's own: what the fitted ones are worth is told by the proof sheets.

const COSTS: Costs = {
  words: 1,
  bylineWords: 0.1,
  alien: 0,
  before: -1,
  turn: -1,
  elsewhere: -2,
  leaves: 0,
  unattached: -6,
  bareBody: -1,
  secondByline: -2,
  onlyByline: -2,
  signature: -1,
  long: -0.5,
};
/** Pages whose headlines stand right before their bodies, in the order of the bodies, or anywhere. */
const byOrder = (costs: Partial<Costs>): ArticleWeights['costs'] => ({
  straight: { ...COSTS, before: 0.5, turn: -4, elsewhere: -6, ...costs },
  ordered: { ...COSTS, before: 0, turn: 0, elsewhere: -3, ...costs },
  free: { ...COSTS, ...costs },
});
/** A byline ends its block. */
const SIGNED = { 'kinds b|f-': 3, 'kinds b|fb': 3, 'kinds f|b-': -3, 'kinds f|bf': -3 };
const PLAIN: ArticleWeights = {
  gap: { opening: 1 },
  run: { display: 1 },
  cut: { any: -5 },
  block: {
    any: -1,
    ...Object.fromEntries(
      Object.entries(SIGNED).flatMap(([name, x]) => BYLINES.map((place) => [`${place} ${name}`, x])),
    ),
  },
  kin: {},
  // A headline comes out in one place.
  again: { any: Number.NEGATIVE_INFINITY },
  agreement: 2.5,
  headWords: 0,
  bylines: { last: 3, within: -1 },
  costs: byOrder({}),
  scale: { gaps: 1, blocks: 1, kin: 1, again: 1 },
};
let weights = PLAIN;
const weigh = (costs: Partial<Costs> = {}, rest: Partial<ArticleWeights> = {}): void => {
  weights = { ...PLAIN, ...rest, costs: byOrder(costs) };
};
afterEach(() => weigh());

const front = (text: string): Unit => unitOf('front', text);
const byline = (text: string): Unit => unitOf('byline', text);
const p = (text: string, opening = 0.0001): Unit => unitOf('paragraph', text, { opening });
const begins = (text: string): Unit => p(text, 0.99);

interface FrontRun {
  readonly units: readonly Unit[];
  readonly before: number | null;
  readonly after: number | null;
  readonly pointed?: boolean;
}
const run = (units: readonly Unit[], before: number | null = null, after: number | null = null): FrontRun => ({
  units,
  before,
  after,
});

/** Some runs of headline lines given to so many bodies; `fit` tells what each accounts for of each line, by its text. */
function put(runs: readonly FrontRun[], bodies: number, fit: (text: string, body: number) => number): Assignment {
  const displays = runs.flatMap((r) => r.units).map((u, at) => ({ ...u, at }));
  let n = 0;
  return assign({
    displays,
    lineTraits: new LineTraits(displays),
    kin: Array.from({ length: bodies }, () => new Float64Array(BLOCK_TRAITS.length)),
    again: againOdds(weights.again),
    runs: runs.map((r) => ({ pointed: false, ...r, lines: r.units.map(() => n++) })),
    fits: Array.from({ length: bodies }, (_, b) => Float64Array.from(displays, (d) => fit(d.text.value, b))),
    cutsOf: (lines, bylines) => {
      const units = lines.map((d) => displays[d] as Unit);
      const before = Float64Array.from(units, (_, i) =>
        i === 0 ? 0 : sum(weights.block, cutFeatures(units, i, bylines)),
      );
      return { before, uncut: -before.subarray(1).reduce((s, odds) => s + Math.log1p(Math.exp(odds)), 0) };
    },
    bylineOdds: { before: 0, behind: 0 },
    costs: weights.costs,
  });
}
/** The same with what is said in a table; 0 where nothing is. */
const blocksOf = (runs: readonly FrontRun[], bodies: number, fits: Readonly<Record<string, readonly number[]>> = {}) =>
  put(runs, bodies, (text, b) => fits[text]?.[b] ?? 0).blocks;
const shown = (blocks: readonly HeadlineBlock[]): Record<string, number | null> =>
  Object.fromEntries(blocks.map((b) => [b.units.map((u) => u.text.value).join('/'), b.body]));

describe('assign', () => {
  it('gives headlines to the bodies that have their words, in whatever order they stand', () => {
    const heap = run([front('茶厂'), byline('记者 甲'), front('渡口'), byline('记者 乙')]);
    const blocks = blocksOf([heap], 2, { 茶厂: [-1, 5], 渡口: [5, -1] });
    expect(shown(blocks)).toEqual({ '茶厂/记者 甲': 1, '渡口/记者 乙': 0 });
  });

  it('gives a body to one headline, though two have its words', () => {
    const heap = run([front('茶厂'), byline('甲'), front('茶山'), byline('乙')]);
    expect(new Set(blocksOf([heap], 2, { 茶厂: [5, 0], 茶山: [4, 0] }).map((b) => b.body)).size).toBe(2);
  });

  it('gives a body another part of its headline: one that interrupts it and has its words, as a rule', () => {
    weigh({ unattached: -2 }, { again: { any: -6, amid: 5, 'amid words': 1 } });
    const runs = [run([front('茶厂')], 0), run([front('开秤')], null, 0)];
    expect(shown(blocksOf(runs, 1, { 茶厂: [5], 开秤: [3] }))).toEqual({ 茶厂: 0, 开秤: 0 });
    expect(shown(blocksOf(runs, 1, { 茶厂: [5], 开秤: [-3] }))).toEqual({ 茶厂: 0, 开秤: null });
    // Anywhere else the same words are not enough.
    const apart = [run([front('茶厂')], 0), run([front('渡口')], 1, 0), run([front('开秤')], null, 1)];
    expect(shown(blocksOf(apart, 2, { 茶厂: [5, -1], 渡口: [-1, 5], 开秤: [3, -1] }))).toMatchObject({ 开秤: null });
  });

  it('knows another part of a headline by its make', () => {
    weigh({ unattached: -2 }, { again: { any: -6, short: 9 } });
    const behind = (text: string) =>
      shown(blocksOf([run([front('茶厂')], 0), run([front(text)], null, 0)], 1, { 茶厂: [5] }));
    expect(behind('开秤')).toEqual({ 茶厂: 0, 开秤: 0 });
    expect(behind('新机器炒茶不用烧柴火')).toEqual({ 茶厂: 0, 新机器炒茶不用烧柴火: null });
  });

  it('gives the body left over to the headline in its turn, though they share no word', () => {
    const heap = run(['网', '诗', '表', '菜'].flatMap((text) => [front(text), byline(`□${text}`)]));
    const blocks = blocksOf([heap], 4, { 网: [5, 0, 0, 0], 表: [0, 0, 5, 0], 菜: [0, 0, 0, 5] });
    expect(shown(blocks)).toEqual({ '网/□网': 0, '诗/□诗': 1, '表/□表': 2, '菜/□菜': 3 });
  });

  it('reaches the first of fifty bodies from a heap behind them all, and the last from one before them', () => {
    const names = Array.from({ length: 50 }, (_, i) => `第${i}`);
    const heads = names.flatMap((name) => [front(name), byline(`□${name}`)]);
    for (const before of [null, 0]) {
      const { blocks } = put([run(heads, before)], 50, (text, b) => (text === names[b] ? 5 : -1));
      expect(blocks.map((b) => b.body)).toEqual(names.map((_, i) => i));
    }
  });

  it('gives no body to a block that says its body is on another page, unless the words speak for it clearly', () => {
    const teaser = { ...run([front('灯会')]), pointed: true };
    const heap = [teaser, run([front('茶厂')])];
    expect(shown(blocksOf(heap, 1, { 灯会: [3], 茶厂: [2] }))).toEqual({ 灯会: null, 茶厂: 0 });
    expect(shown(blocksOf([run([front('灯会')]), run([front('茶厂')])], 1, { 灯会: [3], 茶厂: [2] }))).toEqual({
      灯会: 0,
      茶厂: null,
    });
    expect(shown(blocksOf([teaser], 1, { 灯会: [30] }))).toEqual({ 灯会: 0 });
  });

  it('leaves a headline alone where no body has its words and the cost is small', () => {
    weigh({ unattached: -0.1 });
    const heap = run([front('茶厂'), byline('甲'), front('灯会'), byline('乙')]);
    expect(shown(blocksOf([heap], 2, { 茶厂: [5, 0], 灯会: [-3, -3] }))).toEqual({ '茶厂/甲': 0, '灯会/乙': null });
  });

  it('takes what stands right before a body for its headline where words say nothing', () => {
    const runs = [run([front('其一')], 0), run([front('其二')], 1, 0), run([front('其三')], 2, 1)];
    expect(shown(blocksOf(runs, 3))).toEqual({ 其一: 0, 其二: 1, 其三: 2 });
  });

  it('chooses the habit by the page: the order where it holds, none where words are against it', () => {
    const heap = run(['甲', '乙', '丙'].flatMap((text) => [front(text), byline(`□${text}`)]));
    const fits = (order: readonly number[]) => (text: string, b: number) =>
      order['甲乙丙'.indexOf(text)] === b ? 6 : -2;
    expect(put([heap], 3, fits([0, 1, 2])).habit.order).toBe('ordered');
    expect(put([heap], 3, fits([2, 1, 0])).habit.order).toBe('free');
  });

  it('keeps lines in one block where they fit one body, and parts them where they fit two', () => {
    const lines = run([front('渡口'), front('茶厂')]);
    expect(shown(blocksOf([lines], 2, { 渡口: [5, 0], 茶厂: [5, 0] }))).toEqual({ '渡口/茶厂': 0 });
    expect(shown(blocksOf([lines], 2, { 渡口: [5, -1], 茶厂: [-1, 5] }))).toEqual({ 渡口: 0, 茶厂: 1 });
  });

  it('tells by what a run ends with whether bylines close their blocks or stand before their headlines', () => {
    const after = (place: string, pattern: string): [string, number] => [`${place} kinds ${pattern}`, 6];
    weigh({}, { block: { any: -3, ...Object.fromEntries([after('behind', 'fb|f'), after('before', 'bf|b')]) } });
    const lines = [front('茶厂'), byline('甲'), front('渡口'), byline('乙')];
    const text = ['炒茶不用烧柴。', '渡船每天往返六趟。'].map(begins);
    const blocks = (units: readonly Unit[]) => {
      const page = divided([...text, ...units]);
      return [page.bylines, ...page.blocks.map((b) => b.units.map((u) => u.text.value).join('/'))];
    };
    expect(blocks(lines)).toEqual(['behind', '茶厂/甲', '渡口/乙']);
    expect(blocks([...lines].reverse())).toEqual(['before', '乙/渡口', '甲/茶厂']);
  });

  it('leaves a long line without a word of any body alone, and a short one not', () => {
    weigh({ alien: -9 });
    const put = (line: string, fit: number) => shown(blocksOf([run([front(line)], 0)], 1, { [line]: [fit] }));
    const long = '坐着渡船去看雪山下面的油菜花';
    expect(put(long, -0.5)).toEqual({ [long]: null });
    expect(put('看花去', -0.5)).toEqual({ 看花去: 0 });
    // One word may be chance.
    expect(put(long, 0.5)).toEqual({ [long]: null });
    expect(put(long, 3)).toEqual({ [long]: 0 });
  });

  it('finds each headline right before its body likelier than any other order', () => {
    const runs = [run([front('其一')], 0), run([front('其二')], 1, 0), run([front('其三')], 2, 1)];
    expect(put(runs, 3, () => 0).habit.order).toBe('straight');
  });

  it('reads a lone byline right behind a body as its signature', () => {
    weigh({ signature: 1 });
    const lines = [byline('本报记者方向晚'), front('茶厂')];
    const [signed] = blocksOf([run(lines, 1, 0)], 2, { 茶厂: [0, 5] });
    expect(signed).toMatchObject({ signs: 0, body: null });
    // Nothing stands before it that it could sign.
    expect(blocksOf([run(lines, 1)], 2, { 茶厂: [0, 5] }).every((b) => b.signs === null)).toBe(true);
  });

  it.each([
    ['nothing', [], 0, {}],
    ['bodies without headlines', [], 3, {}],
    ['one headline and one body', [run([front('渡口')], 0)], 1, { 渡口: 0 }],
    [
      'headlines without bodies',
      [run([front('渡口'), byline('甲')]), run([front('茶厂')])],
      0,
      { '渡口/甲': null, 茶厂: null },
    ],
  ] as [string, FrontRun[], number, object][])('stands %s', (_, runs, bodies, wanted) => {
    expect(shown(blocksOf(runs, bodies))).toEqual(wanted);
  });

  it('puts every line in one block, in order, and no body in two, whatever the weights', () => {
    const number = fc.double({ min: -8, max: 8, noNaN: true });
    const costs = fc.record(
      Object.fromEntries(Object.keys(COSTS).map((k) => [k, number])) as Record<keyof Costs, typeof number>,
    );
    const kinds = fc.array(fc.constantFrom(front, byline), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        costs,
        fc.array(kinds, { maxLength: 3 }),
        fc.nat(4),
        fc.array(number, { minLength: 60, maxLength: 60 }),
        fc.option(number, { nil: Number.NEGATIVE_INFINITY }),
        (c, made, bodies, fits, again) => {
          weigh(c, { again: { any: again, amid: 1, 'amid words': 0.5 } });
          let n = 0;
          const runs = made.map((units, i) =>
            run(
              units.map((make) => make(String(n++))),
              i < bodies ? i : null,
              i > 0 && i <= bodies ? i - 1 : null,
            ),
          );
          const { blocks, score } = put(runs, bodies, (text, b) => fits[(Number(text) * 5 + b) % 60] as number);
          expect(blocks.flatMap((b) => b.units.map((u) => u.text))).toEqual(
            runs.flatMap((r) => r.units.map((u) => u.text)),
          );
          const used = blocks.flatMap((b) => (b.body === null ? [] : [b.body]));
          // Unless headlines come out in parts.
          if (again === Number.NEGATIVE_INFINITY) expect(new Set(used).size).toBe(used.length);
          expect(used.every((b) => b >= 0 && b < bodies)).toBe(true);
          expect(Number.isFinite(score)).toBe(true);
          for (const b of blocks) if (b.signs !== null) expect(b.units.map((u) => u.kind)).toEqual(['byline']);
        },
      ),
    );
  });
});

const FERRY = [
  '停了九年的渡口昨天重新开航，头一班渡船坐了三十二个人。',
  '渡船每天往返六趟，船工把缆绳解开，渡口响起掌声。',
];
const TEA = ['白鹭山的茶厂添了一台新机器，炒茶不用烧柴。', '往年炒茶要守一夜，茶厂的机器两个钟头就能炒完一锅茶。'];
const FERRY_HEAD = '柳溪渡口渡船开航';
const TEA_HEAD = '茶厂炒茶有了机器';

const divided = (units: readonly Unit[]): Division => divide(new SeenPage(units), weights);

describe('divide, of what points to another page', () => {
  const ferry = begins('停了九年的渡口昨天重新开航，头一班渡船坐了三十二个人。');
  const pointer = unitOf('tail', '（详见第4版）');
  const textsOf = (units: readonly Unit[]): string[] => units.map((u) => u.text.value);

  it('ends the headline block before it there, and leaves it without a body', () => {
    const { bodies, blocks } = divided([ferry, front('灯会今晚开场'), pointer, front('渡口重新开航')]);
    expect(blocks.map((b) => [textsOf(b.units), b.body])).toEqual([
      [['灯会今晚开场', '（详见第4版）'], null],
      [['渡口重新开航'], 0],
    ]);
    expect(bodies.map((b) => textsOf(b.units))).toEqual([[ferry.text.value]]);
  });

  it('begins no body, nor makes what stands behind it the signature of one', () => {
    const teasers = divided([front('灯会今晚开场'), pointer]);
    expect(teasers.bodies).toEqual([]);
    expect(teasers.blocks.map((b) => textsOf(b.units))).toEqual([['灯会今晚开场', '（详见第4版）']]);
    weigh({ signature: 9 });
    const signed = (...between: Unit[]): string[] =>
      divided([ferry, ...between, byline('沈听潮')]).blocks.flatMap((b) => textsOf(b.units));
    expect(signed()).toEqual([]);
    expect(signed(front('灯会今晚开场'), pointer)).toContain('沈听潮');
  });

  it.each([
    ['where it names another article', [front('渡口重新开航'), unitOf('tail', '（相关报道见第4版）'), ferry]],
    ['behind running text, which goes on there', [front('渡口重新开航'), ferry, unitOf('tail', '（下转第4版）')]],
    ['where what began here goes on there', [front('渡口重新开航'), unitOf('tail', '（下转第4版）'), ferry]],
    ['where it says where a text came from', [front('渡口重新开航'), unitOf('tail', '（上接第1版）'), ferry]],
  ])('stays with the body: %s', (_, units) => {
    const { bodies, blocks } = divided(units);
    expect(blocks.map((b) => [textsOf(b.units), b.body])).toEqual([[['渡口重新开航'], 0]]);
    expect(bodies.flatMap((b) => textsOf(b.units))).toHaveLength(2);
  });
});
/** The page as it was divided, in words. */
const articles = ({ bodies, blocks }: Division): [string | null, string[]][] =>
  bodies.map((body, i) => [
    blocks
      .find((b) => b.body === i)
      ?.units.map((u) => u.text.value)
      .join('/') ?? null,
    body.units.map((u) => u.text.value),
  ]);

describe('divide', () => {
  const page = [...FERRY, ...TEA].map((t) => p(t));
  /** No place looks like the beginning of an article: the odds are so far against it, in nats. */
  const against = (nats: number): Partial<ArticleWeights> => ({ gap: { any: -nats } });

  it('gives headlines without a word in common to the bodies of their make', () => {
    const notice = p('镇东头有门面两间，价钱面议，联系电话：0578-331****。', 0.99);
    const verse = unitOf('verse', '石头在水底数着自己的年纪', { opening: 0.99 });
    const heads = [front('灯下'), byline('□南枝'), front('招租启事'), byline('□某公司')];
    const kin = { [kinName('notice', 'notice')]: 6, [kinName('short', 'verse')]: 6 };
    for (const bodies of [
      [notice, verse],
      [verse, notice],
    ]) {
      weigh({}, { gap: { opening: 5 }, kin });
      const made = Object.fromEntries(articles(divided([...heads, ...bodies])).map(([head, body]) => [body[0], head]));
      expect(made).toEqual({
        [notice.text.value]: '招租启事/□某公司',
        [verse.text.value]: '灯下/□南枝',
      });
    }
  });

  it('makes one block of all parts of a headline, in the order in which they came out', () => {
    const cut = [p(TEA[0] as string), front('白鹭山的茶厂'), p(TEA[1] as string)];
    weigh({}, { ...against(20), run: { any: -9 }, cut: { any: 9 }, again: { any: -1, 'amid words': 1 } });
    const { blocks } = divided([front(TEA_HEAD), byline('□阿棠'), ...cut]);
    expect(shown(blocks)).toEqual({ [`${TEA_HEAD}/□阿棠/白鹭山的茶厂`]: 0 });
    expect(blocks[0]?.apart?.map((u) => u.text.value)).toEqual(['白鹭山的茶厂']);
  });

  it('divides a body where a headline that would be left over fits its second part alone', () => {
    weigh({ words: 3 }, against(7));
    const heads = [front(FERRY_HEAD), byline('□南枝'), front(TEA_HEAD), byline('□阿棠')];
    expect(articles(divided([...page, ...heads]))).toEqual([
      [`${FERRY_HEAD}/□南枝`, FERRY],
      [`${TEA_HEAD}/□阿棠`, TEA],
    ]);
  });

  it('leaves the same body whole where no headline asks for its second part', () => {
    weigh({ words: 3 }, against(7));
    const heads = [front(FERRY_HEAD), byline('□南枝')];
    expect(articles(divided([...page, ...heads]))).toEqual([[`${FERRY_HEAD}/□南枝`, [...FERRY, ...TEA]]]);
  });

  it('leaves it whole where the place is hopeless, whatever the headlines say', () => {
    weigh({ words: 3 }, against(12));
    const heads = [front(FERRY_HEAD), byline('□南枝'), front(TEA_HEAD), byline('□阿棠')];
    expect(divided([...page, ...heads]).bodies).toHaveLength(1);
  });

  it('finds the same on a page of which a line was read otherwise, and keeps what it knew of the rest', () => {
    weigh({ words: 3 }, against(7));
    const heads = [front(FERRY_HEAD), byline('□南枝')];
    const before = likeliest(new SeenPage([...page, ...heads, unitOf('furniture', TEA_HEAD)]), weights);
    const other = new SeenPage([...page, ...heads, front(TEA_HEAD)], before.page.texts);
    const after = likelierThan(Number.NEGATIVE_INFINITY, other, weights, before);
    expect(after?.score).toBeCloseTo(likeliest(other, weights).score, 9);
    expect(after?.worth).toBeCloseTo(likeliest(other, weights).worth, 9);
    expect(after && articles(divisionOf(after))).toEqual([
      [`${FERRY_HEAD}/□南枝`, FERRY],
      [TEA_HEAD, TEA],
    ]);
    expect([...(after?.known.keys() ?? [])]).toEqual(page.slice(1).map((unit) => unit.lines[0]));
  });

  it('gives up a page that can hardly weigh as much as is asked', () => {
    weigh({ words: 3 });
    const before = likeliest(new SeenPage([...page, front(FERRY_HEAD)]), weights);
    const other = new SeenPage([...page, front(FERRY_HEAD), front(TEA_HEAD)], before.page.texts);
    const { worth } = likeliest(other, weights);
    expect(likelierThan(worth, other, weights, before)?.worth).toBeCloseTo(worth, 9);
    expect(likelierThan(worth + 20, other, weights, before)).toBeNull();
  });

  describe('is worth, beside the same page with a few lines read otherwise,', () => {
    const worthOf = (units: readonly Unit[]): number => likeliest(new SeenPage(units), weights).worth;

    it('no more for places that are sure, whichever way', () => {
      const sure = (odds: number): number => {
        weigh({ bareBody: 0 }, { gap: { any: odds } });
        return worthOf(page);
      };
      expect(Math.abs(sure(20) - sure(-20))).toBeLessThan(0.01);
    });

    it('hardly more for lines that repeat a shape, and less where they are read in different ways', () => {
      const heads = (n: number): Unit[] =>
        FERRY.concat(TEA).flatMap((text, i) => [
          p(text),
          ...(i < n ? [front('掌声响起来'), front('灯都亮了起来')] : []),
        ]);
      const gain = (agreement: number, run: ArticleWeights['run']): number => {
        const of = (n: number): number => {
          weigh({}, { agreement, run, gap: { any: -20 } });
          return worthOf(heads(n));
        };
        return of(2) - of(1);
      };
      const on = { any: -20 };
      expect(gain(5, on) - gain(0, on)).toBeLessThan(Math.log(2));
      expect(gain(5, on) - gain(0, on)).toBeGreaterThan(0);
    });

    it('more for the words that section heads share with their article only where these count', () => {
      const ferry = [begins(FERRY[0] as string), front('渡口重新开航'), ...FERRY.slice(1).map((text) => p(text))];
      const tea = [begins(TEA[0] as string), ...TEA.slice(1).map((text) => p(text))];
      const of = (headWords: number, words: number): number => {
        weigh({ words }, { headWords, run: { any: -20 } });
        return worthOf([...ferry, ...tea]);
      };
      expect(of(0, 4)).toBeCloseTo(of(0, 1), 9);
      expect(of(1, 4)).toBeGreaterThan(of(1, 1));
    });
  });

  it('begins an article at an opening', () => {
    const units = [begins(FERRY[0] as string), p(FERRY[1] as string), begins(TEA[0] as string), p(TEA[1] as string)];
    expect(articles(divided(units))).toEqual([
      [null, FERRY],
      [null, TEA],
    ]);
  });

  it('keeps what is likelier a section heading at the head of a body, below its headline block', () => {
    const led = (first: Unit): Division =>
      divided([
        unitOf('front', '渡口的灯火'),
        unitOf('byline', '石小榆'),
        first,
        p(FERRY[0] as string),
        p(FERRY[1] as string),
      ]);
    const section = led(unitOf('heading', '一'));
    expect(section.blocks.map((b) => b.units.map((u) => u.text.value))).toEqual([['渡口的灯火', '石小榆']]);
    expect(section.bodies[0]?.units.map((u) => u.kind)).toEqual(['heading', 'paragraph', 'paragraph']);
    const deck = led(unitOf('front', '写给父亲'));
    expect(deck.blocks[0]?.units).toHaveLength(3);
    expect(deck.bodies[0]?.units.map((u) => u.kind)).toEqual(['paragraph', 'paragraph']);
  });

  it('takes such a line for the headline where no other stands there', () => {
    const alone = divided([unitOf('heading', '渡口夜航'), p(FERRY[0] as string)]);
    expect(alone.blocks[0]?.units.map((u) => u.text.value)).toEqual(['渡口夜航']);
    expect(alone.bodies[0]?.units.map((u) => u.kind)).toEqual(['paragraph']);
  });

  it('makes display lines section headings where the article goes on, and headlines where it does not', () => {
    const between = (front: number, heading: number): Unit[] => [
      p(FERRY[0] as string),
      unitOf('front', '掌声响起来', { front, heading }),
      p(FERRY[1] as string),
    ];
    const on = divided(between(0.001, 0.95));
    expect(on.bodies).toHaveLength(1);
    expect(on.bodies[0]?.units.map((u) => u.kind)).toEqual(['paragraph', 'heading', 'paragraph']);
    expect(on.blocks).toEqual([]);
    const off = divided(between(0.95, 0.001));
    expect(off.bodies).toHaveLength(2);
    expect(shown(off.blocks)).toEqual({ 掌声响起来: 1 });
  });

  it.each([
    ['numbered', '一、换船', '二、换人'],
    ['a word and a colon', '老船：还能走', '新船：不敢开'],
    ['in quotes', '“船要换了”', '“人也要换”'],
  ])('reads a lone line as the one before it where both are made alike: %s', (_, first, second) => {
    const page = (other: string): Division =>
      divided([
        p(FERRY[0] as string),
        unitOf('front', first, { front: 0.01, heading: 0.9 }),
        p(FERRY[1] as string),
        unitOf('front', other, { front: 0.6, heading: 0.3 }),
        p(TEA[0] as string),
      ]);
    expect(page(second).bodies).toHaveLength(1);
    for (const otherwise of ['换人', '三、换人']) expect(page(otherwise).bodies).toHaveLength(2);
  });

  it('sets headline lines apart that interrupt an article', () => {
    weigh({}, { run: { any: -9 }, cut: { any: 9 } });
    const { bodies, blocks } = divided([p(FERRY[0] as string), front(TEA_HEAD), p(FERRY[1] as string)]);
    expect(bodies.map((b) => b.units.map((u) => u.text.value))).toEqual([FERRY]);
    expect(blocks.flatMap((b) => b.units).map((u) => u.kind)).toEqual(['front']);
  });

  it('makes a byline right behind a body its tail', () => {
    weigh({ signature: 5 });
    const units = [p(FERRY[0] as string), byline('本报记者方向晚'), front(TEA_HEAD), begins(TEA[0] as string)];
    const { bodies, blocks } = divided(units);
    expect(bodies.map((b) => b.units.map((u) => u.kind))).toEqual([['paragraph', 'tail'], ['paragraph']]);
    expect(shown(blocks)).toEqual({ [TEA_HEAD]: 1 });
  });

  it('takes what stands right before the first text for its headline block, whatever opens the page', () => {
    weigh({ signature: 5 });
    for (const first of [unitOf('caption', '图为茶厂。'), unitOf('tail', '（上接第1版）')]) {
      const { bodies, blocks } = divided([first, byline('记者 石小榆'), p(FERRY[0] as string)]);
      expect(shown(blocks)).toEqual({ '记者 石小榆': 0 });
      expect(bodies.map((b) => b.units.map((u) => u.kind))).toEqual([[first.kind, 'paragraph']]);
    }
  });

  it('keeps a signature where the body goes on behind it and is interrupted again', () => {
    weigh({ signature: 5 }, { run: { any: -9 }, cut: { any: 9 } });
    const units = [p(FERRY[0] as string), byline('本报记者方向晚'), p(FERRY[1] as string), front(TEA_HEAD)];
    const { bodies, blocks } = divided(units);
    expect(bodies.map((b) => b.units.map((u) => u.kind))).toEqual([['paragraph', 'tail', 'paragraph']]);
    expect(shown(blocks)).toEqual({ [TEA_HEAD]: 0 });
  });

  it.each([
    ['an empty page', []],
    ['one headline', [front(FERRY_HEAD)]],
    ['one paragraph', [p(FERRY[0] as string)]],
    ['furniture alone', [unitOf('furniture', '第三版')]],
    ['a caption before anything else', [unitOf('caption', '图为渡口。'), p(FERRY[0] as string)]],
  ] as [string, Unit[]][])('stands %s', (_, units) => {
    const { bodies, blocks, furniture } = divided(units);
    const kept = [...bodies.flatMap((b) => b.units), ...blocks.flatMap((b) => b.units), ...furniture];
    expect(kept.map((u) => u.text.value)).toEqual(units.map((u) => u.text.value));
  });

  it('keeps every unit once, and those of a body in order, whatever the weights', () => {
    const number = fc.double({ min: -6, max: 6, noNaN: true });
    const KINDS = [
      'front',
      'byline',
      'furniture',
      'caption',
      'tail',
      'paragraph',
      'paragraph',
      'heading',
      'verse',
    ] as const;
    const unit = fc.record({
      kind: fc.constantFrom(...KINDS),
      opening: fc.constantFrom(0.0001, 0.3, 0.95),
      front: fc.constantFrom(0.01, 0.5, 0.9),
    });
    fc.assert(
      fc.property(
        fc.array(unit, { maxLength: 20 }),
        fc.array(number, { minLength: 6, maxLength: 6 }),
        (made, [words, signature, gap, any, cut, unattached]) => {
          weigh(
            { words: words as number, signature: signature as number, unattached: unattached as number },
            { gap: { any: gap as number }, run: { any: any as number }, cut: { any: cut as number } },
          );
          const units = made.map(({ kind, ...some }, i) =>
            unitOf(kind, `${[...FERRY, ...TEA][i % 4]?.slice(0, 12)}${i}`, some),
          );
          const { bodies, blocks, furniture } = divided(units);
          const order = new Map(units.map((u, i) => [u.text.value, i]));
          const placed = [...bodies, ...blocks, { units: furniture }].map((part) =>
            part.units.map((u) => order.get(u.text.value) as number),
          );
          expect(placed.flat().sort((a, b) => a - b)).toEqual(units.map((_, i) => i));
          for (const part of placed) expect(part).toEqual([...part].sort((a, b) => a - b));
          for (const b of blocks) expect(b.units.every((u) => u.kind === 'front' || u.kind === 'byline')).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('divides two hundred bodies and their headlines in one text without hurry', { timeout: 60_000 }, () => {
    const word = (i: number, n: number): string =>
      Array.from({ length: n }, (_, k) => String.fromCharCode(0x4e00 + ((i * 977 + k * 131) % 5000))).join('');
    const bodies = Array.from({ length: 200 }, (_, i) => [
      begins(`${word(i, 60)}。`),
      p(`${word(i, 60)}，${word(i + 500, 40)}。`),
    ]);
    const heads = Array.from({ length: 200 }, (_, i) => [front(word(i, 8)), byline(`记者 ${word(i + 900, 3)}`)]);
    const start = performance.now();
    const apart = divided([...bodies.flat(), ...heads.flat()]);
    const beside = divided(bodies.flatMap((b, i) => [...(heads[i] as Unit[]), ...b]));
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(apart.bodies).toHaveLength(200);
    expect(beside.blocks.map((b) => b.body)).toEqual(beside.bodies.map((_, i) => i));
  });
});
