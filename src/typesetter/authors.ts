import type { Author } from '../model/page.js';

/** Trades in one character, apart from names: `文/某某 图/某某`; and `文/图`, both by whom stands beside it. */
const SHORT = '(?<!\\p{Script=Han})[文图圖摄攝](?=\\s?[/／:：]|\\s)';
const BOTH = '[文图圖摄攝]\\s?[/／]\\s?[文图圖摄攝](?=[\\s:：]|$)';
const ROLE =
  '(?:本[报報刊])?(?:首席|特[约約派]|[见見][习習]|[实實][习習]|全媒[体體])*(?:[记記]者|通[讯訊]员|通[讯訊信][员員]|[评評][论論][员員]|[实實][习習]生|[编編][译譯]|[摄攝]影|作[词詞]|作曲|整理|撰文)';
const NEXT = new RegExp(`(${BOTH}|${ROLE}|${SHORT})\\s*[:：/／]?\\s*`, 'gu');

/** Splits names that stand without spaces only where white space or a mark parts them; a run of up to four characters is one name. */
const namesIn = (text: string): string[] =>
  text.split(/[\s\u3000、，,]+/u).filter((n) => /^\p{Script=Han}[\p{Script=Han}·]{0,4}$/u.test(n));

function readFrom(text: string): Author[] {
  const heads = [...text.matchAll(NEXT)];
  return heads.flatMap((head, i) => {
    const from = head.index + head[0].length;
    const to = heads[i + 1]?.index ?? text.length;
    // What follows a slash is no name: `记者某某／某地报道`.
    return namesIn(text.slice(from, to).replace(/[（(][^）)]*$|[/／].*$/u, ' ')).map((name) => ({
      role: head[1] as string,
      name,
    }));
  });
}

/** The authors named by a byline, or else by the opening of a body: `本报讯（记者 某某 通讯员 某某）`. Spaces or none; several of a role. */
export function readAuthors(byline: string | null, opening: string | null): Author[] {
  if (byline !== null) {
    const named = readFrom(byline.replace(/^[■□◎◇◆●○\s]+/u, ''));
    if (named.length) return named;
    return namesIn(byline.replace(/[■□◎◇◆●○（）()]/gu, ' ').replace(NEXT, ' ')).map((name) => ({
      role: 'author',
      name,
    }));
  }
  const head = opening
    ?.slice(0, 60)
    .match(/^[^。]{0,24}?[（(〔【]([^）)〕】]*?(?:记者|記者|通讯员|通訊員)[^）)〕】]*)[）)〕】]/u);
  if (!head) return [];
  return readFrom((head[1] as string).replace(/[／/].*$/u, ''));
}
