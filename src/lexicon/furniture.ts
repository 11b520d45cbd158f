import type { FurnitureKind } from '../model/page.js';
import { light } from './patterns.js';

/** What is printed on every page and belongs to no article. `sample` shows the line. */
export const FURNITURE: readonly { readonly kind: FurnitureKind; readonly pattern: RegExp; readonly sample: string }[] =
  [
    {
      kind: 'staff',
      sample: '责任编辑：某某 版式：某某',
      pattern: light(
        /[责責]任[编編][辑輯]\s?[:：/／]?|^[责責][编編][:：/／]|版式\s?[:：/／]|美术?[编編][辑輯]?\s?[:：/／]|[美][术術][编編][辑輯]|校[对對]\s?[:：/／]/u,
      ),
    },
    {
      kind: 'date',
      sample: '2023年2月14日 星期二',
      pattern: light(
        /^\S{0,12}(?:\d{4}|[〇○零一二三四五六七八九]{4})年\d{0,2}\S{0,3}月\S{1,3}日\s?(?:星期|[礼禮]拜|[农農][历曆])/u,
      ),
    },
    {
      kind: 'date',
      sample: '中華民國112年3月12日',
      pattern: light(/^\S{0,8}(?:中[华華])?民[国國]\S{1,5}年\S{1,3}月\S{1,4}日/u),
    },
    {
      kind: 'date',
      sample: 'A3 國際新聞 中華民國一一二年三月十二日 星期日',
      pattern: light(
        /^(?:\S{1,6}\s){1,2}(?:\d{4}|[〇○零一二三四五六七八九]{4}|中[华華]民[国國]\S{1,5})年\S{1,3}月\S{1,4}日(?:\s|$)/u,
      ),
    },
    {
      kind: 'date',
      sample: '乙丑年九月初三日',
      pattern: light(/^[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年\S{1,3}月\S{1,4}日?/u),
    },
    {
      kind: 'contact',
      sample: '读者热线：0577-1234567',
      pattern: light(/([电電][话話]|[热熱][线線]|[传傳]真|[邮郵][编編])\s?[:：]?\s?[(（]?\d{2,4}[)）-]?\s?\d{5,8}$/u),
    },
    {
      kind: 'contact',
      sample: '国内统一刊号 CN33-0000',
      pattern: light(/[刊][号號]\s?[:：]?\s?(CN|\d)|[邮郵][发發]代[号號]|定[价價報报][:：目]|零售/u),
    },
    {
      kind: 'weather',
      sample: '明天 多云转小雨 东北风4级 11～19℃',
      pattern: light(/^(?:[今明后後][日天]|[今明]晚)\s?\S{0,6}[晴阴陰云雲雨雪雾霧].{0,16}(?:℃|°C|[级級度]$)/u),
    },
    {
      kind: 'weather',
      sample: '今日天气 晴到多云',
      pattern: light(/^(今[日明]|明[日天])?天[气氣](预报|預報)?[:：]?\s/u),
    },
    {
      kind: 'masthead',
      sample: '某某日报',
      pattern: light(/^\p{Script=Han}{1,5}\s?[日晚时時早晨导導商画畫新民周週旬]\s?[报報]$/u),
    },
    {
      kind: 'masthead',
      sample: '某某日报2023年2月14日',
      pattern: light(/^\p{Script=Han}{1,5}\s?[日晚时時早晨商新民周週旬]\s?[报報]\s?(社|\d{4}|中[华華]民)/u),
    },
    { kind: 'advertisement', sample: '此處招登廣告', pattern: light(/(招登|刊登)[广廣][告吿]/u) },
  ];
