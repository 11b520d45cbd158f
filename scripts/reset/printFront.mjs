import { doublings } from '../typeset/double.mjs';

const BLANK = /[\s　]+/u;
const inRuns = (text, size) => text.match(new RegExp(`.{1,${size}}`, 'gu')) ?? [text];

/** A text in lines of about the same length, cut at a mark where one stands near. */
function evenly(text, count) {
  const lines = [];
  let rest = text;
  for (let left = count; left > 1; left--) {
    const middle = Math.round(rest.length / left);
    const marks = [...rest.matchAll(/[，：；？！、”」]/gu)].map((m) => m.index + 1);
    const near = marks.find((at) => Math.abs(at - middle) <= 3 && at < rest.length);
    lines.push(rest.slice(0, near ?? middle));
    rest = rest.slice(near ?? middle);
  }
  return [...lines, rest].filter(Boolean);
}

/** A headline that stood upright: a character or a few a line, quotation marks on lines of their own. */
function upright(text, dice) {
  const turned = text
    .replace(/[“「『]/gu, '﹃')
    .replace(/[”」』]/gu, '﹄')
    .replace(/[\s　]/gu, '');
  const phrases = turned.match(/[﹃﹄]|[^﹃﹄]+/gu) ?? [turned];
  const manner = dice.weigh({ phrases: 3, characters: 1, initial: 1, few: 1.5 });
  if (manner === 'initial') return [turned.slice(0, 1), turned.slice(1)].filter(Boolean);
  const size = { phrases: 30, characters: 1, few: dice.whole(2, 5) }[manner];
  return phrases.flatMap((p) => inRuns(p, size));
}

function printHeadline(text, dice, old) {
  const phrases = text.split(BLANK);
  if (phrases.length > 1) {
    const manner = dice.weigh({ lines: 4, one: 3, glued: 3 });
    if (manner === 'lines') return phrases.flatMap((p) => printHeadline(p, dice, old));
    return [phrases.join(manner === 'one' ? dice.one([' ', '　', '  ']) : '')];
  }
  const manner = dice.weigh({
    plain: 20,
    upright: text.length > 4 && text.length < 40 ? 1.6 : 0,
    spaced: text.length < 10 ? 1 : 0,
  });
  if (manner === 'upright') return upright(text, dice);
  if (manner === 'spaced') return [[...text].join(dice.one([' ', '　']))];
  if (old && text.length > 9) return evenly(text, Math.ceil(text.length / dice.whole(5, 12)));
  if (text.length >= 22 && dice.chance(0.75)) return evenly(text, dice.whole(2, 3));
  if (text.length >= 9 && dice.chance(0.3)) return evenly(text, 2);
  return [text];
}

function printDeck(text, dice, old) {
  if (old) return evenly(text, Math.ceil(text.length / dice.whole(6, 12)));
  const lines = dice.chance(0.08) ? upright(text, dice) : dice.chance(0.4) ? inRuns(text, dice.whole(10, 26)) : [text];
  const phrases = lines.length === 1 ? text.split(BLANK) : lines;
  return phrases.length > 1 && dice.chance(0.5) ? phrases : lines;
}

function printKicker(text, dice) {
  const phrases = text.split(BLANK);
  if (phrases.length > 1)
    return dice.weigh({ lines: 1, glued: 1, one: 1 }) === 'lines' ? phrases : [phrases.join(dice.one(['', ' ', '　']))];
  if (text.length <= 6 && dice.chance(0.1)) return [[...text].join(' ')];
  return dice.chance(0.05) ? upright(text, dice) : [text];
}

function printByline(text, dice) {
  const glued = dice.chance(0.3) ? text.replace(/[\s　]/gu, '') : text;
  const parts = glued.split(/[\s　](?=(?:通讯员|通訊員|实习|實習|[摄攝]影|记者|記者|图|圖))/u);
  return parts.length > 1 && dice.chance(0.25) ? parts : [glued];
}

/**
 * The headline block of an article in printed lines.
 * @returns {{ part: string, text: string, lines: string[] }[]} the parts in the order in which they came out; `text` as the reference has it
 */
export function printFront(article, { old, doubled }, dice) {
  const print = { kicker: printKicker, headline: printHeadline, deck: printDeck, byline: printByline };
  const parts = ['kicker', 'headline', 'deck', 'byline'].flatMap((part) =>
    [article[part]]
      .flat()
      .filter(Boolean)
      .map((text) => ({ part, text, lines: print[part](text, dice, old) })),
  );
  if (doubled)
    for (const p of parts)
      if (p.part !== 'byline' && dice.chance(0.5))
        p.lines = p.lines.flatMap(doublings[dice.weigh({ run: 5, character: 1, whole: 2, nextLine: 1, thrice: 0.3 })]);
  return dice.chance(0.2) ? dice.shuffle(parts) : parts;
}
