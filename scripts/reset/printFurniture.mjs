import { DAYS, OLD_PAPER_KIND, OLD_SLOGANS, PAPER_KIND, SECTIONS, SKY, SLOGANS, STAFF, WIND } from './words.mjs';

/** The paper's name, date, page, staff and whatever else stands on every page: lines at its head, and lines elsewhere. */
export function printFurniture({ old }, invent, dice) {
  const { one, chance, whole, weigh } = dice;
  const { fill } = invent;
  const paper = fill(
    `{place}${one(old ? OLD_PAPER_KIND : PAPER_KIND)}`.replace(
      '{place}',
      one([
        '云川',
        '柳江',
        '白河',
        '松平',
        '江东',
        '海宁',
        '青石',
        '新安',
        '东城',
        '长湖',
        '金沙',
        '北岭',
        '桐河',
        '澄山',
        '梅州湾',
      ]),
    ),
  );
  const year = invent.year();
  const weekday = `星期${one(DAYS)}`;
  const digits = chance(0.85);
  const western = digits ? `${year}年{month}月{day}日` : `${invent.numeral(year)}年{cnmonth}月{cnday}日`;
  const republic = old
    ? `中华民国${one(['八', '十九', '廿三', '二十八'])}年{cnmonth}月{cnday}日`
    : `中华民国${whole(90, 114)}年{month}月{day}日`;
  const date = fill(old ? republic : chance(invent.toScript('国') === '國' ? 0.4 : 0) ? republic : western);
  const pageNo = fill(
    one(
      old
        ? ['第{cnday}版', '第{cnday}页', '{cnday}']
        : ['第{n}版', '第0{n}版', 'A{n}', 'A{n}版', 'B{n}', '{n}', '0{n}', '{n}版', 'C{n}·'],
    ),
  );
  const section = fill(one(SECTIONS));
  const colon = one(['：', '：', ':', '／', '/', '　', ' ']);
  const person = () => (chance(0.4) ? fill('{given}') : fill('{name}'));
  const staff = dice
    .shuffle(STAFF)
    .slice(0, whole(1, 4))
    .map((job) => fill(job) + colon + person());
  const items = {
    masthead: paper,
    english: one(['DAILY NEWS', 'EVENING POST', 'MORNING HERALD', 'CITY TIMES', 'RIVERSIDE DAILY', 'THE LAKE GAZETTE']),
    date,
    weekday: fill(weekday),
    lunar: fill(
      `${one([...'甲乙丙丁戊己庚辛壬癸'])}${one([...'子丑寅卯辰巳午未申酉戌亥'])}年{cnmonth}月${one(['初一', '初八', '十五', '廿三'])}`,
    ),
    section,
    page: pageNo,
    pageSection: `${pageNo}${one([' ', '', '　', '·'])}${section}`,
    phone: fill(
      one([
        '电话：{phone}',
        '热线：{phone}',
        '新闻热线 {phone}',
        '读者服务电话：{phone}',
        '投稿邮箱：news@{n}x.cn',
        '广告热线：{phone}',
        '本报地址：{place}路{n}号　邮编：310{n}0',
      ]),
    ),
    site: one(['www.example-news.cn', 'http://paper.example.com', 'E-mail:ribao@example.com', 'newspaper.example.net']),
    issue: fill(
      one([
        `国内统一刊号 CN{n}-00{n}　第{digits}期`,
        '总第{digits}期',
        '邮发代号：{n}-{n}',
        '今日{n}版',
        '零售每份{n}角',
        '国内统一连续出版物号 CN {n}-00{n}',
      ]),
    ),
    weather: fill(
      one([
        `今日天气 ${one(SKY)} ${one(WIND)}${whole(2, 5)}级 ${whole(-3, 15)}～${whole(16, 35)}℃`,
        `明天 ${one(SKY)} ${whole(1, 12)}℃至${whole(13, 33)}℃`,
        `今天${one(SKY)}，${one(WIND)}`,
      ]),
    ),
    slogan: fill(one(old ? OLD_SLOGANS : SLOGANS)),
    // Read from the right, as it was once written.
    reversed: [...fill(one(OLD_SLOGANS))].reverse().join(''),
    notice: fill(one(OLD_SLOGANS)),
  };
  const picked = Object.entries({
    masthead: 0.7,
    english: 0.12,
    date: 0.75,
    weekday: 0.4,
    lunar: 0.15,
    section: 0.25,
    page: 0.35,
    pageSection: 0.4,
    phone: 0.25,
    site: 0.12,
    issue: 0.2,
    weather: 0.15,
    slogan: 0.15,
    reversed: old ? 0.05 : 0,
    notice: old ? 0.15 : 0,
  })
    .filter(([, p]) => chance(old ? p * 0.5 : p))
    .map(([key]) => ({ key, text: items[key].trim() }));
  const signed = chance(old ? 0 : 0.7) ? staff.map((text) => ({ key: 'staff', text })) : [];
  const join = (list) => {
    const manner = weigh({ lines: 4, one: 2, some: 3 });
    const glue = one(['', ' ', '　', '  ', ' | ']);
    if (manner === 'lines' || list.length < 2) return list.map((x) => [x.text]);
    if (manner === 'one') return [[list.map((x) => x.text).join(glue), list]];
    const out = [];
    for (let at = 0; at < list.length; ) {
      const some = list.slice(at, (at += whole(1, 3)));
      out.push([some.map((x) => x.text).join(glue)]);
    }
    return out;
  };
  const lines = (list) => join(list).map(([text]) => ({ text, role: 'furniture', unit: {}, indent: '' }));
  const ordered = chance(0.5) ? picked : dice.shuffle(picked);
  const manner = weigh({ head: 5, foot: 2, midst: 2, parted: 3, none: 1.5 });
  const empty = { head: [], foot: [], midst: [] };
  if (manner === 'none') return empty;
  if (manner !== 'parted') return { ...empty, [manner]: lines([...ordered, ...signed]) };
  const cut = whole(0, ordered.length);
  return {
    ...empty,
    head: lines(ordered.slice(0, cut)),
    [chance(0.5) ? 'foot' : 'midst']: lines([...ordered.slice(cut), ...signed]),
  };
}
