import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanPage } from '../src/index.js';
import { groupPages } from '../src/issue/groupPages.js';
import { pageInName, printedPage } from '../src/issue/pageLabel.js';
import { tieIssue } from '../src/issue/tieIssue.js';
import type { Article, Jump, Page } from '../src/model/page.js';
import { batch, folder, page as raw, write } from './batchTools.js';

let at = 0;
/** Printed text at the next free place of an imaginary source. */
const printed = (text: string) => {
  const start = at;
  at += text.length + 1;
  return { text, spans: [[start, start + text.length]] as [number, number][] };
};

function article(
  id: string,
  headline: string | null,
  body: readonly string[],
  jump: Partial<Jump> | null = null,
): Article {
  return {
    id,
    kicker: null,
    headline: headline === null ? null : printed(headline),
    deck: [],
    byline: null,
    authors: [],
    body: body.map((text) => ({ type: 'paragraph', ...printed(text), confidence: 0.9 })),
    jump: jump && ({ ...jump, ...printed(jump.to ? `（下转${jump.to}）` : `（上接${jump.from}）`) } as Jump),
    confidence: 0.9,
  };
}

const pageOf = (articles: Article[], furniture: Page['furniture'] = []): Page => ({
  format: 'qingyang/1',
  source: { name: 'p', encoding: 'utf-8', sha256: '0', lines: 1, characters: 1 },
  segmenter: null,
  articles,
  furniture,
  removed: [],
  edits: [],
  notes: [],
  confidence: 0.9,
});

describe('a page number', () => {
  it.each([
    ['下转第3版', '3'],
    ['第〇二版', '2'],
    ['轉第三版', '3'],
    ['接第一版', '1'],
    ['下转A2版', 'A2'],
    ['第十二版', '12'],
    ['廿一版', '21'],
    ['第二十版', '20'],
    ['Ｂ０３版', 'B3'],
    ['下转下页', null],
  ])('%s is %s', (text, label) => expect(printedPage(text)).toBe(label));

  it.each([
    ['20220301-02', '2'],
    ['A02', 'A2'],
    ['晚报_第三版', '3'],
    ['2022-03-01', null],
    ['1953.4.30', null],
    ['要闻', null],
  ])('of the file %s is %s', (stem, label) => expect(pageInName(stem)?.label ?? null).toBe(label));
});

it('groups the pages of an issue by folder, or by names that differ in a page number', () => {
  expect(groupPages(['0301/1.txt', '0301/10.txt', '0301/2.txt', '0302/a.txt', '0302/b.txt'])).toEqual([
    { name: '0301/', pages: ['0301/1.txt', '0301/2.txt', '0301/10.txt'] },
    { name: '0302/', pages: ['0302/a.txt', '0302/b.txt'] },
  ]);
  expect(groupPages(['d/0301-1.txt', 'd/0301-2.txt', 'd/0302-1.txt']).map((g) => [g.name, g.pages.length])).toEqual([
    ['d/0301', 2],
    ['d/0302', 1],
  ]);
});

describe('jump lines', () => {
  it('tie two parts into one article, the cut sentence joined, both spans named by page', () => {
    const one = pageOf([article('a1', '荒滩变学校', ['潮水退去以后，教室就'], { to: '第3版' })]);
    const three = pageOf([
      article('a1', '别的事', ['与此无关。']),
      article('a2', null, ['大了一点。', '孩子们都来了。'], { from: '第一版' }),
    ]);
    const issue = tieIssue([
      { name: 'd/01.txt', page: one },
      { name: 'd/03.txt', page: three },
    ]);
    expect(issue.notes).toEqual([]);
    expect(issue.articles).toHaveLength(2);
    const [tied] = issue.articles;
    expect(tied?.parts).toEqual([
      { page: 'd/01.txt', article: 'a1' },
      { page: 'd/03.txt', article: 'a2' },
    ]);
    expect(tied?.body.map((b) => b.text)).toEqual(['潮水退去以后，教室就大了一点。', '孩子们都来了。']);
    expect(tied?.body[0]?.at).toEqual([
      { page: 'd/01.txt', spans: one.articles[0]?.body[0]?.spans },
      { page: 'd/03.txt', spans: three.articles[1]?.body[0]?.spans },
    ]);
    expect(tied?.jumps.map((j) => j.text)).toEqual(['（下转第3版）', '（上接第一版）']);
  });

  it('that find no partner are notes, and nothing is tied', () => {
    const issue = tieIssue([
      { name: '1.txt', page: pageOf([article('a1', '甲', ['话说到一半'], { to: '第4版' })]) },
      { name: '3.txt', page: pageOf([article('a1', null, ['另一半。'], { from: '第1版' })]) },
    ]);
    expect(issue.articles).toHaveLength(2);
    expect(issue.notes.map((n) => [n.code, n.page])).toEqual([
      ['jump-without-partner', '1.txt'],
      ['jump-without-partner', '3.txt'],
    ]);
  });

  it('are not those that only refer to a page: such a teaser is tied to nothing, and in nobody’s way', () => {
    const teaser = article('a1', '灯会今晚开场', [], { to: '3版' });
    const told = { ...teaser, jump: { ...(teaser.jump as Jump), text: '（详见第3版）' } };
    const issue = tieIssue([
      { name: '1.txt', page: pageOf([told, article('a2', '甲', ['话说到一半'], { to: '3版' })]) },
      { name: '3.txt', page: pageOf([article('a1', null, ['另一半。'], { from: '1版' })]) },
    ]);
    expect(issue.articles.map((a) => a.parts.map((p) => `${p.page} ${p.article}`))).toEqual([
      ['1.txt a1'],
      ['1.txt a2', '3.txt a1'],
    ]);
    expect(issue.notes).toEqual([]);
  });

  it('that could mean two are told apart by a repeated headline, or not at all', () => {
    const first = (heads: (string | null)[]) => ({
      name: '1.txt',
      page: pageOf(heads.map((h, i) => article(`a${i + 1}`, h, [`前半${i}`], { to: '2版' }))),
    });
    const second = (heads: (string | null)[]) => ({
      name: '2.txt',
      page: pageOf(heads.map((h, i) => article(`a${i + 1}`, h, [`后半${i}。`], { from: '1版' }))),
    });
    const clear = tieIssue([first(['荒滩变成学校', '旧渡口修好了']), second(['旧渡口修好了（续）', '荒滩变成学校'])]);
    expect(clear.articles.map((a) => a.parts.map((p) => p.article))).toEqual([
      ['a1', 'a2'],
      ['a2', 'a1'],
    ]);
    const vague = tieIssue([first(['荒滩变成学校', '旧渡口修好了']), second([null, null])]);
    expect(vague.articles).toHaveLength(4);
    expect(new Set(vague.notes.map((n) => n.code))).toEqual(new Set(['jump-with-several-partners']));
  });
});

