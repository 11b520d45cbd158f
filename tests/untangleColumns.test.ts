import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LinedPage } from '../src/model/draft.js';
import { decode } from '../src/stages/decode.js';
import { splitLines } from '../src/stages/splitLines.js';
import { untangleColumns as untangle } from '../src/stages/untangleColumns.js';
import { nodejiebaVersion } from '../src/words/segmenter.js';

const lined = (text: string, encoding: string | null = null): LinedPage =>
  splitLines(decode(text, { name: '-', encoding, script: null, segmenter: 'auto' }));
const untangleColumns = (page: LinedPage): LinedPage => untangle(page, 'intl');
const texts = (page: LinedPage): string[] => page.lines.map((l) => l.text.value);

/** Two columns of thirteen ems, set side by side; the paragraph of the right one goes on from the left one's foot. */
const LEFT = [
  '入秋以后，柳溪镇的打谷场上又',
  '热闹起来。村里的老木匠田守和',
  '把闲置的仓房收拾干净，办起了',
  '一间农具陈列室，从犁铧到水车',
  '，两百多件老物件都写上了名字',
  '和用法。放学以后，孩子们最喜',
  '欢围着那架水车，听他讲从前怎',
];
const RIGHT = [
  '么把河水一级一级地引上山坡。',
  '陈列室不收门票，开支全靠村民',
  '凑出来的零钱。田守和说，东西',
  '放在家里会坏掉，放在这里就有',
  '人记得。今年春天，县博物馆派',
  '人来登记，把其中十一件列入名',
  '录，还送来了防潮用的玻璃柜。',
];
const rows = (gap: string): string => LEFT.map((l, i) => l + gap + RIGHT[i]).join('\n');

