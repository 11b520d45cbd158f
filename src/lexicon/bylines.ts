import { light } from './patterns.js';

/** The trades that a newspaper names before a name, in both scripts. */
export const TRADE =
  '(?:本[报報刊]|首席|特[约約派]|[见見][习習]|[实實][习習]|全媒[体體]|[驻駐]\\S{1,4})*(?:[记記]者|通[讯訊]员|通[讯訊信][员員]|[评評][论論][员員]|[实實][习習]生|[编編][译譯]|[编編][辑輯]|作者|[摄攝]影|整理|作[词詞]|作曲|撰文|[画畫]|[绘繪][图圖]|文/[图圖]|文／[图圖]|[图圖]/文)';

/** What a trade stands in that is no byline: the name of a column. `记者观察`, `编辑手记`, `通讯员之家` */
export const COLUMN_NAME =
  '(?:[观觀]察|手[记記]|札[记記]|日[记記]|[调調]查|走[访訪]|走基[层層]|[视視][点點线線角]|[连連][线線]|[体體][验驗]|[来來]信|述[评評]|[点點][评評]|[简簡]介|[园園]地|之家|之友|作品|大[赛賽]|天地)$';

/** `本报记者 某某　通讯员 某某`, `■首席记者某某`, `文／某某　摄影／某某`, `作词：某某` */
export const BYLINE_TRADE = light(new RegExp(`^[■□◎◇◆●○△▲\\s国回口囗]?\\s*${TRADE}(?!${COLUMN_NAME})`, 'u'));
/** `□ 某某`, `◎某某`: a mark and a name, nothing else. */
export const BYLINE_MARK = light(/^[■□◎◇◆●○☐]\s*\p{Script=Han}{1,4}(?:\s\p{Script=Han}{1,4}){0,3}$/u);
/** `（某某）` alone on a line: a pen name. */
export const BYLINE_BRACKET = light(/^[（(]\p{Script=Han}{1,5}[）)]?$|^\p{Script=Han}{1,4}[）)]$/u);
/** `文／某某`, `摄影/某某` */
export const BYLINE_SLASH = light(/^[文图圖摄攝撰编編译譯]{1,2}影?文?\s?[/／]\s?\p{Script=Han}{2,4}/u);
/** `某某　文/图`, `某某 整理`, `某某著`, `某某譔`: behind a name that stands at the line's front or behind a blank, a trade or another such end. */
export const BYLINE_TAIL = light(
  /(?:^|[\s、者员員文])\p{Script=Han}{1,4}\s?(?:文\s?[/／]\s?[图圖摄攝]|[文图圖摄攝]|整理|[撰著譔譯译]|戏墨|戲墨)$/u,
);
