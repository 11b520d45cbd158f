import { light } from './patterns.js';

/** How an item of a list begins: `①` `1.` `一、` `（二）` `第一，` */
export const LIST_ITEM =
  /^(?:[①-⑳㈠-㈩⑴-⒇❶-❿]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|[一二三四五六七八九十]{1,3}、)/u;
/** A question or an answer, or a speaker: `问：` `答：` `记者：` `王小明：` */
export const SPEAKER = light(/^(?:[问問答间]|[记記]者|\p{Script=Han}{2,4})\s?[:：]/u);
export const QUESTION = /^[问問答间]\s?[:：]|^[记記]者\s?[:：]/u;
