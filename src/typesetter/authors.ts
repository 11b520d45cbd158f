import { CREDIT_TRADE } from '../lexicon/credits.js';
import type { Author, BlockType } from '../model/page.js';
import { HAN, readCredit } from './credits.js';
import { isCommonName, isFullName } from './names.js';

interface Block {
  readonly type: BlockType;
  readonly text: { readonly value: string };
}

const TRADE = new RegExp(CREDIT_TRADE);
/** The first brackets of an opening: `本报讯（记者 某某）`, `【記者某某／某地報導】`. */
const OPENING = new RegExp(
  `^[^。：:]{0,24}?[（(〔【〈《［\\[]+([^）)〕】〉》］\\]]*${CREDIT_TRADE}[^）)〕】〉》］\\]]+)[）)〕】〉》］\\]]`,
);
/** `本报讯 记者某某 通讯员某某报道` */
const REPORTED = new RegExp(
  `^(?:本[报報]\\S{0,4}[讯訊电電]\\s*)?(${CREDIT_TRADE}[^，。：；（(]{2,30}?)(?:[摄攝]影)?[报報][道导導](?=[:：，\\s]|$)`,
);
/** The last brackets of a paragraph: `（本报记者 某某）`. */
const SIGNATURE = /[（(〔【]([^（(〔【）)〕】]{2,40})[）)〕】]\s*$/;
/** A signature without brackets is a paragraph. */
const SIGNED = new RegExp(`^[—\\s]*((?:${CREDIT_TRADE}|[读讀]者|作者)[^，。：；！？]{2,30})$`);
/** A name alone in brackets, behind the end of all: `……。（某某）`. */
const NAMED = new RegExp(`(?:^|[。！？”」…])\\s*[（(](${HAN}{2,4})[）)]\\s*$`);

/**
 * The authors of an article: those of its byline, and those that its paragraphs name in openings, `本报讯（记者 某某 通讯员 某某）`, and in
 * signatures, `（本报记者 某某）`; each name once, in printed order. Spaces or none; several of a role.
 * @param byline as printed apart from the body
 * @param body its blocks; captions, verses and section heads name nobody
 */
export function readAuthors(byline: string | null, body: readonly Block[]): Author[] {
  const paragraphs = body.filter((b) => b.type === 'paragraph' || b.type === 'list-item').map((b) => b.text.value);
  const authors = byline === null ? [] : readCredit(unwrap(byline));
  for (const text of paragraphs) authors.push(...creditsOf(text));
  const last = authors.length === 0 ? paragraphs.at(-1)?.match(NAMED)?.[1] : undefined;
  if (last !== undefined && isCommonName(last)) authors.push({ role: 'author', name: last });
  const seen = new Set<string>();
  return authors.filter(({ name }) => !seen.has(name) && seen.add(name));
}

/** What stands in brackets as a whole, without them. */
const unwrap = (byline: string): string => {
  const outside = byline.replace(/[（(［\[【〔][^）)］\]】〕]*[）)］\]】〕]/g, '');
  return new RegExp(HAN).test(outside) ? byline : byline.replace(/[（(［\[【〔）)］\]】〕]/g, ' ');
};

/** Those that a paragraph names at its head and at its end: whoever has a trade, and full names beside a task. */
function creditsOf(paragraph: string): Author[] {
  const head = paragraph.slice(0, 80);
  const credits = [OPENING, REPORTED, SIGNED].map((pattern) => head.match(pattern)?.[1]);
  credits.push(paragraph.slice(-60).match(SIGNATURE)?.[1]);
  return credits.flatMap((credit) =>
    credit === undefined
      ? []
      : readCredit(credit).filter((a) => TRADE.test(a.role) || (a.role !== 'author' && isFullName(a.name))),
  );
}