it('furniture that repeats confirms itself, and is noted where it stands in an article', () => {
  const masthead = (): Page['furniture'][number] => ({ kind: 'masthead', ...printed('临溪日报') });
  const issue = tieIssue([
    { name: '1.txt', page: pageOf([article('a1', '甲', ['一。'])], [masthead()]) },
    { name: '2.txt', page: pageOf([article('a1', '乙', ['二。'])], [masthead()]) },
    { name: '3.txt', page: pageOf([article('a1', '丙', ['临溪 日报', '三。'])]) },
  ]);
  expect(issue.furniture).toEqual([{ kind: 'masthead', text: '临溪日报', pages: ['1.txt', '2.txt', '3.txt'] }]);
  expect(issue.notes.map((n) => [n.code, n.page])).toEqual([['furniture-in-article', '3.txt']]);
});

it('a date confirms itself though its line names the page too, and the page is numbered by it', () => {
  const date = (text: string): Page['furniture'][number] => ({ kind: 'date', ...printed(text) });
  const issue = tieIssue([
    {
      name: 'a.txt',
      page: pageOf([article('a1', '甲', ['一'], { to: '第３版' })], [date('2024年3月1日　第1版　今日4版')]),
    },
    { name: 'b.txt', page: pageOf([article('a1', '乙', ['二。'])], [date('2024年3月2日　第2版　今日4版')]) },
    {
      name: 'c.txt',
      page: pageOf([article('a1', null, ['三。'], { from: '第1版' })], [date('2024年3月1日　第3版　今日4版')]),
    },
  ]);
  expect(issue.pages.map((p) => p.label)).toEqual(['1', '2', '3']);
  expect(issue.furniture.map((f) => [f.kind, f.pages])).toEqual([['date', ['a.txt', 'c.txt']]]);
  expect(issue.notes.map((n) => [n.code, n.page])).toEqual([['date-differs', 'b.txt']]);
  expect(issue.articles[0]?.parts).toHaveLength(2);
});

it('a jump line in the last line of its paragraph, and one before the first, tie raw pages', () => {
  const one = cleanPage(
    '荒滩变成小学校\n\n　　本报讯（记者 周小满）昨天上\n午，临溪镇的旧渡口修好了，两岸的\n孩子上学少走三里路。\n　　荒滩上的教室原来只有两间，潮\n水退去以后，教室就（下转第3版）\n',
  );
  const three = cleanPage(
    '（上接第1版）大了一点，屋顶也换\n了新瓦，孩子们搬进去的那天，一个\n也没有少。\n　　村民说，明年还要再办一间图书\n室，费用由各户分担。\n\n排水渠清淤完工\n\n　　本报讯（记者 孙望舒）三条排\n水渠清淤完工，水利站的人走访了每\n一户，费用由各户分担。\n',
  );
  const [tied] = tieIssue([
    { name: '1.txt', page: one },
    { name: '3.txt', page: three },
  ]).articles;
  expect(tied?.parts).toHaveLength(2);
  expect(tied?.body[1]?.text).toBe(
    '荒滩上的教室原来只有两间，潮水退去以后，教室就大了一点，屋顶也换了新瓦，孩子们搬进去的那天，一个也没有少。',
  );
});

it('batch --issue writes one file an issue, and again only when a page changed', async () => {
  const base = folder();
  write(base, {
    'in/0301/01.txt': raw(1),
    'in/0301/02.txt': raw(2),
    'in/0302/01.txt': raw(3).replace('养蜂人。', '养蜂人，他说（下转第9版）'),
    'in/0302/02.txt': raw(4),
  });
  const run = { inputs: [join(base, 'in')], out: join(base, 'out'), formats: ['json' as const], issue: true };
  const first = await batch(run);
  expect(first.report?.issues?.count).toBe(2);
  expect(first.report?.look).toContainEqual({
    page: '0302/issue.json',
    confidence: null,
    why: ['jump-without-partner in 0302/01.txt'],
  });
  const path = join(base, 'out/0301/issue.json');
  expect(JSON.parse(readFileSync(path, 'utf8')).pages.map((p: { label: string }) => p.label)).toEqual(['1', '2']);
  write(base, { 'in/0302/02.txt': raw(44) });
  const other = readFileSync(join(base, 'out/0302/issue.json'), 'utf8');
  const before = readFileSync(path, 'utf8');
  await batch(run);
  expect(readFileSync(path, 'utf8')).toBe(before);
  expect(readFileSync(join(base, 'out/0302/issue.json'), 'utf8')).not.toBe(other);
  await expect(batch({ ...run, formats: ['md'] })).rejects.toThrow(/--issue/u);
});
