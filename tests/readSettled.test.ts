import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cleanPage, explainPage, renderText } from '../src/index.js';
import { resolveOptions } from '../src/options.js';
import { decode } from '../src/stages/decode.js';
import { readSettled } from '../src/stages/readSettled.js';
import { inputOf, names } from './fixtures.js';

const isSettled = (input: string | Uint8Array): boolean => readSettled(decode(input, resolveOptions())) !== null;

const CORPUS = new URL('../../shared/corpus/', import.meta.url);
const corpus = ['seed', 'dev', 'train'].flatMap((set) => {
  const folder = new URL(`${set}/`, CORPUS);
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : [];
  return files.map((name) => new URL(name, folder));
});

const SETTLED = `　　一城灯火
　渡口今起夜航
　　末班船延至二十三时
　　　　　　　记者 苗青禾

　　三月一日起，渡口加开夜航。

　　　　三条航线

　　第一条到对岸。
　　　①北线
　　　　　江上一盏灯
　　　　　　夜里的渡口
　　　　　　　　（下转第3版）


　　　　简讯

　　山路通车。


　全文见第4版
`;

describe('a page that was set free already', () => {
  it('is read as it stands, every line for what its indent says', () => {
    const { page, decisions } = explainPage(SETTLED);
    expect(renderText(page)).toBe(SETTLED);
    expect(page).toMatchObject({ confidence: 1, segmenter: null, edits: [], removed: [], furniture: [] });
    expect(page.notes).toMatchObject([{ level: 'info', code: 'set-free' }]);
    const [first, second, third] = page.articles;
    expect(first).toMatchObject({
      kicker: { text: '一城灯火' },
      headline: { text: '渡口今起夜航' },
      deck: [{ text: '末班船延至二十三时' }],
      byline: { text: '记者 苗青禾' },
      authors: [{ role: '记者', name: '苗青禾' }],
      jump: { to: '第3版' },
    });
    expect(first?.body.map((b) => b.type)).toEqual(
      ['paragraph', 'heading', 'paragraph', 'list-item', 'verse', 'caption'], // in reading order
    );
    expect(second).toMatchObject({ headline: null, body: [{ type: 'heading' }, { type: 'paragraph' }] });
    expect(third).toMatchObject({ headline: { text: '全文见第4版' }, body: [] });
    expect(decisions.map((d) => `${d.line} ${d.role} ${d.article}`)).toEqual([
      '1 front a1',
      '2 front a1',
      '3 front a1',
      '4 byline a1',
      '6 opening a1',
      '8 heading a1',
      '10 first a1',
      '11 first a1',
      '12 verse a1',
      '13 caption a1',
      '14 tail a1',
      '17 heading a2',
      '19 first a2',
      '22 front a3',
    ]);
  });

  it.each<[string, (text: string) => string]>([
    ['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['with a byte order mark', (text) => `\ufeff${text}`],
    ['without the last line end', (text) => text.trimEnd()],
    ['after an empty page and before another', (text) => `\f${text}\f${text}`],
  ])('%s', (_, change) => {
    expect(isSettled(change(SETTLED))).toBe(true);
  });

  it.each<[string, string]>([
    ['lines at the margin', '渡口今起夜航\n\n三月一日起，渡口加开夜航。\n'],
    ['a headline at the margin', '渡口今起夜航\n\n　　三月一日起，渡口加开夜航。\n'],
    ['a paragraph that goes on at the margin', '　　三月一日起，渡口加\n开夜航，末班船二十三时\n开。\n'],
    ['the same, its lines an empty one apart', '　　三月一日起，渡口加\n\n开夜航。\n\n　　末班船二十三时开。\n'],
    ['an empty line between two paragraphs', '　　三月一日起，渡口加开夜航。\n\n　　末班船二十三时开。\n'],
    ['three empty lines', '　渡口今起夜航\n\n\n\n　山路通车\n'],
    ['an indent of blanks', '  渡口今起夜航\n\n　　三月一日起，渡口加开夜航。\n'],
    ['a blank behind the indent', '　　 三月一日起，渡口加开夜航。\n'],
    ['a blank at a line end', '　渡口今起夜航 \n\n　　三月一日起，渡口加开夜航。\n'],
    ['a deeper indent than any', '　　　　　　　　　渡口今起夜航\n'],
    ['no empty line below the byline', '　渡口今起夜航\n　　　　　　　记者 苗青禾\n　　三月一日起，渡口加开夜航。\n'],
    ['a byline below the body', '　　三月一日起，渡口加开夜航。\n　　　　　　　记者 苗青禾\n'],
    ['two headlines in one block', '　渡口今起夜航\n　山路通车\n'],
    ['a jump line that names no page', '　　三月一日起，渡口加开夜航。\n　　　　　　　　（完）\n'],
    ['text below a jump line', '　　　　　　　　（下转第3版）\n　　三月一日起，渡口加开夜航。\n'],
    ['a zero-width character', '　渡口今起\u200b夜航\n'],
    ['a form feed inside an article', '　渡口今起夜航\n\n\f　　三月一日起，渡口加开夜航。\n'],
    [
      'a whole page shifted by two, broken to a measure',
      '　　入秋以后，柳溪镇的打谷场上\n　　又热闹起来。村里的老木匠田\n　　守和把闲置的仓房收拾干净，\n　　办起了一间农具陈列室，从犁\n' +
        '　　铧到水车，两百多件老物件都\n　　写上了名字和用法。放学以后\n　　，孩子们最喜欢围着那架水车\n　　，听他讲从前怎么引水上山。\n',
    ],
  ])('is not one with %s', (_, text) => {
    expect(isSettled(text)).toBe(false);
    expect(cleanPage(text).notes.map((n) => n.code)).not.toContain('set-free');
  });

  it.each(names)('is not the raw fixture %s', (name) => {
    expect(isSettled(inputOf(name))).toBe(false);
  });

  it.skipIf(corpus.length === 0)('is no page of the corpus beside the project', () => {
    expect(corpus.filter((file) => isSettled(readFileSync(file))).map(String)).toEqual([]);
  });
});
