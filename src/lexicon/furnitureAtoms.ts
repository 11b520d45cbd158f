import type { FurnitureKind } from '../model/page.js';
import { light } from './patterns.js';

/** How the names of pages end, in both scripts. */
const PAGE_NAME =
  '(?:[要新][闻聞]|[时時]政|[国國][际際內内]|地方|[综綜]合|社[会會]|民生|[财財][经經]|[经經][济濟]|[体體]育|文[化艺藝娱娛教]|[娱娛][乐樂]|教育|健康|法治|科技|旅[游遊]|副刊|[周週]刊|[专專特][版刊题題]|[广廣公]告|[评評][论論]|[时時][评評]|理[论論]|[读讀][书書])';
const NUMERALS = '〇○零一二三四五六七八九十廿卅\\d';
const NUMBER = `[${NUMERALS}]`;
const MONTH_AND_DAY = `${NUMBER}{1,3}\\s?月\\s?${NUMBER}{1,3}\\s?日`;
const LUNAR = `[闰閏]?[正一二三四五六七八九十冬腊臘]{1,2}月(?:初[一二三四五六七八九十]|[十廿][一二三四五六七八九]?|[二三]十|卅)日?`;
const STAFF =
  '(?:(?:[责責]任|本版|[专專]版|[见見][习習]|[执執]行|[图圖]片|[头頭一]版|新[闻聞]|[视視][觉覺]|[值當当]班|[美][术術])?(?:[编編][辑輯委]|主[编編任]|[总總][编編])|[责責][编編]|[执執][编編]|美[编編]|[统統][筹籌]|[审審][读讀定校]|[终終][审審]|[监監][制製]|版[式面](?:[设設][计計])?|[组組]版|排版|照排|(?:[专專]版)?校[对對]|[检檢]校)';

/** What a line of the page's own is made of; `alone`: also when nothing else stands on the line. */
export interface Atom {
  readonly kind: FurnitureKind;
  readonly alone: boolean;
  readonly pattern: RegExp;
  readonly sample: string;
}

const atom = (kind: FurnitureKind, alone: boolean, sample: string, source: string): Atom => ({
  kind,
  alone,
  sample,
  pattern: new RegExp(light(new RegExp(source)).source, 'y'),
});

export const ATOMS: readonly Atom[] = [
  atom(
    'staff',
    true,
    '本版编辑／某某',
    `${STAFF}\\s*[:：/／]?\\s*(?:\\p{Script=Han}\\s\\p{Script=Han}|(?!同志|先生)\\p{Script=Han}{1,4}?)(?=[\\s|｜]|$|${STAFF})`,
  ),
  atom(
    'date',
    false,
    '二〇一四年四月二十日',
    `(?:\\d{4}|[〇○零一二三四五六七八九]{4}|(?:中[华華])?民[国國]${NUMBER}{1,3})\\s?年\\s?${MONTH_AND_DAY}`,
  ),
  atom('date', false, '癸亥年三月廿三', `(?:[农農夏][历曆])?(?:[甲乙丙丁戊己庚辛壬癸]\\p{Script=Han}年)?${LUNAR}`),
  atom('date', false, '星期三', '星期[一二三四五六日天]|[礼禮]拜[一二三四五六日天]|[周週][一二三四五六日]'),
  // Whatever a page is called, behind its number.
  atom(
    'page',
    true,
    '第09版 乡土',
    `(?:第\\s?[${NUMERALS}\\]]{1,3}\\s?版|[A-D]${NUMBER}{1,2}版?)(?:[\\s·]*\\p{Script=Han}{2,6}$)?|${NUMBER}{1,3}版`,
  ),
  atom('page', true, '今日16版', `[今本][日报報期]\\p{Script=Han}{0,2}${NUMBER}{1,3}版`),
  atom('page', false, '综合', `(?:新[闻聞]·)?(?:${PAGE_NAME}|本地|[县縣]域|[国國][内內际際](?:新[闻聞])?)`),
  atom('page', false, '013', '\\d{2,3}(?!\\d)'),
  atom(
    'masthead',
    true,
    'RIVERSIDE DAILY',
    '(?:[A-Z]+\\s)?[A-Z]{2,}\\s(?:DAILY|TIMES|POST|NEWS|HERALD|WEEKLY|JOURNAL)',
  ),
  atom(
    'masthead',
    false,
    '某某周报',
    '\\p{Script=Han}{1,5}?(?:[日晚时時早晨导導商画畫新民周週旬]|(?<![情简簡海电電预預捷喜战戰墙牆板举舉汇匯通公]))[报報](?!\\p{Script=Han})',
  ),
  atom(
    'contact',
    true,
    '投稿邮箱：news@example.org',
    '\\p{Script=Han}{0,6}(?:[热熱][线線]|[电電][话話]|[邮郵]箱|[传傳]真|[邮郵][编編]|[网網][址站])\\s?[:：]\\s?[\\w@.:/-]+|https?://\\S+|www\\.\\S+',
  ),
  atom(
    'contact',
    true,
    '国内统一连续出版物号 CN 15-0000',
    '(?:[国國][内內][统統]一)?(?:[连連][续續]出版物|刊)[号號]\\s?[:：]?\\s?(?:CN)?\\s?[\\d—-]+|[邮郵][发發]代[号號]\\s?[:：]?\\s?[\\d—-]+|[总總]?第\\d+期',
  ),
  atom(
    'contact',
    true,
    '全年订价三百元',
    `(?:零售|全年)[价價定订訂]?[价價]?\\s?[:：]?\\s?${NUMBER}*[百千.]?${NUMBER}*元`,
  ),
  atom(
    'weather',
    true,
    '今天阴有小雨，东风3级',
    '[今明后後][天日](?:天[气氣])?\\s?[阴陰晴多大小中雷阵陣有雨雪雾霧](?:\\S{0,8}[云雲雨晴雪雾霧])?(?:[\\s，]?\\S{0,6}[风風](?:\\d[-～至]?\\d?[级級])?)?(?:\\s?[-\\d]+℃?[～至~-]\\d+℃)?',
  ),
];
