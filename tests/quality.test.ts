import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The scripts beside `npm run quality` are plain JavaScript. */
const script = (name: string) => import(new URL(`../scripts/${name}`, import.meta.url).href);
const { calibrationBins, spearman, sureOnes } = await script('quality/calibration.mjs');
const { articleDecisions, blockDecisions, lineDecisions } = await script('quality/decisions.mjs');
const { differences } = await script('quality/differences.mjs');
const { drawCalibration } = await script('quality/drawCalibration.mjs');
const { drawForms } = await script('quality/drawForms.mjs');
const { peersFigures, peersParagraphs } = await script('quality/peers.mjs');
const { FORM_NAMES } = await script('quality/writeQuality.mjs');
const { fitLogistic } = await script('logistic.mjs');

const paragraph = (text: string, spans: number[][] = []) => ({ type: 'paragraph', text, spans, confidence: 0.9 });
const heading = (text: string) => ({ type: 'heading', text, spans: [], confidence: 0.9 });
const article = (headline: string | null, ...body: object[]) => ({
  kicker: null,
  headline: headline === null ? null : { text: headline, spans: [] },
  deck: [],
  byline: null,
  body,
  confidence: 0.7,
});

describe('the peers’ rule', () => {
  it('ends a paragraph with a line that ends in 。！？” and nowhere else', () => {
    expect(peersParagraphs(['渡口今起夜航', '头一班八点开。', '船工说：“来得及！', '真来得及。”', '票价'])).toEqual([
      { type: 'paragraph', text: '渡口今起夜航头一班八点开。' },
      { type: 'paragraph', text: '船工说：“来得及！' },
      { type: 'paragraph', text: '真来得及。”' },
      { type: 'paragraph', text: '票价' },
    ]);
  });

  it('scores as counted by hand', () => {
    // Two printed paragraphs of two lines; the rule sees the break, and one more behind 。 in the midst of the second.
    const lines = ['老槐树发了新芽，孩子们', '天天来数。', '养蜂人搬来十二只箱子。', '他说花期还有半个月'];
    const gold = {
      articles: [
        { headline: '槐花开了', body: [paragraph(lines.slice(0, 2).join('')), paragraph(lines.slice(2).join(''))] },
        { headline: '水渠清淤', body: [paragraph('三条排水渠上周清完，淤泥拉去肥田。')] },
      ],
    };
    const figures = peersFigures(['槐花开了', ...lines].join('\n'), gold);
    // Breaks: 1 right, 1 wrong, 0 missed.
    expect(figures.breaks).toBeCloseTo(1 / (1 + 0.5), 4);
    // One article out of one claimed and two printed, alike in all pairs of characters.
    expect(figures.pq).toBeGreaterThan(0.95 / 1.5);
    expect(figures.pq).toBeLessThanOrEqual(1 / 1.5);
  });
});

