import { expect, it } from 'vitest';
import type { Draft, DraftArticle, Line } from '../src/model/draft.js';
import { Text } from '../src/model/text.js';
import { placeFragments } from '../src/stages/placeFragments.js';

const source =
  '海塘管护会昨召开\n 年度总结会\n2024\n本报讯 昨天，海塘管护会召开2024年度总结会。会后大家走了。\n春到清水镇\n镇上的桥修好了，共长120米。';
const at = (text: string, from = 0): Text => {
  const start = source.indexOf(text, from);
  if (start < 0) throw new Error(text);
  return Text.of(source, start, start + text.length);
};
const stray: Line = { number: 3, text: at('2024'), indent: 0, blankBefore: false };
const article = (parts: Partial<DraftArticle>): DraftArticle => ({
  kicker: null,
  headline: null,
  deck: [],
  byline: null,
  authors: [],
  body: [],
  jump: null,
  confidence: 1,
  ...parts,
});
const paragraph = (text: Text) => ({ type: 'paragraph' as const, text, confidence: 1 });
const draftOf = (articles: DraftArticle[]): Draft => ({ articles, furniture: [], removed: [], notes: [] });
const bodied = [paragraph(at('本报讯 昨天，海塘管护会召开2024年度总结会。会后大家走了。'))];
const other = article({ headline: at('春到清水镇'), body: [paragraph(at('镇上的桥修好了，共长120米。'))] });
const joined = Text.concat([at('海塘管护会昨召开'), at('年度总结会')]);

it('puts a stray back where two lines of a headline were joined, as the body says', () => {
  const draft = placeFragments(draftOf([other, article({ headline: joined, body: bodied })]), [stray]);
  const headline = draft.articles[1]?.headline;
  expect(headline?.value).toBe('海塘管护会昨召开2024年度总结会');
  expect(headline?.spans()).toHaveLength(3);
  expect(draft.notes).toMatchObject([{ level: 'info', code: 'fragment-moved', line: 3 }]);
  expect(draft.furniture).toEqual([]);
  expect(draft.articles[0]).toBe(other);
});

it('puts it before a headline that begins with the gap, a space gone', () => {
  const spaced = Text.concat([at('海塘管护会昨召开'), Text.glue(' '), at('年度总结会')]);
  for (const [headline, value] of [
    [at('年度总结会'), '2024年度总结会'],
    [spaced, '海塘管护会昨召开2024年度总结会'],
  ] as const)
    expect(placeFragments(draftOf([article({ headline, body: bodied })]), [stray]).articles[0]?.headline?.value).toBe(
      value,
    );
});

it('keeps a stray that nobody vouches for as furniture, and says so', () => {
  const draft = placeFragments(draftOf([other]), [stray]);
  expect(draft.articles).toEqual([other]);
  expect(draft.furniture).toEqual([{ kind: 'other', text: stray.text }]);
  expect(draft.notes).toMatchObject([{ level: 'look', code: 'stray-fragment', line: 3 }]);
});

it('does not set a number that the headline has already', () => {
  const headline = at('2024年度总结会');
  expect(placeFragments(draftOf([article({ headline, body: bodied })]), [stray]).notes).toMatchObject([
    { code: 'stray-fragment' },
  ]);
});

it('takes a number that stands alone in another article, and the empty article with it', () => {
  const lone = article({ body: [paragraph(at('2024'))] });
  const draft = placeFragments(draftOf([lone, article({ headline: joined, body: bodied })]), []);
  expect(draft.articles.map((a) => a.headline?.value)).toEqual(['海塘管护会昨召开2024年度总结会']);
  expect(draft.articles[0]?.body).toEqual(bodied);
});

it('leaves a lone number in place where nobody vouches for it', () => {
  const draft = draftOf([article({ body: [paragraph(at('2024')), ...other.body] })]);
  expect(placeFragments(draft, []).articles).toEqual(draft.articles);
});

it('asks less of the body where the headline has white space in its midst', () => {
  const text = '老桥 米宽\n东西\n20\n新桥比老桥20多年前更宽。\n桥下的水比从前深20米。';
  const of = (part: string): Text => Text.of(text, text.indexOf(part), text.indexOf(part) + part.length);
  const number: Line = { number: 3, text: of('20'), indent: 0, blankBefore: false };
  const placed = (headline: Text, body: string): string | undefined =>
    placeFragments(draftOf([article({ headline, body: [paragraph(of(body))] })]), [number]).articles[0]?.headline
      ?.value;
  expect(placed(of('老桥 米宽'), '新桥比老桥20多年前更宽。')).toBe('老桥20米宽');
  expect(placed(of('老桥 米宽'), '桥下的水比从前深20米。')).toBe('老桥 米宽');
  // At an end, or where two lines were joined, two characters vouch for nothing.
  expect(placed(of('老桥'), '新桥比老桥20多年前更宽。')).toBe('老桥');
});
