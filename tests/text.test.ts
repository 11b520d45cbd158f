import { describe, expect, it } from 'vitest';
import type { Article, BlockType, Page } from '../src/index.js';
import { cleanPage, renderText } from '../src/index.js';

const base = cleanPage('渡口今起夜航\n');
const printed = (text: string) => ({ text, spans: [[0, text.length]] as [number, number][] });
const article = (some: Partial<Article>): Article => ({
  id: 'a1',
  kicker: null,
  headline: null,
  deck: [],
  byline: null,
  authors: [],
  body: [],
  jump: null,
  confidence: 1,
  ...some,
});
const page = (...articles: Article[]): Page => ({ ...base, articles });
const block = (type: BlockType, text: string) => ({ ...printed(text), type, confidence: 1 });

describe('the plain text', () => {
  it('tells by white space alone what each line is', () => {
    const text = renderText(
      page(
        article({
          kicker: printed('一城灯火'),
          headline: printed('渡口今起夜航'),
          deck: [printed('末班船延至二十三时')],
          byline: printed('记者 苗青禾'),
          body: [
            block('paragraph', '三月一日起，渡口加开夜航。'),
            block('heading', '三条航线'),
            block('paragraph', '第一条到对岸。'),
            block('verse', '江上一盏灯'),
            block('verse', '照我过江来'),
            block('list-item', '①北线'),
          ],
          jump: { ...printed('（下转第3版）'), to: '第3版' },
        }),
        article({ body: [block('heading', '简讯'), block('paragraph', '山路通车。')] }),
        article({ headline: printed('全文见第4版') }),
      ),
    );
    expect(text).toBe(`　　一城灯火
　渡口今起夜航
　　末班船延至二十三时
　　　　　　　记者 苗青禾

　　三月一日起，渡口加开夜航。

　　　　三条航线

　　第一条到对岸。
　　　　　江上一盏灯
　　　　　照我过江来
　　　①北线
　　　　　　　　（下转第3版）


　　　　简讯

　　山路通车。


　全文见第4版
`);
  });

  it('has every text whole and nothing of its own but white space', () => {
    const texts = ['甲 乙', '1. 丙', '# 丁', '戊\n己'];
    const text = renderText(page(article({ headline: printed('庚'), body: texts.map((t) => block('paragraph', t)) })));
    expect(text.replace(/\s/gu, '')).toBe(`庚${texts.join('')}`.replace(/\s/gu, ''));
  });

  it('is empty for a page without articles', () => {
    expect(renderText(page())).toBe('');
  });
});