describe('untangleColumns', () => {
  it('puts two columns that were read row by row in order', () => {
    expect(texts(untangleColumns(lined(rows(' '))))).toEqual([...LEFT, ...RIGHT]);
  });

  it('puts columns with wide gaps in order', () => {
    expect(texts(untangleColumns(lined(rows('      '))))).toEqual([...LEFT, ...RIGHT]);
  });

  it('puts a row in order that an indent broke over two lines', () => {
    const source = LEFT.map((l, i) => (i === 3 ? `${l}\n放在家里会坏掉，就有` : `${l} ${RIGHT[i]}`)).join('\n');
    const right = RIGHT.map((r, i) => (i === 3 ? '放在家里会坏掉，就有' : r));
    expect(texts(untangleColumns(lined(source)))).toEqual([...LEFT, ...right]);
  });

  it('keeps the source line and the place of every piece', () => {
    const source = rows(' ');
    const page = untangleColumns(lined(source));
    expect(page.lines.map((l) => l.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7]);
    for (const { text } of page.lines) {
      const [[start, end] = [0, 0], ...more] = text.spans();
      expect(more).toEqual([]);
      expect(source.slice(start, end)).toBe(text.value);
    }
  });

  it('names the segmenter that it asked, and none where it asked none', () => {
    expect(untangle(lined(rows(' ')), 'auto').segmenter).toBe('intl');
    expect(untangle(lined(LEFT.join('\n')), 'nodejieba').segmenter).toBeUndefined();
  });

  it.skipIf(nodejiebaVersion() === null)(
    'asks nodejieba where told, also in traditional script',
    { timeout: 60_000 },
    () => {
      for (const text of [rows(' '), rows(' ').replaceAll('陈列', '陳列').replaceAll('开', '開')]) {
        const page = untangle(lined(text), 'nodejieba');
        expect(page.segmenter).toBe('nodejieba');
        expect(page.notes).toMatchObject([{ code: 'columns-untangled' }]);
        expect(page.lines.map((l) => l.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7]);
      }
    },
  );

  it('leaves a few lines with holes as they are: they prove little', () => {
    for (const rows of [
      [
        '河堤加高到四米二，汛期來時無   ，可',
        '保下游三村   平安。指揮部說，',
        '沙袋已經備   齊堆在橋頭，「不',
        '到萬不得已不用」。',
      ],
      ['校門外那排老榕樹   ，颱', '風過後只剩五棵   。園丁說，', '斷口要先消毒   再塗泥漿，「急', '不來的」。'],
    ])
      expect(texts(untangleColumns(lined(rows.join('\n'))))).toEqual(rows);
  });

  it('leaves what comes before and after the columns where it is', () => {
    const source = `柳溪镇办起农具陈列室\n\n${rows(' ')}\n\n（本报记者 田文 通讯员 苗青）`;
    const out = texts(untangleColumns(lined(source)));
    expect(out[0]).toBe('柳溪镇办起农具陈列室');
    expect(out.at(-1)).toBe('（本报记者 田文 通讯员 苗青）');
    expect(out.slice(1, -1)).toEqual([...LEFT, ...RIGHT]);
  });

  it('says where it put columns in order, and what gives better text', () => {
    const { notes } = untangleColumns(lined(`柳溪镇办起农具陈列室\n\n${rows(' ')}`));
    expect(notes).toMatchObject([{ level: 'look', code: 'columns-untangled', line: 3 }]);
    expect(notes[0]?.message).toContain('pdftotext -raw');
  });

  it('parts two boxes of a few lines that stand side by side, where every row has a wide gap, and says so', () => {
    const box = '渡口新船昨天下水      夜校的灯亮到九点\n两岸乡亲敲锣打鼓      织布女工写信回家';
    const out = untangleColumns(lined(`春\n\n${box}\n\n第二版`));
    expect(texts(out)).toEqual([
      '春',
      '渡口新船昨天下水',
      '两岸乡亲敲锣打鼓',
      '夜校的灯亮到九点',
      '织布女工写信回家',
      '第二版',
    ]);
    expect(out.lines.map((l) => l.number)).toEqual([1, 3, 4, 3, 4, 6]);
    expect(out.lines.map((l) => l.blankBefore)).toEqual([false, true, false, true, false, true]);
    expect(out.notes).toMatchObject([{ level: 'look', code: 'columns-parted', line: 3 }]);
    expect(out.segmenter).toBeUndefined();
  });

  it.each([
    ['a row without a gap', '渡口新船昨天下水      夜校的灯亮到九点\n两岸乡亲敲锣打鼓'],
    ['one row', '渡口新船昨天下水      夜校的灯亮到九点'],
    ['narrow gaps', '渡口新船昨天下水  夜校的灯亮到九点\n两岸乡亲敲锣打鼓  织布女工写信回家'],
    ['cells of a table', '柳溪镇      九十六分\n槐荫乡      九十四分'],
    [
      'three columns',
      '渡口新船下水      夜校亮到九点      山货运往省城\n两岸敲锣打鼓      女工写信回家      车队开过石桥',
    ],
  ])('does not part %s', (_, box) => {
    const page = lined(`春\n\n${box}\n\n第二版`);
    expect(untangleColumns(page).lines).toEqual(page.lines);
  });

  it('asks the text of a longer box, whatever its gaps', () => {
    const row = '梅兰竹菊松柏桃李杏梨枣';
    const page = lined(Array.from({ length: 9 }, () => `${row}      ${row}`).join('\n'));
    expect(untangleColumns(page).notes).toMatchObject([{ code: 'columns-interleaved' }]);
  });

  it('leaves what it cannot prove, with one note a run', () => {
    // Lines that go on along the row just as well as down the columns.
    const row = '梅兰竹菊松柏桃李杏梨枣';
    const source = Array.from({ length: 6 }, () => `${row} ${row}`).join('\n');
    const page = lined(`春\n\n${source}`);
    const out = untangleColumns(page);
    expect(out.lines).toEqual(page.lines);
    expect(out.notes).toHaveLength(1);
    expect(out.notes[0]).toMatchObject({ level: 'look', code: 'columns-interleaved', line: 3 });
    expect(out.notes[0]?.message).toContain('pdftotext -raw');
  });

  it.each([
    ['headline phrases', '春风化雨润桃李 秋实满园报春晖\n深耕细作出精品 精雕细刻铸名牌'],
    ['a signature', '本报记者 田文 通讯员 苗青 文/图\n摄影 陶然'],
    ['a table', '名次 单位 得分\n1 柳溪镇 96.5\n2 槐荫乡 94.0\n3 石桥乡 91.5'],
    ['Latin text', 'The quick brown fox jumps over\nthe lazy dog and runs away from\nthe other animals of the farm.'],
    [
      'half-width punctuation',
      '他說, 今年的收成很好, 大家都高興\n她說, 明年的打算更多, 還要再努力\n我說, 後年的日子更長, 慢慢地過去',
    ],
    ['one column', LEFT.join('\n')],
  ])('changes nothing on %s', (_, source) => {
    const page = lined(source);
    expect(untangleColumns(page)).toBe(page);
  });

  it('stands very many lines and an endless one', { timeout: 60_000 }, () => {
    const lines = lined('春江水暖\n'.repeat(300_000) + `${rows(' ')}\n`);
    expect(untangleColumns(lines).lines.length).toBeGreaterThanOrEqual(lines.lines.length);
    const endless = lined(`${'水, '.repeat(300_000)}\n${rows(' ')}`);
    expect(untangleColumns(endless).lines.length).toBeGreaterThan(7);
    const long = lined(Array.from({ length: 400 }, () => rows(' ')).join('\n'));
    const out = untangleColumns(long);
    expect(out.lines).toEqual(long.lines);
    expect(out.notes).toMatchObject([{ code: 'columns-interleaved', line: 1 }]);
  });

  it('marks rules and dirt, and drops none', () => {
    const page = untangleColumns(lined('|\n——|__\n一一\n——\n一一得一\n第一版'));
    expect(texts(page)).toEqual(['|', '——|__', '一一', '——', '一一得一', '第一版']);
    expect(page.lines.map((l) => l.speck ?? false)).toEqual([true, true, true, false, false, false]);
  });
});

