import { ADVERTS, NUMBERINGS, SPEAKERS } from './words.mjs';

const OPENING =
  /^(?:[（(【〔［][^（）()【】〔〕［］]{1,24}[）)】〕］]|本[报報][^，。：（]{0,14}[讯訊电電]|本[报報](?:综合|綜合)?(?:消息|特稿)|新[华華]社[^，。（]{2,18}[电電]|中新[网社][^，。(（]{2,18}[电電])\s*(?:[（(][^（）()]{1,30}[）)])?[\s　]*/u;
const isParagraph = (block) => block.type === 'paragraph';

/** Takes a clause of `from` to `to` characters out of a paragraph, or gives null: a clause that is nowhere else reads as a heading does. */
function takeClause(block, from, to, dice) {
  const clauses = [
    ...block.text.matchAll(/(?<=[，。；！？])[^，。；：！？、“”‘’「」『』（）()《》〔〕【】…—\s]+(?=[，；])/gu),
  ].filter((m) => m[0].length >= from && m[0].length <= to);
  if (!clauses.length || block.text.length < 50) return null;
  const { 0: clause, index } = dice.one(clauses);
  block.text = block.text.slice(0, index) + block.text.slice(index + clause.length + 1);
  return clause;
}

/** A clause of any of the paragraphs. */
function clauseOf(blocks, from, to, dice) {
  for (const block of dice.shuffle(blocks.filter(isParagraph)).slice(0, 6)) {
    const clause = takeClause(block, from, to, dice);
    if (clause) return clause;
  }
  return null;
}

/** Characters of a section heading: the only or upper line, and the lower of a pair, which is longer as a rule. */
const UPPER = [
  [3, 6],
  [5, 10],
  [7, 13],
  [8, 18],
];
const LOWER = [
  [6, 10],
  [8, 14],
  [10, 18],
  [12, 20],
];

/** How the section headings of one article look. */
function headingManner(dice) {
  const mark = dice.weigh({ none: 9, quoted: 1.2, numbered: 1.5, sign: 1, dash: 0.4, bracket: 0.4 });
  const number = dice.one(NUMBERINGS);
  const sign = dice.one([...'■◆●▲◎★□▌']);
  return {
    lines: dice.weigh({ 1: 6, 2: 3, 3: 0.3 }) * 1,
    halves: dice.chance(0.15),
    dress(text, n) {
      if (mark === 'quoted') return /[“「]/u.test(text) ? text : `“${text}”`;
      if (mark === 'numbered') return number(n) + (dice.chance(0.2) ? ' ' : '') + text;
      if (mark === 'sign') return sign + (dice.chance(0.3) ? ' ' : '') + text;
      if (mark === 'dash') return `——${text}`;
      return mark === 'bracket' ? `【${text}】` : text;
    },
  };
}

function setHeadings(body, others, dice) {
  const own = body.filter((b) => b.type === 'heading').map((b) => b.text);
  const manner = headingManner(dice);
  const keep = own.length > 0 && dice.chance(0.6);
  const every = dice.whole(1, 5);
  let since = 0;
  let n = 0;
  const out = [];
  const head = (text) => out.push({ type: 'heading', text });
  const invent = (next, sizes) => {
    const [from, to] = dice.one(sizes);
    const first =
      dice.chance(0.3) && others.length
        ? dice.one(others)
        : (takeClause(next, from, to, dice) ?? clauseOf(body, from, to, dice));
    const second = first && manner.halves ? clauseOf(body, 4, 7, dice) : null;
    return second ? `${first}${dice.one(['　', ' '])}${second}` : first;
  };
  const pair = (next) => {
    for (let i = 1; i < manner.lines; i++) {
      const more = invent(next, LOWER);
      if (more) head(more);
    }
  };
  for (const [i, block] of body.entries()) {
    if (block.type === 'heading') {
      if (keep) {
        head(manner.dress(block.text, n++));
        pair(body[i + 1] ?? block);
      }
      continue;
    }
    if (!keep && isParagraph(block) && i > 0 && since >= every && block.text.length > 60) {
      const text = invent(block, UPPER);
      if (text) {
        head(manner.dress(text, n++));
        pair(block);
        since = 0;
      }
    }
    since++;
    out.push(block);
  }
  return out;
}

const SENTENCES = /[^。！？]+[。！？]+[”」』]?/gu;

/** Paragraphs cut anew: some joined, some divided at a sentence's end. */
function divide(body, dice) {
  const manner = dice.weigh({ keep: 6, shorter: 2, longer: 1.5 });
  if (manner === 'keep') return body;
  const out = [];
  for (const block of body) {
    const last = out.at(-1);
    if (manner === 'longer' && isParagraph(block) && last && isParagraph(last) && dice.chance(0.4))
      last.text += block.text;
    else if (manner === 'shorter' && isParagraph(block) && block.text.length > 60) {
      const sentences = block.text.match(SENTENCES);
      if (!sentences || sentences.join('') !== block.text || /[“「『（]/u.test(block.text)) out.push(block);
      else
        for (let at = 0; at < sentences.length; ) {
          const to = at + dice.whole(1, 3);
          out.push({ type: 'paragraph', text: sentences.slice(at, to).join('') });
          at = to;
        }
    } else out.push(block);
  }
  return out;
}

function asInterview(body, invent, dice) {
  const who = { name: invent.name };
  const [asks, answers] = dice.one(SPEAKERS).map((t) => {
    const name = invent.name();
    return invent.fill(t, { name: () => name });
  });
  let turn = 0;
  return body.flatMap((block, i) => {
    if (!isParagraph(block) || i < 1) return [block];
    const question = turn++ % 2 === 0;
    const sentences = block.text.match(SENTENCES) ?? [block.text];
    if (question && dice.chance(0.7)) {
      const short = sentences[0].replace(/[。！]”?$/u, '？');
      const rest = sentences.slice(1).join('');
      turn += rest ? 1 : 0;
      return [
        { type: 'paragraph', text: asks + short },
        ...(rest ? [{ type: 'paragraph', text: answers + rest }] : []),
      ];
    }
    return [{ type: 'paragraph', text: (question ? asks : answers) + block.text }];
  });
}

/** Runs of short speech, a paragraph a turn. */
function withDialogue(body, invent, dice) {
  const at = dice.whole(1, body.length);
  const speech = () => {
    const said = clauseOf(body, 2, 14, dice);
    if (!said) return [];
    const [open, close] = invent.quotes;
    const text = `${open}${said}${dice.one(['。', '？', '！', '……', '。'])}${close}`;
    const who = invent.fill(
      dice.one(['{name}说。', '他问。', '她笑着说。', '老{name}点点头。', '{name}想了想，没有回答。']),
    );
    return [
      {
        type: 'paragraph',
        text: dice.chance(0.5) ? text : dice.chance(0.5) ? text + who : `${who.slice(0, -1)}：${text}`,
      },
    ];
  };
  return [...body.slice(0, at), ...Array.from({ length: dice.whole(2, 7) }, speech).flat(), ...body.slice(at)];
}

function asList(body, dice) {
  const number = dice.one(NUMBERINGS);
  const from = dice.whole(0, 2);
  return body.map((block, i) =>
    isParagraph(block) && i >= from && block.text.length < 160
      ? {
          type: 'paragraph',
          text:
            number(i - from) +
            (dice.chance(0.1) ? ' ' : '') +
            block.text.replace(/^[①-⑳▲●■◆\d.、（）一二三四五六七八九十]{1,4}(?=\p{Script=Han})/u, ''),
        }
      : block,
  );
}

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
    const gap = dice.one([' ', '　', '', '：', '……']);
    const cells = [
      () =>
        `${dice.whole(1, 90)}${dice.chance(0.5) ? `.${dice.whole(1, 9)}` : ''}${dice.one(['元', '元/公斤', '', '%', '℃', '分'])}`,
      () => invent.fill('（{place}）'),
      () => invent.name(),
      () => `每${dice.one(['斤', '碗', '担', '张'])}${dice.whole(2, 30)}元`,
      () => invent.place(),
    ];
    const columns = dice.shuffle(cells).slice(0, dice.whole(1, 4));
    const rank = dice.one([null, null, (n) => `${n + 1}.`, (n) => `第${n + 1}名 `, (n) => `${n + 1} `]);
    const row = (_, n) => (rank ? rank(n) : '') + [invent.any('TABLE_WORDS'), ...columns.map((c) => c())].join(gap);
    const rows = Array.from({ length: dice.whole(4, 14) }, row);
    const intro = dice.chance(0.4) ? [invent.any('ADVERT_TEXTS')] : [];
    return {
      ...empty,
      headline: invent.fill(
        dice.one(['{place}行情', '今日价格', '一周菜价', '昨日气温', '排行榜', '物价一览', '本周榜单']),
      ),
      body: paragraphs([...intro, ...rows]),
    };
  }
  if (kind === 'verse') {
    const source = pool.flatMap((a) => a.body.filter(isParagraph).map((b) => ({ ...b })));
    const [from, to] = dice.one([
      [3, 7],
      [4, 10],
      [5, 13],
      [7, 16],
      [5, 5],
      [7, 7],
    ]);
    const ends = dice.one([[''], ['', '', '，'], ['，', '。'], ['', '', '', '？', '——', '，', '！']]);
    const sung = dice.chance(0.1) ? ['（男）', '（女）', '（合）'] : [''];
    const stanza = () =>
      Array.from({ length: dice.whole(2, 7) }, () => clauseOf(source, from, to, dice)).filter(Boolean);
    const titled = dice.chance(0.3);
    const body = Array.from({ length: dice.whole(1, 5) }, stanza).flatMap((lines) => [
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

/** The article as another paper would have edited it: cut, opened, signed and headed otherwise. What is not given stays as it was. */
export function rewriteArticle(article, { old, invent, headings }, dice) {
  const { chance, whole } = dice;
  let body = article.body.map((b) => ({ ...b }));
  const out = {
    ...article,
    deck: [...article.deck],
    captions: [...(article.captions ?? [])],
    tail: article.tail ?? '',
    head: '',
  };
  const verse = body.some((b) => b.type === 'verse');
  if (article.invented) return { ...out, body };
  const most = dice.weigh({ 2: 1, 4: 2, 7: 3, 12: 3, 30: 2 }) * 1;
  body = body.slice(0, verse ? whole(8, 40) : most);
  if (body.at(-1)?.type === 'heading') body.pop();
  if (!verse) body = divide(body, dice);
  const first = body.find(isParagraph);
  if (first && !verse) {
    if (chance(0.75)) first.text = first.text.replace(OPENING, '') || first.text;
    if (chance(old ? 0.3 : 0.45) && !OPENING.test(first.text))
      first.text = invent.any(old ? 'OLD_OPENINGS' : 'OPENINGS') + first.text;
    if (chance(0.3))
      first.text = first.text.replace(/(?<=^.{0,30})(?<=[\p{Script=Han}）】]) (?=[\p{Script=Han}（])/gu, '');
  }
  if (!verse && !old && body.length > 2 && chance(0.1)) body = withDialogue(body, invent, dice);
  if (!verse && !old && body.length > 3 && chance(0.08)) body = asInterview(body, invent, dice);
  else if (!verse && body.length > 2 && chance(0.08)) body = asList(body, dice);
  if (!verse && body.length > 2 && chance(old ? 0.15 : 0.6)) body = setHeadings(body, headings, dice);
  else if (chance(0.5) && !verse) body = body.filter((b) => b.type !== 'heading');
  if (chance(0.5)) out.byline = chance(0.55) ? invent.any(old ? 'OLD_BYLINES' : 'BYLINES') : '';
  if (chance(0.15)) out.kicker = old ? (clauseOf(body, 4, 9, dice) ?? '') : invent.any('KICKERS');
  else if (chance(0.25)) out.kicker = clauseOf(body, 6, 16, dice) ?? out.kicker;
  else if (chance(0.3)) out.kicker = '';
  if (chance(0.25)) out.deck = [];
  else if (chance(0.35))
    out.deck = Array.from({ length: whole(1, old ? 4 : 2) }, () => clauseOf(body, 7, 22, dice)).filter(Boolean);
  if (out.deck.length && !old && chance(0.25))
    out.deck[0] = out.deck[0].startsWith('—') ? out.deck[0].slice(2) : `——${out.deck[0]}`;
  if (chance(0.08)) out.headline = clauseOf(body, 6, 15, dice) ?? out.headline;
  const last = body.findLast(isParagraph);
  if (chance(0.6)) out.tail = '';
  if (!verse && chance(old ? 0.08 : 0.2)) {
    const signature = invent.any(old ? 'OLD_SIGNATURES' : 'SIGNATURES');
    if (last && chance(0.3)) last.text += signature;
    else out.tail = signature;
  } else if (chance(0.1)) out.tail = invent.any('JUMPS');
  if (chance(0.04)) out.head = invent.any('JUMPS_FROM');
  if (!old && chance(0.4)) out.captions = [];
  if (!old && chance(0.15)) {
    const own = { clause: () => clauseOf(body, 6, 24, dice) ?? out.headline };
    out.captions.push(...Array.from({ length: whole(1, 2) }, () => invent.any('CAPTIONS', own)));
  }
  return { ...out, body };
}
