import { expect, test } from 'vitest';
// @ts-expect-error a script without types
import { pageHtml } from '../scripts/print/pageHtml.mjs';
// @ts-expect-error a script without types
import { inventor } from '../scripts/reset/invent.mjs';
// @ts-expect-error a script without types
import { stockArticles } from '../scripts/reset/stock.mjs';
// @ts-expect-error a script without types
import { diceOf } from '../scripts/typeset/random.mjs';

interface Article {
  readonly kicker: string;
  readonly headline: string;
  readonly deck: readonly string[];
  readonly byline: string;
  readonly body: readonly { readonly type: string; readonly text: string }[];
  readonly captions: readonly string[];
  readonly tail: string;
}
type Stock = Readonly<Record<'hans' | 'hant' | 'old', readonly Article[]>>;
const KINDS = ['hans', 'hant', 'old'] as const;
const textsOf = (a: Article): string[] =>
  [a.kicker, a.headline, ...a.deck, a.byline, ...a.body.map((b) => b.text), ...a.captions, a.tail].filter(
    (t) => t !== '',
  );

test('every article of the stock is what a reference is made of', () => {
  const stock: Stock = stockArticles();
  for (const kind of KINDS) {
    expect(stock[kind].length, kind).toBeGreaterThan(80);
    for (const a of stock[kind]) {
      expect(a.headline + a.kicker).not.toBe('');
      expect(a.body.length, a.headline).toBeGreaterThan(0);
      expect(a.body.at(-1)?.type, a.headline).not.toBe('heading');
      for (const b of a.body) expect(['paragraph', 'heading', 'verse']).toContain(b.type);
      for (const text of textsOf(a)) expect(text).toMatch(/^\S(?:[^\n\r\t]*\S)?$/u);
    }
  }
});

test('its halves share no article and leave none out', () => {
  const [all, even, odd] = [undefined, 0, 1].map((half) => stockArticles(half) as Stock) as [Stock, Stock, Stock];
  for (const kind of KINDS) {
    const keys = (stock: Stock): string[] => stock[kind].map((a) => a.headline + (a.body[0]?.text ?? '')).sort();
    expect([...keys(even), ...keys(odd)].sort()).toEqual(keys(all));
    expect(keys(even).filter((key) => keys(odd).includes(key))).toEqual([]);
  }
});

test('a page for the browser holds every text of its articles once, as text', () => {
  const dice = diceOf(3);
  const some = (stockArticles() as Stock).hans.slice(40, 46);
  const articles = [
    ...some,
    { ...(some[0] as Article), headline: '<b> & "c"', body: [{ type: 'paragraph', text: '1 < 2 & 3' }] },
  ];
  const { html, furniture } = pageHtml(articles, 'hans', inventor(dice, 'hans'), dice);
  const escaped = (text: string): string =>
    text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
  const lines: string[] = [...html.matchAll(/<div[^>]*>([^<]+)<\/div>/gu)].map((m) => m[1] as string);
  expect(lines.toSorted()).toEqual([...articles.flatMap(textsOf), ...furniture].map(escaped).sort());
  // What is not in the order would be drawn before everything else.
  const order: string[] = JSON.parse(/ORDER=(\[[^\]]*\])/u.exec(html)?.[1] ?? '[]');
  const keys = [...html.matchAll(/data-key="([^"]+)"/gu)].map((m) => m[1] as string);
  expect(keys.length).toBeGreaterThan(2 * articles.length);
  expect(keys.filter((key) => !order.includes(key))).toEqual([]);
});