const CORPUS = new URL('../../shared/corpus/', import.meta.url);
describe.skipIf(!existsSync(CORPUS))('untangleColumns on the shared pages (skipped where ../shared is missing)', () => {
  const pages = (existsSync(CORPUS) ? ['seed', 'dev', 'train'] : []).flatMap((dir) =>
    readdirSync(new URL(`${dir}/`, CORPUS))
      .filter((f) => f.endsWith('.txt'))
      .map((f) => ({ file: `${dir}/${f}`, form: f.split('.').at(-2) as string })),
  );
  const read = (file: string, form: string): LinedPage => {
    const encoding = form === 'gb18030' || form === 'big5-hkscs' ? form.replace('-hkscs', '') : 'utf-8';
    return splitLines(
      decode(readFileSync(new URL(file, CORPUS)), { name: file, encoding, script: null, segmenter: 'auto' }),
    );
  };

  it('changes nothing where columns were read one after another', { timeout: 60_000 }, () => {
    const streams = pages.filter((p) => p.form !== 'read' && p.form !== 'ocr');
    expect(streams.length).toBeGreaterThan(100);
    const changed = streams.filter(({ file, form }) => {
      const page = read(file, form);
      return untangleColumns(page).lines.some((line, i) => line !== page.lines[i]);
    });
    expect(changed).toEqual([]);
  });

  it('loses and doubles nothing where it changes the order', { timeout: 120_000 }, () => {
    const sorted = (page: LinedPage): string => [...texts(page).join('').replace(/\s/gu, '')].sort().join('');
    for (const { file, form } of pages.filter((p) => p.form === 'read' || p.form === 'ocr')) {
      const page = read(file, form);
      expect(sorted(untangleColumns(page)), file).toBe(sorted(page));
    }
  });
});
