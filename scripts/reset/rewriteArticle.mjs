import { clauseOf, isParagraph } from './clauses.mjs';
import { asInterview, asList, asTelegrams, divide, withDialogue } from './recast.mjs';
import { setHeadings } from './setHeadings.mjs';
import { withRows } from './tableRows.mjs';

const OPENING =
  /^(?:[（(【〔［][^（）()【】〔〕［］]{1,24}[）)】〕］]|本[报報][^，。：（]{0,14}[讯訊电電]|本[报報](?:综合|綜合)?(?:消息|特稿)|新[华華]社[^，。（]{2,18}[电電]|中新[网社][^，。(（]{2,18}[电電])\s*(?:[（(][^（）()]{1,30}[）)])?[\s　]*/u;

/** The article as another paper would have edited it: cut, opened, signed and headed otherwise. What is not given stays as it was. */
export function rewriteArticle(article, { old, invent, headings }, dice) {
  const { chance, whole } = dice;
  let body = article.body.map((b) => ({ ...b }));
  const out = {
    ...article,
    deck: [...article.deck],
    captions: [...(article.captions ?? [])],
    tail: article.tail ?? '',
    head: '',
  };
  const verse = body.some((b) => b.type === 'verse');
  if (article.invented) return { ...out, body };
  const most = dice.weigh({ 2: 1, 4: 2, 7: 3, 12: 3, 30: 2 }) * 1;
  body = body.slice(0, verse ? whole(8, 40) : most);
  if (body.at(-1)?.type === 'heading') body.pop();
  if (!verse) body = divide(body, dice);
  const first = body.find(isParagraph);
  if (first && !verse) {
    if (chance(0.75)) first.text = first.text.replace(OPENING, '') || first.text;
    if (chance(old ? 0.3 : 0.45) && !OPENING.test(first.text))
      first.text = invent.any(old ? 'OLD_OPENINGS' : 'OPENINGS') + first.text;
    if (chance(0.3))
      first.text = first.text.replace(/(?<=^.{0,30})(?<=[\p{Script=Han}）】]) (?=[\p{Script=Han}（])/gu, '');
  }
  if (!verse && !old && body.length > 2 && chance(0.1)) body = withDialogue(body, invent, dice);
  if (!verse && old && chance(0.2)) body = asTelegrams(body, invent, dice);
  if (!verse && !old && chance(0.07)) body = withRows(body, invent, dice);
  if (!verse && !old && body.length > 3 && chance(0.08)) body = asInterview(body, invent, dice);
  else if (!verse && body.length > 2 && chance(0.08)) body = asList(body, dice);
  if (!verse && body.length > 2 && chance(old ? 0.15 : 0.7)) body = setHeadings(body, headings, dice);
  else if (chance(0.5) && !verse) body = body.filter((b) => b.type !== 'heading');
  if (chance(0.5)) out.byline = chance(0.55) ? invent.any(old ? 'OLD_BYLINES' : 'BYLINES') : '';
  if (chance(0.15)) out.kicker = old ? (clauseOf(body, 4, 9, dice) ?? '') : invent.any('KICKERS');
  else if (chance(0.25)) out.kicker = clauseOf(body, 6, 16, dice) ?? out.kicker;
  else if (chance(0.3)) out.kicker = '';
  if (chance(0.25)) out.deck = [];
  else if (chance(0.35))
    out.deck = Array.from({ length: whole(1, old ? 4 : 2) }, () => clauseOf(body, 7, 22, dice)).filter(Boolean);
  if (out.deck.length && !old && chance(0.25))
    out.deck[0] = out.deck[0].startsWith('—') ? out.deck[0].slice(2) : `——${out.deck[0]}`;
  if (chance(0.08)) out.headline = clauseOf(body, 6, 15, dice) ?? out.headline;
  const last = body.findLast(isParagraph);
  if (chance(0.6)) out.tail = '';
  if (!verse && chance(old ? 0.08 : 0.2)) {
    const signature = invent.any(old ? 'OLD_SIGNATURES' : 'SIGNATURES');
    if (last && chance(0.3)) last.text += signature;
    else out.tail = signature;
  } else if (chance(0.1)) out.tail = invent.any('JUMPS');
  if (chance(0.04)) Object.assign(out, { head: invent.any('JUMPS_FROM'), tail: '' });
  if (!old && chance(0.4)) out.captions = [];
  if (!old && chance(0.25)) {
    const own = { clause: () => clauseOf(body, 6, 24, dice) ?? out.headline };
    out.captions.push(...Array.from({ length: whole(1, 2) }, () => invent.any('CAPTIONS', own)));
  }
  return { ...out, body };
}
