import { describe, expect, it } from 'vitest';
import { readAuthors } from '../src/typesetter/authors.js';
import { creditKind } from '../src/typesetter/credits.js';
import { readCases } from './cases.js';

type Body = Parameters<typeof readAuthors>[1];

/** Each as `role name`. */
const say = (byline: string | null, body: Body = []): string[] =>
  readAuthors(byline, body).map(({ role, name }) => `${role} ${name}`);
/** Of a body of such paragraphs. */
const ofBody = (...paragraphs: string[]): string[] =>
  say(
    null,
    paragraphs.map((value) => ({ type: 'paragraph', text: { value } })),
  );

describe('authors of a byline', () => {
  it.each(readCases('authors'))('$title', ({ input, output }) => {
    const read = input.split('\n').map((byline) => say(byline).join('，') || '-');
    expect(read).toEqual(output.split('\n'));
  });

  it('are told by their trades, spaces or none, several of a trade', () => {
    expect(say('首席记者苗青禾通讯员柳如岚')).toEqual(['首席记者 苗青禾', '通讯员 柳如岚']);
    expect(say('本报记者 苗青禾 柳如岚')).toEqual(['本报记者 苗青禾', '本报记者 柳如岚']);
  });

  it('may have written and photographed: no name is made of that', () => {
    expect(say('本报记者 苗青禾 文/图')).toEqual(['本报记者 苗青禾']);
    expect(say('记者苗青禾文／图')).toEqual(['记者 苗青禾']);
    expect(say('文/图 苗青禾')).toEqual(['文/图 苗青禾']);
  });

  it('may have shared the work', () => {
    expect(say('文/苗青禾 图/柳如岚')).toEqual(['文 苗青禾', '图 柳如岚']);
    expect(say('文／記者苗青禾　攝影／柳如嵐')).toEqual(['記者 苗青禾', '攝影 柳如嵐']);
  });

  it('keep a character of their name that is a trade elsewhere, and lose where they report from', () => {
    expect(say('記者苗青文／北浦報導')).toEqual(['記者 苗青文']);
    expect(say('撰文／柳郁文')).toEqual(['撰文 柳郁文']);
  });

  it('without a trade are authors', () => {
    expect(say('■苗青禾')).toEqual(['author 苗青禾']);
  });
});

describe('authors that a body names', () => {
  it('stand in its opening', () => {
    expect(ofBody('本报讯（记者 苗青禾 通讯员 柳如岚）昨日，石桥镇举行插秧节。')).toEqual([
      '记者 苗青禾',
      '通讯员 柳如岚',
    ]);
    expect(ofBody('新华社北浦3月9日电（记者苗青禾柳如岚）国家海洋研究所九日宣布。')).toEqual([
      '记者 苗青禾',
      '记者 柳如岚',
    ]);
    expect(ofBody('【記者苗青禾、柳如嵐／北浦報導】北浦市昨天開市。')).toEqual(['記者 苗青禾', '記者 柳如嵐']);
    expect(ofBody('（北浦社記者苗青禾東京5日電）日本北部連日大雪。')).toEqual(['記者 苗青禾']);
    expect(ofBody('本报讯 记者苗青禾 通讯员柳如岚报道：昨日，石桥镇举行插秧节。')).toEqual([
      '记者 苗青禾',
      '通讯员 柳如岚',
    ]);
  });

  it('stand in that of each of its reports', () => {
    const second = '【又讯】（记者 柳如岚）记者昨日还了解到，新桥年内通车。';
    expect(ofBody('本报讯（记者 苗青禾）昨日，老桥封闭。', second)).toEqual(['记者 苗青禾', '记者 柳如岚']);
  });

  it('sign it', () => {
    expect(ofBody('昨日，石桥镇举行插秧节。', '（本报记者 苗青禾 柳如岚）')).toEqual([
      '本报记者 苗青禾',
      '本报记者 柳如岚',
    ]);
    expect(ofBody('昨日，石桥镇举行插秧节。（记者 苗青禾）')).toEqual(['记者 苗青禾']);
    expect(ofBody('昨日，石桥镇举行插秧节。', '本报记者 苗青禾')).toEqual(['本报记者 苗青禾']);
    expect(ofBody('希望有关部门看一看。', '读者 苗青禾')).toEqual(['读者 苗青禾']);
    expect(ofBody('雪下了一夜。', '（參與採寫：白露）')).toEqual(['參與採寫 白露']);
    expect(ofBody('大雪連日不停。（譯者：程小如／核稿：溫立夏）')).toEqual(['譯者 程小如']);
    expect(ofBody('老桥今天通车。（苗青禾）')).toEqual(['author 苗青禾']);
  });

  it('are named once, those of the byline first', () => {
    const body = [{ type: 'paragraph', text: { value: '雪停了。（本报记者 柳如岚 苗青禾）' } }] as const;
    expect(say('本报记者 苗青禾', body)).toEqual(['本报记者 苗青禾', '本报记者 柳如岚']);
  });

  it('are none where a word of theirs means something else', () => {
    expect(ofBody('据新华社电 记者2月27日从海洋研究院获悉，该院研制出一种薄膜。')).toEqual([]);
    expect(ofBody('记者从石桥镇获悉，该镇（社区工作者占三成）昨日报道。')).toEqual([]);
    expect(ofBody('记者手记', '桥修好了。（记者札记）')).toEqual([]);
    expect(ofBody('读者朋友们大家好')).toEqual([]);
    expect(ofBody('桥修好了。', '（待续）')).toEqual([]);
    expect(ofBody('桥修好了。', '（本报综合）')).toEqual([]);
    expect(ofBody('桥修好了。', '（作者系石桥林场职工）')).toEqual([]);
    expect(ofBody('桥修好了。', '（图片由石桥团委提供）')).toEqual([]);
  });

  it('are not those of a caption', () => {
    expect(say(null, [{ type: 'caption', text: { value: '石桥镇的新桥。（记者 苗青禾 摄）' } }])).toEqual([]);
  });
});

describe('a line is a credit', () => {
  it.each([
    ['新华社记者 申屠岸、祁连、宁一苇', 'trade'],
    ['《城市晚刊》记者 盛小夏', 'trade'],
    ['本报健康版记者 席小满', 'trade'],
    ['■苏禾 本报特约记者 蒲剑锋', 'trade'],
    ['采访／晨报记者　秦实', 'trade'],
    ['晨报首席记者 秦实', 'trade'],
    ['苏青禾通讯员柳如岚', 'trade'],
    ['口述：鲍景初（化名，33岁）　整理：本报记者　毕　然', 'trade'],
    ['採訪：卓詠心', 'task'],
    ['專訪／尤思齊　攝影／古明倫', 'task'],
    ['文．圖／鄔建中', 'task'],
  ])('%s: %s', (line, kind) => {
    expect(creditKind(line)).toBe(kind);
  });

  it.each([
    '昨天下午记者在北浦市场看到',
    '对于新闻记者应特别优待',
    '遗、石桥时报记者程小满',
    '记者手记',
    '本报评论员',
    '记者王小满报道：石桥镇',
    '据新华社电记者2月27日从石桥',
    '读者苏小禾：我在商场门口',
    '主持人：季海澜',
    '制图／毕加锁',
    '搜集方法、每与少年',
    '（本报记者 苏禾 陆平川）',
    '禾 通讯员 苏建国 陆小满）',
    `口述：鲍景初　整理：${'毕小然　'.repeat(12)}`,
  ])('not %s', (line) => {
    expect(creditKind(line)).toBeNull();
  });
});
