import { light } from './patterns.js';

/** Captions: `图为……`, `▲……（某某摄）`, `某某在……。 本报记者 某某 摄` */
export const CAPTION_START = light(
  /^[▲△▼◀▶↑↓←→]\S*(?![电電讯訊])|^[（(]?[上下左右]?[图圖](?:[为為]|[:：①②③\d]|片)|^[图圖][一二三四五六\d]/u,
);
export const CAPTION_END = light(/(?:[摄攝]影?|供[图圖]|提供|[资資]料[图圖](?:片)?|[图圖]|[发發])\s?[）)]?$/u);
export const CAPTION_CREDIT = light(
  /(?:^|[。\s　（(])(?:本[报報])?(?:[记記]者|通[讯訊][员員])?\s?\p{Script=Han}{2,4}\s?[/／]?(?:[摄攝]影?|供[图圖]|提供)\s?[）)]?$/u,
);
/** A credit that is a line of its own: `（某某摄）`, `（受访者提供）`, `记者某某／攝影`. */
export const CAPTION_CREDIT_ALONE = light(
  /^[（(].{0,16}(?:[摄攝画畫]|供[图圖]|提供|[图圖]片|[资資]料照?片?|[发發])\s?[）)]$|^(?:(?:本[报報刊])?(?:[记記]者|通[讯訊][员員])\s?)?\p{Script=Han}{2,4}\s?[/／]?(?:[摄攝]影?|供[图圖])$/u,
);
