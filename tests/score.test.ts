import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { align, editsAlong } from '../src/check/align.js';
import { brokenBounds, parseGate } from '../src/check/gate.js';
import { type Scored, score } from '../src/check/score.js';
import { cleanPage, renderJson } from '../src/index.js';

const paragraph = (text: string) => ({ type: 'paragraph', text });
const heading = (text: string) => ({ type: 'heading', text });

const bridge: Scored = {
  headline: '青石桥今天通车',
  deck: ['两岸孩子上学少走三里路'],
  body: [
    paragraph('昨天上午，青石桥修好了。'),
    heading('等了九年'),
    paragraph('村民说，这座桥等了九年，今天总算走上去了。'),
  ],
};
const market: Scored = {
  headline: '菜市搬进新棚',
  body: [paragraph('柳河村的早市搬进了新棚。'), paragraph('摊位一共六十个，雨天也不湿脚。')],
};
const gold = { articles: [bridge, market] };

describe('score', () => {
  it('gives full marks to the reference itself', () => {
    expect(score(gold, gold)).toMatchObject({
      pq: 1,
      attach: 1,
      headline: 1,
      front: 1,
      breaks: 1,
      headings: 1,
      cer: 0,
      strayGaps: 0,
    });
  });

  it('folds width, quotation marks, ellipses and ornaments', () => {
    const other = { articles: [{ ...bridge, headline: '■青石桥 今天通车' }, market] };
    expect(score(other, gold).headline).toBe(1);
  });

  it('counts an article that was not found, and one that is not there', () => {
    expect(score({ articles: [bridge] }, gold)).toMatchObject({
      pq: 0.6667,
      headline: 0.5,
      articles: { gold: 2, predicted: 1, matched: 1 },
    });
    expect(score(gold, { articles: [bridge] })).toMatchObject({
      articleF1: 0.6667,
      articles: { predicted: 2, matched: 1 },
    });
    expect(score({ articles: [] }, gold)).toMatchObject({ pq: 0, cer: 1, breaks: 0 });
  });

  it('counts two paragraphs run together as a missed break, and a cut one as a wrong break', () => {
    const joined = {
      articles: [bridge, { ...market, body: [paragraph((market.body ?? []).map((b) => b.text).join(''))] }],
    };
    expect(score(joined, gold).breaks).toBe(0.8); // 2 right, 1 missed
    const cut = {
      articles: [
        bridge,
        {
          ...market,
          body: [...(market.body ?? []).slice(0, 1), paragraph('摊位一共六十个，'), paragraph('雨天也不湿脚。')],
        },
      ],
    };
    expect(score(cut, gold).breaks).toBeCloseTo(6 / 7, 3); // 3 right, 1 wrong
  });

  it('tells the block from the role: a headline taken for a deck is attached and not right', () => {
    const other = {
      articles: [
        { ...bridge, headline: null, deck: [bridge.headline as string, ...(bridge.deck as string[])] },
        market,
      ],
    };
    expect(score(other, gold)).toMatchObject({ attach: 1, headline: 0.5 });
  });

  it('counts white space between Han characters', () => {
    const other = {
      articles: [
        bridge,
        { ...market, body: [paragraph('柳河村的 早市搬进了新棚。'), paragraph('摊位一共六十个，雨天也不湿脚。')] },
      ],
    };
    expect(score(other, gold).strayGaps).toBeGreaterThan(0);
  });

  it('counts a misread character once', () => {
    const a = [...'青石桥修好了'];
    const b = [...'青右桥修好了。'];
    expect(editsAlong(align(a, b), a.length, b.length)).toBe(2);
    expect(
      align(a, b)
        .map(([x]) => a[x])
        .join(''),
    ).toBe('青桥修好了');
  });
});

describe('the gate', () => {
  it('holds figures to a floor, and the error rates to a ceiling', () => {
    const figures = score({ articles: [bridge] }, gold);
    expect(brokenBounds(parseGate('pq=0.5,cer=0.9'), figures)).toEqual([]);
    expect(brokenBounds(parseGate('pq=0.95, cer=0.1'), figures)).toHaveLength(2);
  });
  it.each(['pq', 'pq=', 'pq=x', 'quality=1', ''])('refuses %j', (text) =>
    expect(() => parseGate(text)).toThrow(/--min/));
});

const shared = join(import.meta.dirname, '../../shared');
const reference = join(shared, 'eval/score.mjs');
if (!existsSync(reference)) console.warn('score: ../shared is not here; agreement with its definitions is not tested');

describe.skipIf(!existsSync(reference))('agreement with the definitions', () => {
  it('gives the same figures on pages spoilt in every way', async () => {
    const { score: defined } = (await import(pathToFileURL(reference).href)) as {
      score: (p: unknown, g: unknown) => unknown;
    };
    const folder = join(shared, 'corpus/dev');
    const files = readdirSync(folder).filter((name) => name.endsWith('.gold.json'));
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const page = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      for (const spoil of SPOILERS) {
        const spoilt = spoil(structuredClone(page));
        expect(score(spoilt, page), `${file} ${spoil.name}`).toEqual(defined(spoilt, page));
      }
      // And on what the program makes of the page, read well and read badly.
      const stem = file.replace(/gold\.json$/u, '');
      for (const form of readdirSync(folder).filter(
        (name) => /^(raw|ocr)\.txt$/u.test(name.slice(stem.length)) && name.startsWith(stem),
      )) {
        const cleaned = JSON.parse(renderJson(cleanPage(readFileSync(join(folder, form)))));
        expect(score(cleaned, page), form).toEqual(defined(cleaned, page));
      }
    }
  }, 60_000);
});

interface Spoilable {
  articles: { headline?: string; body: { type: string; text: string }[] }[];
}

const SPOILERS: readonly ((page: Spoilable) => Spoilable)[] = [
  function untouched(page) {
    return page;
  },
  function headlinesMoved(page) {
    const heads = page.articles.map((a) => a.headline);
    page.articles.forEach((a, i) => {
      a.headline = heads[(i + 1) % heads.length] ?? '';
    });
    return page;
  },
  function paragraphsCutAndJoined(page) {
    for (const a of page.articles) {
      const text = a.body.map((b) => b.text).join('');
      a.body = [];
      for (let i = 0; i < text.length; i += 37)
        a.body.push({ type: i % 74 === 0 ? 'paragraph' : 'heading', text: text.slice(i, i + 37) });
    }
    return page;
  },
  function misread(page) {
    for (const a of page.articles)
      for (const b of a.body)
        b.text = [...b.text]
          .map((c, i) => (i % 11 === 3 ? '口' : i % 17 === 5 ? '' : i % 29 === 0 ? `${c} 的` : c))
          .join('');
    return page;
  },
  function articlesLostAndMerged(page) {
    const [first, second, ...rest] = page.articles;
    if (!first || !second) return page;
    return {
      articles: [
        { ...first, body: [...first.body, ...second.body] },
        ...rest.slice(1),
        { headline: '凭空', body: [{ type: 'verse', text: '没有这一篇文章' }] },
      ],
    };
  },
];
