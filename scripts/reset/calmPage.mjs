import { breakLines } from '../typeset/breakLines.mjs';
import { printBody, printCaption } from './printBody.mjs';

/** The order of a headline block on one page: as drawn, the largest type last, or as read. */
const BLOCKS = {
  drawn: ['kicker', 'deck', 'byline', 'headline'],
  read: ['kicker', 'headline', 'deck', 'byline'],
  signed: ['byline', 'kicker', 'headline', 'deck'],
};

const STYLE = {
  wholeMarks: true,
  halfMarks: '',
  uneven: 0,
  indent: 2,
  keptIndent: '',
  keepsOne: false,
  gaps: 0,
  blankInWords: 0,
};

/** The lines of one part of a headline block: what is too wide for its box is broken. */
function linesOf(text, part, dice) {
  const width = part === 'headline' ? dice.whole(9, 24) : dice.whole(16, 34);
  return breakLines(text, () => width, { ...STYLE, kinsoku: true, squeeze: false, indent: 0 });
}

/**
 * A page as a press sets it every day, its texts as they are: what is to be learned from it is which lines belong together.
 * @param articles `{ kicker, headline, deck, byline, body, captions, tail }`
 * @returns {{ order: string, stream: object[] }} pieces `{ kind, rows }` in the order in which they came out, each row with its article
 */
export function calmPage(articles, dice) {
  const style = {
    ...STYLE,
    kinsoku: true,
    squeeze: dice.chance(0.7),
    pushIn: dice.one([0, 0.5]),
    cut: dice.weigh({ '': 5, squeeze: 2 }),
  };
  const manner = dice.weigh({ drawn: 5, read: 3, signed: 1 });
  const block = BLOCKS[manner];
  const measures = Array.from({ length: 3 }, () => dice.whole(22, 52) / 2);
  const pieces = articles.map((a, article) => {
    const rows = (list) => list.map((r) => ({ ...r, article }));
    const front = block.flatMap((part) =>
      [a[part]]
        .flat()
        .filter(Boolean)
        .flatMap((text) => {
          const unit = {};
          const role = part === 'byline' ? 'byline' : 'front';
          return linesOf(text, part, dice).map((line) => ({ text: line, role, unit, indent: '' }));
        }),
    );
    const measure = dice.chance(0.6) ? dice.one(measures) : dice.whole(22, 52) / 2;
    return {
      front: front.length ? [{ kind: 'front', rows: rows(front) }] : [],
      body: a.body.length
        ? [{ kind: 'body', rows: rows(printBody({ ...a, head: '' }, { style, measure, restless: false }, dice)) }]
        : [],
      captions: a.captions.map((c) => ({ kind: 'caption', rows: rows(printCaption(c, dice)) })),
    };
  });
  const order = dice.weigh({ straight: 4, late: 4, shuffled: 4 });
  const all = (name) => pieces.flatMap((p) => p[name]);
  const stream = {
    straight: () => [...pieces.flatMap((p) => [...p.front, ...p.body]), ...all('captions')],
    late: () => [...all('body'), ...all('captions'), ...all('front')],
    shuffled: () => dice.shuffle([...all('body'), ...all('captions'), ...all('front')]),
  }[order]();
  return { order: `${order}, ${manner}`, stream };
}
