import { isParagraph } from './clauses.mjs';
import { NUMBERINGS } from './words.mjs';

/** Rows of a price list, a ranking, a programme: each a paragraph of its own, most shorter than a line. */
export function tableRows(invent, dice) {
  const gap = dice.one([' ', '　', '', '：', '……']);
  const cells = [
    () =>
      `${dice.whole(1, 90)}${dice.chance(0.5) ? `.${dice.whole(1, 9)}` : ''}${dice.one(['元', '元/公斤', '', '%', '℃', '分'])}`,
    () => invent.fill('（{place}）'),
    () => invent.name(),
    () => `每${dice.one(['斤', '碗', '担', '张'])}${dice.whole(2, 30)}元`,
    () => invent.place(),
  ];
  const columns = dice.shuffle(cells).slice(0, dice.whole(1, 3));
  const first = dice.one([
    () => invent.any('TABLE_WORDS'),
    () => invent.name(),
    () => invent.place(),
    () => `${dice.whole(6, 21)}:${dice.one(['00', '30'])}`,
  ]);
  const rank = dice.one([
    null,
    null,
    (n) => `${n + 1}.`,
    (n) => `${n + 1}. `,
    (n) => `第${n + 1}名 `,
    (n) => `${n + 1} `,
    dice.one(NUMBERINGS),
  ]);
  const row = (_, n) => (rank ? rank(n) : '') + [first(), ...columns.map((c) => c())].join(gap);
  return Array.from({ length: dice.whole(4, 14) }, row);
}

/** Rows set into a running article, most often after a colon. */
export function withRows(body, invent, dice) {
  const at = dice.whole(1, body.length);
  const before = body[at - 1];
  if (isParagraph(before) && dice.chance(0.7)) before.text = before.text.replace(/[。！？]$/u, '：');
  const rows = tableRows(invent, dice).map((text) => ({ type: 'paragraph', text }));
  return [...body.slice(0, at), ...rows, ...body.slice(at)];
}
