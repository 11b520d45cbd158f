import { clauseOf, isParagraph, takeClause } from './clauses.mjs';
import { NUMBERINGS } from './words.mjs';

/** Characters of a section heading: the only or upper line, and the lower of a pair, which is longer as a rule. */
const UPPER = [
  [3, 6],
  [5, 10],
  [7, 13],
  [8, 18],
];
const LOWER = [
  [6, 10],
  [8, 14],
  [10, 18],
  [12, 20],
];

/** How the section headings of one article look. */
function headingManner(dice) {
  const mark = dice.weigh({ none: 9, quoted: 1.2, numbered: 1.5, sign: 1, dash: 0.4, bracket: 0.4 });
  const number = dice.one(NUMBERINGS);
  const sign = dice.one([...'■◆●▲◎★□▌']);
  return {
    lines: dice.weigh({ 1: 5, 2: 5, 3: 0.3 }) * 1,
    halves: dice.chance(0.15),
    dress(text, n) {
      if (mark === 'quoted') return /[“「]/u.test(text) ? text : `“${text}”`;
      if (mark === 'numbered') return number(n) + (dice.chance(0.2) ? ' ' : '') + text;
      if (mark === 'sign') return sign + (dice.chance(0.3) ? ' ' : '') + text;
      if (mark === 'dash') return `——${text}`;
      return mark === 'bracket' ? `【${text}】` : text;
    },
  };
}

/**
 * Section headings dropped, kept or set: alone or in pairs, of the article's own words or of others' headings.
 * @param others headings of other articles
 */
export function setHeadings(body, others, dice) {
  const own = body.filter((b) => b.type === 'heading').map((b) => b.text);
  const manner = headingManner(dice);
  const keep = own.length > 0 && dice.chance(0.6);
  const every = dice.whole(1, 5);
  let since = 0;
  let n = 0;
  const out = [];
  const head = (text) => out.push({ type: 'heading', text });
  const invent = (next, sizes) => {
    const [from, to] = dice.one(sizes);
    const first =
      dice.chance(0.3) && others.length
        ? dice.one(others)
        : (takeClause(next, from, to, dice) ?? clauseOf(body, from, to, dice));
    const second = first && manner.halves ? clauseOf(body, 4, 7, dice) : null;
    return second ? `${first}${dice.one(['　', ' '])}${second}` : first;
  };
  const pair = (next) => {
    for (let i = 1; i < manner.lines; i++) {
      const more = invent(next, LOWER);
      if (more) head(more);
    }
  };
  for (const [i, block] of body.entries()) {
    if (block.type === 'heading') {
      if (keep) {
        head(manner.dress(block.text, n++));
        pair(body[i + 1] ?? block);
      }
      continue;
    }
    if (!keep && isParagraph(block) && i > 0 && since >= every && block.text.length > 60) {
      const text = invent(block, UPPER);
      if (text) {
        head(manner.dress(text, n++));
        pair(block);
        since = 0;
      }
    }
    since++;
    out.push(block);
  }
  return out;
}
