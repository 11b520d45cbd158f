import { clauseOf, isParagraph } from './clauses.mjs';
import { NUMBERINGS, SPEAKERS } from './words.mjs';

const SENTENCES = /[^。！？]+[。！？]+[”」』]?/gu;

/** Paragraphs cut anew: some joined, some divided at a sentence's end. */
export function divide(body, dice) {
  const manner = dice.weigh({ keep: 6, shorter: 2, longer: 1.5 });
  if (manner === 'keep') return body;
  const out = [];
  for (const block of body) {
    const last = out.at(-1);
    if (manner === 'longer' && isParagraph(block) && last && isParagraph(last) && dice.chance(0.4))
      last.text += block.text;
    else if (manner === 'shorter' && isParagraph(block) && block.text.length > 60) {
      const sentences = block.text.match(SENTENCES);
      if (!sentences || sentences.join('') !== block.text || /[“「『（]/u.test(block.text)) out.push(block);
      else
        for (let at = 0; at < sentences.length; ) {
          const to = at + dice.whole(1, 3);
          out.push({ type: 'paragraph', text: sentences.slice(at, to).join('') });
          at = to;
        }
    } else out.push(block);
  }
  return out;
}

/** An article as questions and answers, or speakers by name. */
export function asInterview(body, invent, dice) {
  const who = { name: invent.name };
  const [asks, answers] = dice.one(SPEAKERS).map((t) => {
    const name = invent.name();
    return invent.fill(t, { name: () => name });
  });
  let turn = 0;
  return body.flatMap((block, i) => {
    if (!isParagraph(block) || i < 1) return [block];
    const question = turn++ % 2 === 0;
    const sentences = block.text.match(SENTENCES) ?? [block.text];
    if (question && dice.chance(0.7)) {
      const short = sentences[0].replace(/[。！]”?$/u, '？');
      const rest = sentences.slice(1).join('');
      turn += rest ? 1 : 0;
      return [
        { type: 'paragraph', text: asks + short },
        ...(rest ? [{ type: 'paragraph', text: answers + rest }] : []),
      ];
    }
    return [{ type: 'paragraph', text: (question ? asks : answers) + block.text }];
  });
}

/** Runs of short speech, a paragraph a turn. */
export function withDialogue(body, invent, dice) {
  const at = dice.whole(1, body.length);
  const speech = () => {
    const said = clauseOf(body, 2, 14, dice);
    if (!said) return [];
    const [open, close] = invent.quotes;
    const text = `${open}${said}${dice.one(['。', '？', '！', '……', '。'])}${close}`;
    const who = invent.fill(
      dice.one(['{name}说。', '他问。', '她笑着说。', '老{name}点点头。', '{name}想了想，没有回答。']),
    );
    return [
      {
        type: 'paragraph',
        text: dice.chance(0.5) ? text : dice.chance(0.5) ? text + who : `${who.slice(0, -1)}：${text}`,
      },
    ];
  };
  return [...body.slice(0, at), ...Array.from({ length: dice.whole(2, 7) }, speech).flat(), ...body.slice(at)];
}

/** An article as the items of a list. */
export function asList(body, dice) {
  const number = dice.one(NUMBERINGS);
  const from = dice.whole(0, 2);
  return body.map((block, i) =>
    isParagraph(block) && i >= from && block.text.length < 160
      ? {
          type: 'paragraph',
          text:
            number(i - from) +
            (dice.chance(0.1) ? ' ' : '') +
            block.text.replace(/^[①-⑳▲●■◆\d.、（）一二三四五六七八九十]{1,4}(?=\p{Script=Han})/u, ''),
        }
      : block,
  );
}

const DATELINE = /^(?:[（【〔][^（【〔）】〕]{1,24}[）】〕]|[▲△◎●])/u;

/** Telegrams under one headline, each with the place and the day that it was sent from. */
export const asTelegrams = (body, invent, dice) =>
  body.map((block) =>
    isParagraph(block) && dice.chance(0.9)
      ? { ...block, text: invent.any('TELEGRAMS') + block.text.replace(DATELINE, '') }
      : block,
  );
