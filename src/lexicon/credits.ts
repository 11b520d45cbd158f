import { COLUMN_NAME } from './bylines.js';

/**
 * What a newspaper's credits name beside a name, in both scripts: `本报记者 某某`, `某某 摄`, `文／某某　图／某某`.
 * A trade stands before its names; a task stands on either side of them.
 */
const PREFIX =
  '(?:本[报報刊]|首席|特[约約派]|[见見][习習]|[实實][习習]|[学學]生|[热熱][线線]|[摄攝]影|全媒[体體]|融媒[体體])*';
export const CREDIT_TRADE = `${PREFIX}(?:[记記]者|通[讯訊]员|通[讯訊信][员員]|[评評][论論][员員]|特派[员員]|特[约約]撰稿人?|[实實][习習]生)(?!${COLUMN_NAME})`;

/** Tasks in one character are none inside a name: 苗青文. */
const SHORT = '[文图圖摄攝词詞曲作著撰譔译譯绘繪画畫书書辑輯编編]';
/** Tasks that may stand right beside a name: 撰文某某, 某某整理. */
export const CREDIT_TASK_BESIDE =
  '(?:[摄攝]影|[参參][与與][采採][写寫]|[采採][写寫]|[采採][访訪]|[专專][访訪]|撰[文稿]|[执執][笔筆]|口[述授]|整理|[记記][录錄]|搜集|[编編][译譯]|翻[译譯]|[译譯]者|作者|[读讀]者|主持人?|作[词詞]|作曲|改[编編]|[绘繪][画畫图圖]|漫[画畫]|插[图圖]|[制製][图圖表]|供[图圖稿]|[投来來]稿|[评評]注|[戏戲]墨|(?:[责責]任)?[编編][辑輯])';
/** A word that names tasks: 文, 摄影, 文并摄影, 搜集整理. */
export const CREDIT_TASK = `(?:${CREDIT_TASK_BESIDE}|${SHORT})(?:[并並兼]${SHORT}?|${CREDIT_TASK_BESIDE})*`;

/** What stands in a credit and is no name. */
export const NO_NAME =
  /^(?:等|及|和|与|與|本[报報刊版]|[编編]者$)|(?:[专專外来來][电電]|消息|提供|作品|[创創]作|[综綜]合|[资資]料|照片)$|^[年月日时時电電讯訊〇一二三四五六七八九十百卅廿]+$/;
/** What bodies and offices end with: 某某研究所, 调研组, 农艺师. */
export const OFFICE = /[部科处處站厂廠所镇鎮乡鄉县縣市组組院校社队隊局厅廳室班级級连連会會司师師员員]$/;
/** Titles that stand behind a name: 某某律师. */
export const TITLE = /(?<=..)(?:律[师師]|[医醫][生师師]|教授|主任|老[师師])$/;
