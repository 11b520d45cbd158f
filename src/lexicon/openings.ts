import { light } from './patterns.js';

/** A phrase that begins an article's body, by how sure a sign it is. `sample` shows it. */
export interface Opening {
  readonly pattern: RegExp;
  readonly kind: 'wire' | 'bracket' | 'bullet' | 'address';
  readonly sample: string;
}

/** Both scripts, and the usage of the time: 電, 訊, 特訊, 快信, 通信. OCR reads （ as 《 or ( now and then. */
export const OPENINGS: readonly Opening[] = [
  {
    kind: 'wire',
    sample: '本报讯（记者 某某）',
    pattern: light(/^[（(【〔［\[]?本[报報][^，。]{0,8}[讯訊电電](?![号號])/u),
  },
  { kind: 'wire', sample: '本报北山3月2日电', pattern: light(/^[（(【〔［\[]?本[报報刊台]\S{0,10}\d{1,2}日[电電]/u) },
  { kind: 'wire', sample: '本报综合消息', pattern: light(/^[（(【〔［\[]?本[报報](综合|綜合)?(消息|特稿|特[写寫])/u) },
  {
    kind: 'wire',
    sample: '新华社某地3月9日电',
    pattern: light(
      /^[（(【〔［\[]?(据|據)?(新[华華]|中新|中央|路透|美聯|美联|合[众眾衆]|塔斯|法新|海通|哈瓦斯)[社网網]\S{0,18}?([电電讯訊]|记者|記者)/u,
    ),
  },
  { kind: 'wire', sample: '某地二十日电', pattern: light(/^[（(【〔［\[]\S{1,14}[日]\S{0,8}[电電][）)】〕］]/u) },
  {
    kind: 'wire',
    sample: '【记者某某／某地报导】',
    pattern: light(/^[（(【〔［\[](本[报報])?[记記]者\S{1,16}([报報](?:[导導道]|$)|[电電讯訊])/u),
  },
  { kind: 'wire', sample: '中新网某地11月18日电', pattern: light(/^\S{2,6}[网網社]\S{1,10}\d{1,2}月\d{1,2}日[电電]/u) },
  {
    kind: 'wire',
    sample: '某地通信',
    pattern: light(
      /^[（(【〔［\[]?\S{1,6}(通信|通[讯訊]|快信|特[讯訊]|航[讯訊]|[专專][电電]|[来來][电電])[）)】〕］\s]/u,
    ),
  },
  { kind: 'bracket', sample: '【本埠消息】', pattern: light(/^[【〔［\[][^】〕］\]]{1,16}[】〕］\]]/u) },
  { kind: 'bullet', sample: '▲某地　', pattern: light(/^[▲△▼◘◙◎●○■□◆◇★☆※◀►▶⊙㊣]/u) },
  {
    kind: 'address',
    sample: '编辑同志：',
    pattern: light(/^(尊敬的|敬[爱愛]的|[亲親][爱愛]的|敬[启啟啓]者|[编編][辑輯](同志|先生)|各位)/u),
  },
];

/** A dateline whole in its brackets, `（某地廿一日某某社电）`: unlike `本报讯`, it stands nowhere but where a report begins, be it the first of its article or not. */
export const DATELINE = light(
  /^[（(【〔［\[][^（(【〔［\[）)】〕］\]]{2,24}(?:[电電讯訊]|[报報][导導])\s?[）)】〕］\]]/u,
);

/** How a paragraph goes on with what somebody says whose name and office stand before: `某某强调，`, `某某表示：` */
export const REPORTS_ON = light(
  /^\p{Script=Han}{2,4}?(?:[还還也又]|最后|最後|[进進]一步|同[时時])?(?:[强強][调調]|指出|要求|表示|[说說]|[认認][为為]|[称稱]|介[绍紹]|告[诉訴]|坦言|透露|回[忆憶]|解[释釋]|希望|提醒|建[议議])[，,：:。]/u,
);
