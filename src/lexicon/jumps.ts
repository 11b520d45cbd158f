import { light } from './patterns.js';

/** The page that a jump line names: `第3版`, `A2版`, `第二、四版`, `第五至七版`. */
const NAMED =
  '(第?\\s?[A-Z]?\\s?[\\d一二三四五六七八九十\\]]{1,3}(?:[、至～-][\\d一二三四五六七八九十]{1,3})?\\s?[版页頁])';
/** Jump lines. Group 1 names the page. `（下转第3版）` `（續見第三版）` `（相关报道见第6版）` `（商户心声见B2版）` */
export const JUMP_TO = new RegExp(
  '[（(]?\\s?(?:下[转轉接]|[紧緊]?[转轉]|[续續][见見]|(?:相[关關])?(?:[报報][道导導]|[评評][论論]|[图圖]片)?[详詳]?[见見]|(?<=[（(])[^，。；（）()]{1,8}[见見刊])' +
    `\\s?${NAMED}[^\\n（）()]{0,6}[）)]?`,
  'u',
);
/** `（上接A2版）` */
export const JUMP_FROM = new RegExp(`[（(]?\\s?(?:上接|[紧緊]接|接)\\s?${NAMED}[^\\n（）()]{0,6}[）)]?`, 'u');
/** How what a jump line says of a page begins. */
const PAGE = '\\s?[第A-Z\\p{Nd}一二三四五六七八九十]';
/** `（下转第3版）` `（續見第三版）`: what began here goes on there. */
export const GOES_ON_THERE = new RegExp(`(?:[转轉接]|[续續][见見])${PAGE}`, 'u');
/** `（详见第4版）` `（报道见第6版）`: the whole article stands there. Of `（相关报道见第6版）` and `（评论见第2版）` another does. */
export const STANDS_THERE = new RegExp(`^[（(]?\\s?(?:全文|[报報][道导導])?[详詳]?[见見]${PAGE}.{0,4}[版页頁]`, 'u');
/** `（未完）` `（下略）` `（待续）`: a body that goes on another day. */
export const TO_BE_CONTINUED = light(/^[（(](未完|待[续續]|下略\S?|[续續]完|完)[）)]$/u);
/**
 * A signature or source line at the end of a body: `（某某）`, `来源：某网`, `（作者系……）`, `（编辑：某某）`; but not what stands below the headline of a law,
 * `（2024年3月1日公布）`.
 */
export const SIGNATURE = light(
  /^[（(〈《](?!.*(?:公布|发布|發布|通过|通過|修订|修訂|施行)[）)])[^（）()]{1,34}[）)]\d*$|^[来來]源[:：]|^[（(]?(作者[系為为]|本[报報](记者|記者)?[综綜]合|[参參][与與][采採][写寫]|[图圖]片由|[责責]?[编編][辑輯])/u,
);
/** `某某镇敬老院 2024年3月5日`, `3月5日`: who signs a notice, and when. */
export const SIGNED_DATE =
  /^\S{0,24}\s?(?:\d{4}|[〇○零一二三四五六七八九]{4})年\S{1,3}月\S{1,3}日$|^[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十廿卅]{1,3}日$/u;