describe('calibration', () => {
  const decisions = [
    { confidence: 0.99, right: true },
    { confidence: 0.97, right: true },
    { confidence: 0.96, right: false },
    { confidence: 0.95, right: true },
    { confidence: 0.55, right: 0.5 },
    { confidence: 0.1, right: false },
  ];

  it('counts each bin', () => {
    expect(calibrationBins(decisions)).toEqual([
      { from: 0, n: 1, sure: 0.1, right: 0 },
      { from: 0.5, n: 1, sure: 0.55, right: 0.5 },
      { from: 0.95, n: 3, sure: expect.closeTo(0.96, 9), right: expect.closeTo(2 / 3, 9) },
      { from: 0.98, n: 1, sure: 0.99, right: 1 },
    ]);
    expect(sureOnes(decisions)).toEqual({ n: 4, of: 6, right: 0.75 });
    expect(sureOnes([])).toEqual({ n: 0, of: 0, right: null });
  });

  it('ranks, equal values sharing the mean of their ranks', () => {
    expect(spearman([1, 2, 3], [10, 20, 90])).toBeCloseTo(1);
    expect(spearman([1, 2, 3], [9, 4, 1])).toBeCloseTo(-1);
    // Ranks 0, 1.5, 1.5, 3 against 0, 1, 2, 3: 4.5 / √(4.5 × 5).
    expect(spearman([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5));
    expect(spearman([1, 1, 1], [1, 2, 3])).toBeNull();
  });

  it('fits what the evidence is worth', () => {
    // Of a hundred: 20 right without the evidence, 80 with it.
    const rows = [0, 1].flatMap((x) =>
      Array.from({ length: 100 }, (_, i) => ({ evidence: { any: 1, x }, right: Number(i < (x ? 80 : 20)) })),
    );
    const w = fitLogistic(rows, 1e-6);
    expect(w.any).toBeCloseTo(Math.log(20 / 80), 3);
    expect(w.x).toBeCloseTo(2 * Math.log(80 / 20), 3);
    expect(Math.abs(fitLogistic(rows, 50).x)).toBeLessThan(w.x); // the pull
  });
});

describe('decisions held against a reference', () => {
  // Three lines of one paragraph and one of the next; the program cut the first paragraph in two.
  const texts = [
    '本报讯昨天渡口新添了两条船',
    '头一班早上六点就开，末班要',
    '到夜里十点半才收。',
    '票价仍旧是两元一位，老人孩子免票。',
  ];
  const source = texts.join('\n');
  const spans = texts.map((t) => [source.indexOf(t), source.indexOf(t) + t.length]);
  const gold = {
    articles: [{ headline: null, body: [paragraph(texts.slice(0, 3).join('')), paragraph(texts[3] ?? '')] }],
  };
  const lines = texts.map((text, i) => ({
    text,
    spans: [spans[i]],
    role: ['opening', 'more', 'first', 'first'][i],
    confidence: [0.99, 0.9, 0.6, 0.8][i],
  }));
  const page = {
    articles: [
      article(
        null,
        paragraph(texts.slice(0, 2).join(''), spans.slice(0, 2) as number[][]),
        paragraph(texts[2] ?? '', [spans[2] as number[]]),
        paragraph(texts[3] ?? '', [spans[3] as number[]]),
      ),
    ],
    furniture: [],
  };

  it('judges each line by its role', () => {
    expect(lineDecisions(lines, gold).map((d: { right: boolean }) => d.right)).toEqual([true, true, false, true]);
  });

  it('judges a block by its lines, all and no others', () => {
    expect(blockDecisions(lines, page, gold).map((d: { right: boolean }) => d.right)).toEqual([false, false, true]);
  });

  it('judges an article by its likeness, and one that is none by 0', () => {
    const more = { articles: [...page.articles, article('谁也没有写过这一篇', paragraph('一行也对不上的字句。'))] };
    const [own, none] = articleDecisions(more, gold).map((d: { right: number }) => d.right);
    expect(own).toBe(1);
    expect(none).toBe(0);
  });
});

describe('what is wrong, in words', () => {
  const ferry = '昨天渡口新添了两条船。头一班早上六点开。';
  const bees = '养蜂人搬来十二只箱子，他说花期还有半个月。';
  const drain = '三条排水渠上周清完，淤泥都拉去肥了田。';
  const gold = {
    articles: [
      article('渡口添船', paragraph('昨天渡口新添了两条船。'), paragraph('头一班早上六点开。')),
      article('槐花正开', heading('十二只箱子'), paragraph(bees)),
      article('水渠清淤', paragraph(drain)),
    ],
  };
  const page = (...articles: object[]) => ({ articles, furniture: [] });
  const kinds = (p: object): string[] => differences(p, gold, '').map((d: { kind: string }) => d.kind);
  const says = (p: object): string =>
    differences(p, gold, '')
      .map((d: { says: string }) => d.says)
      .join('\n');

  it('says nothing of the reference itself', () => {
    expect(kinds(page(...gold.articles))).toEqual([]);
  });

  it.each([
    ['joined', page(article('渡口添船', paragraph(ferry)), gold.articles[1] as object, gold.articles[2] as object)],
    [
      'heads',
      page(
        gold.articles[0] as object,
        article('槐花正开', paragraph('十二只箱子'), paragraph(bees)),
        gold.articles[2] as object,
      ),
    ],
    [
      'cut',
      page(
        gold.articles[0] as object,
        gold.articles[1] as object,
        article('水渠清淤', paragraph(drain.slice(0, 9)), paragraph(drain.slice(9))),
      ),
    ],
    ['missing', page(gold.articles[0] as object, gold.articles[1] as object)],
    ['spurious', page(...gold.articles, article('谁也没写', paragraph('一行也对不上的字句。')))],
    [
      'alone',
      page(
        gold.articles[0] as object,
        gold.articles[1] as object,
        article(null, paragraph(drain)),
        article('水渠清淤'),
      ),
    ],
  ])('tells %s', (kind, wrong) => {
    expect(kinds(wrong)).toContain(kind);
  });

  it('tells a headline that went to the wrong body, and where a paragraph was joined', () => {
    const [first, second, third] = gold.articles as [object, object, object];
    const swapped = page({ ...first, headline: { text: '水渠清淤' } }, second, {
      ...third,
      headline: { text: '渡口添船' },
    });
    expect(kinds(swapped).filter((k) => k === 'given')).toHaveLength(2);
    expect(says(swapped)).toContain('“渡口添船”: headline was given to the body “三条排水渠上周清完');
    expect(says(page(article('渡口添船', paragraph(ferry)), second, third))).toBe(
      '“渡口添船”: joined at “添了两条船。 | 头一班早上六”',
    );
  });
});

describe('docs/quality.md', () => {
  const file = (name: string) => readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8');

  it('shows pictures of the figures that stand beside them', () => {
    const { fitted, leftOut } = JSON.parse(file('figures/quality.json'));
    expect(file('figures/quality.svg')).toBe(drawForms(fitted, leftOut, FORM_NAMES));
    expect(file('figures/calibration.svg')).toBe(drawCalibration(leftOut));
    expect(file('quality.md')).toContain(
      `| ${FORM_NAMES.raw} | ${leftOut.forms.raw.pages} | ${leftOut.forms.raw.pq.toFixed(2)} |`,
    );
  });
});
