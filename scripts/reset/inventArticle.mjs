import { clauseOf, isParagraph } from './clauses.mjs';
import { tableRows } from './tableRows.mjs';
import { ADVERTS } from './words.mjs';

/** One advertisement column, a table, a letter, a poem made of clauses of the pool: what stands in papers and in few references. */
export function inventArticle(dice, invent, pool) {
  const kind = dice.weigh({ adverts: 2, table: 1.5, letter: 1, notice: 1, verse: 2.5 });
  const empty = { kicker: '', headline: '', deck: [], byline: '', captions: [], tail: '', invented: kind };
  const paragraphs = (texts) => texts.map((text) => ({ type: 'paragraph', text }));
  if (kind === 'adverts') {
    const bracket = dice.one(['【】', '〖〗', '■', '▲', '', '【】', '〔〕']);
    const item = () => {
      const text = invent.any('ADVERT_TEXTS') + (dice.chance(0.3) ? invent.any('ADVERT_TEXTS') : '');
      const title = invent.fill(dice.one(ADVERTS));
      return bracket.length === 2 ? bracket[0] + title + bracket[1] + text : bracket + text;
    };
    return {
      ...empty,
      headline: invent.fill(dice.one(['分类信息', '便民广告', '小广告', '信息窗', '综合信息', '供求'])),
      body: paragraphs(Array.from({ length: dice.whole(3, 9) }, item)),
    };
  }
  if (kind === 'table') {
    const intro = dice.chance(0.4) ? [invent.any('ADVERT_TEXTS')] : [];
    const headline = invent.fill(
      dice.one(['{place}行情', '今日价格', '一周菜价', '昨日气温', '排行榜', '物价一览', '本周榜单']),
    );
    return { ...empty, headline, body: paragraphs([...intro, ...tableRows(invent, dice)]) };
  }
  if (kind === 'verse') {
    const source = pool.flatMap((a) => a.body.filter(isParagraph).map((b) => ({ ...b })));
    const [from, to] = dice.one([
      [6, 18],
      [3, 7],
      [4, 10],
      [5, 13],
      [7, 16],
      [5, 5],
      [7, 7],
    ]);
    const ends = dice.one([[''], ['', '', '，'], ['，', '。'], ['', '', '', '？', '——', '，', '！']]);
    const sung = dice.chance(0.1) ? ['（男）', '（女）', '（合）'] : [''];
    const [open, close] = invent.quotes;
    const odd = dice.one([0, 0, 0.15, 0.4]);
    const line = () => {
      const text = clauseOf(source, from, to, dice);
      if (!text || !dice.chance(odd)) return text;
      const more = clauseOf(source, 2, to, dice) ?? text;
      return dice.one([
        () => `${text}，${more}`,
        () => `${text}　${more}`,
        () => `${open}${text}${dice.one(['？', '。', '……'])}${close}`,
        () => `${more}说：${open}${text}${close}`,
        () => text.slice(0, 3),
        () => `${text}？${more}——`,
      ])();
    };
    const stanza = () => Array.from({ length: dice.whole(2, 8) }, line).filter(Boolean);
    const titled = dice.chance(0.3);
    const body = Array.from({ length: dice.whole(1, 6) }, stanza).flatMap((lines) => [
      ...(titled && lines.length
        ? [
            {
              type: 'heading',
              text: invent.fill(dice.one(['{place}', '{given}', '之{n}', '灯', '雪', '渡口', '（{n}）'])),
            },
          ]
        : []),
      ...lines.map((text, i) => ({ type: 'verse', text: (i ? '' : dice.one(sung)) + text + dice.one(ends) })),
    ]);
    return {
      ...empty,
      kicker: dice.chance(0.3) ? invent.any('KICKERS') : '',
      headline: invent.fill(
        dice.one(['{place}短歌', '夜里的{place}', '{given}', '写给{place}', '诗二首', '在{place}']),
      ),
      byline: invent.any('BYLINES'),
      body,
    };
  }
  const sentence = () => invent.any('ADVERT_TEXTS').replace(/[。]?$/u, '。');
  if (kind === 'letter')
    return {
      ...empty,
      headline: invent.fill(dice.one(['读者来信', '这盏路灯何时亮', '来函照登', '一封感谢信', '盼修好{place}的路'])),
      letter: true,
      body: paragraphs([
        invent.fill(dice.one(['编辑同志：', '尊敬的编辑：', '{place}日报社：', '亲爱的读者：'])),
        sentence() + sentence(),
        sentence(),
        ...(dice.chance(0.6) ? [invent.fill('此致'), invent.fill('敬礼')] : []),
      ]),
      tail: invent.fill(dice.one(['读者 {name}', '{name}', '{place} {name} {month}月{day}日', '（{place} {name}）'])),
    };
  return {
    ...empty,
    headline: invent.fill(dice.one(['公告', '通告', '停水通知', '停电通知', '拍卖公告', '招聘启事', '声明', '讣告'])),
    body: paragraphs(Array.from({ length: dice.whole(1, 4) }, () => sentence() + sentence())),
    tail: invent.fill(
      dice.one([
        '{place}供水公司 2023年{month}月{day}日',
        '{place}人民政府',
        '{place}供电局　{month}月{day}日',
        '{place}委员会 二〇二三年{month}月{day}日',
      ]),
    ),
  };
}
