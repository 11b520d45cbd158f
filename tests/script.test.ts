import { describe, expect, it } from 'vitest';
import type { Article, Page } from '../src/index.js';
import { audit, cleanPage } from '../src/index.js';
import { convertScript } from '../src/stages/convertScript.js';

const page = (article: Partial<Article>, rest: Partial<Page> = {}): Page => ({
  format: 'qingyang/1',
  source: { name: 'p.txt', encoding: 'utf-8', sha256: '', lines: 1, characters: 1 },
  segmenter: null,
  articles: [
    {
      id: 'a1',
      kicker: null,
      headline: null,
      deck: [],
      byline: null,
      authors: [],
      body: [],
      jump: null,
      confidence: 1,
      ...article,
    },
  ],
  furniture: [],
  removed: [],
  edits: [],
  notes: [],
  confidence: 1,
  ...rest,
});
const printed = (text: string) => ({ text, spans: [[0, text.length]] as [number, number][] });
const paragraph = (text: string) => ({ ...printed(text), type: 'paragraph' as const, confidence: 1 });

describe('script conversion', () => {
  it('is never done unasked', () => {
    const before = page({ headline: printed('渡口今起夜航') });
    expect(convertScript(before, null)).toBe(before);
    expect(cleanPage('渡口开夜航\n')).not.toHaveProperty('conversion');
  });

  it.each([
    ['hans', '皇后在里面发现头发', '皇后在里面发现头发'],
    ['hant', '皇后在里面发现头发，为了', '皇后在裏面發現頭髮，爲了'],
    ['tw', '皇后在里面发现头发，为了', '皇后在裡面發現頭髮，為了'],
    ['hk', '卫生局里面，为了', '衞生局裏面，為了'],
  ] as const)('to %s from simplified', (script, from, to) => {
    const after = convertScript(page({ headline: printed(from) }), script);
    expect(after.conversion).toEqual({ script, from: 'hans' });
    expect(after.articles[0]?.headline?.text).toBe(to);
  });

  it.each([
    ['hans', '渡口開夜航，沿著運河，為衞生局裡的頭髮', '渡口开夜航，沿着运河，为卫生局里的头发'],
    ['hant', '渡口開夜航，為了', '渡口開夜航，為了'],
    ['tw', '渡口開夜航，爲了裏面', '渡口開夜航，為了裡面'],
  ] as const)('to %s from traditional', (script, from, to) => {
    const after = convertScript(page({ headline: printed(from) }), script);
    expect(after.conversion).toEqual({ script, from: 'hant' });
    expect(after.articles[0]?.headline?.text).toBe(to);
  });

  it('does not exchange one region’s words for another’s', () => {
    expect(convertScript(page({ headline: printed('信息软件') }), 'tw').articles[0]?.headline?.text).toBe('信息軟件');
  });

  it('leaves authors their characters in byline and body, and only there', () => {
    const after = convertScript(
      page({
        byline: printed('记者 范云 通讯员 陈万里'),
        authors: [
          { role: '记者', name: '范云' },
          { role: '通讯员', name: '陈万里' },
        ],
        body: [paragraph('本报讯（记者 范云 通讯员 陈万里）示范云台山的云，陈 万 里说：干杯。')],
      }),
      'tw',
    ).articles[0];
    expect(after?.byline?.text).toBe('記者 范云 通訊員 陈万里');
    expect(after?.authors).toEqual([
      { role: '記者', name: '范云' },
      { role: '通訊員', name: '陈万里' },
    ]);
    expect(after?.body[0]?.text).toBe('本報訊（記者 范云 通訊員 陈万里）示範雲臺山的雲，陈 万 里說：乾杯。');
  });

  it('leaves a short name its characters also where another stands right beside it', () => {
    const authors = ['苏后', '梁青岚'].map((name) => ({ role: '记者', name }));
    const after = convertScript(page({ authors, body: [paragraph('本报讯（记者苏后梁青岚）江苏后来设馆。')] }), 'hant');
    expect(after.articles[0]?.body[0]?.text).toBe('本報訊（記者苏后梁青岚）江蘇後來設館。');
  });

  it('keeps a name that has signs of regular expressions in it', () => {
    const article = { authors: [{ role: 'author', name: '云(东)*' }], body: [paragraph('文/云(东)* 东风')] };
    expect(convertScript(page(article), 'tw').articles[0]?.body[0]?.text).toBe('文/云(东)* 東風');
  });

  it('leaves the ledger as it is', () => {
    const before = page(
      { headline: printed('开夜航') },
      {
        removed: [{ reason: 'doubled', ...printed('开') }],
        edits: [{ span: [0, 1], from: '⻔', to: '门', reason: 'radical' }],
        furniture: [{ kind: 'page', ...printed('第三版 要闻') }],
      },
    );
    const after = convertScript(before, 'hant');
    expect(after.removed).toEqual(before.removed);
    expect(after.edits).toEqual(before.edits);
    expect(after.furniture[0]).toEqual({ kind: 'page', text: '第三版 要聞', spans: [[0, 6]] });
  });

  it('comes after the law was checked, which still finds every character', () => {
    const source = '渡口开夜航\n本报讯（记者 苗青禾）三月一日起，渡口加开夜航。\n';
    const converted = cleanPage(source, { script: 'hant' });
    expect(converted.conversion).toEqual({ script: 'hant', from: 'hans' });
    expect(audit(source, converted)).toEqual([]);
  });
});
