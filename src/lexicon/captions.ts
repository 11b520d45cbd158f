import { light } from './patterns.js';

/** Captions: `图为……`, `▲……（某某摄）`, `某某在……。 本报记者 某某 摄` */
export const CAPTION_START = light(
  /^[▲△▼◀▶↑↓←→]\S*(?![电電讯訊])|^[（(]?[上下左右]?[图圖](?:[为為]|[:：①②③\d]|片)|^[图圖][一二三四五六\d]/u,
);
export const CAPTION_END = light(/(?:[摄攝]|供[图圖]|提供|[资資]料[图圖](?:片)?|[图圖]|[发發])\s?[）)]?$/u);
export const CAPTION_CREDIT = light(
  /(?:^|[。\s　（(])(?:本[报報])?(?:[记記]者|通[讯訊][员員])?\s?\p{Script=Han}{2,4}\s?(?:[摄攝]|供[图圖]|提供)\s?[）)]?$/u,
);
