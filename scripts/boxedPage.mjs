/** Pages as an engine that reads box by box gives them, made from references: bodies cut into columns, their pieces mixed with those of others. */

import { random } from './typeset/random.mjs';

const NOT_FIRST = /^[，。、；：？！”’）》」』…—]/u;
const em = (c) => (/[\x20-\x7e]/u.test(c) ? 0.5 : 1);

/** A paragraph in lines of `measure` ems, its first line two ems shorter, as a kinsoku typesetter breaks it. */
function broken(text, measure) {
  const lines = [];
  let line = '';
  let left = measure - 2;
  for (const c of text) {
    if (left < em(c) && !(NOT_FIRST.test(c) && left > -1)) {
      lines.push(line);
      line = '';
      left = measure;
    }
    line += c;
    left -= em(c);
  }
  if (line) lines.push(line);
  return lines;
}

/** The share of pages on which empty lines stand anywhere and mean nothing. */
const TORN = 0.2;
/** How often an engine reads a column before the one that it continues. */
const BEFORE = 0.04;

/** `{ text, articleOf }`: the page's text, and by line number (from 1) the article that each line of running text belongs to, and its place there: `{ article, at }`. */
export function boxedPage(gold, seed) {
  const next = random(seed);
  const chance = (p) => next() < p;
  const between = (a, b) => a + Math.floor(next() * (b - a + 1));
  const misread = (line) => {
    let out = [...line].map((c) => (/\p{Script=Han}/u.test(c) && chance(0.015) ? '到' : c)).join('');
    if (chance(0.06)) out = out.replace(/[，。]$/u, '');
    if (chance(0.04)) out = out.replace(/^./u, '-');
    return out;
  };
  const torn = chance(TORN) ? 0.3 : 0.02;
  const common = between(12, 18);
  const articles = gold.articles.map((a, i) => {
    const measure = chance(0.5) ? common : between(11, 19);
    const lines = [];
    for (const b of a.body ?? []) {
      const text = b.text.replace(/\s+/gu, '');
      if (!text) continue;
      const set = b.type === 'paragraph' ? broken(text, measure) : [text.slice(0, measure)];
      set.forEach((t, k) =>
        lines.push({ text: misread(t), blank: chance(k === 0 ? 0.85 : torn), article: i, at: lines.length }),
      );
    }
    const columns = [];
    const height = between(6, 22);
    for (let at = 0; at < lines.length; at += height) columns.push(lines.slice(at, at + height));
    const front = [a.kicker, a.headline, ...(a.deck ?? []), a.byline].filter(Boolean);
    return { columns, front: front.map((t) => ({ text: t.replace(/\s+/gu, ''), blank: chance(0.7), article: null })) };
  });
  const rows = [];
  const put = (lines) => {
    lines.forEach((l, k) => {
      if (k === 0 || l.blank) rows.push(null);
      rows.push(l);
    });
  };
  // Up to three articles share a band of the page; the engine goes on with the one that it is in, more often than not.
  const waiting = articles.map((_, i) => i);
  const open = [];
  let now = -1;
  while (waiting.length > 0 || open.length > 0) {
    if (waiting.length > 0 && open.length < 3 && (open.length === 0 || chance(0.3))) {
      now = waiting.splice(0, 1)[0];
      put(articles[now].front);
      if (articles[now].columns.length > 0) open.push(now);
    } else if (!open.includes(now) || chance(0.3)) now = open[between(0, open.length - 1)];
    if (!open.includes(now)) continue;
    const { columns } = articles[now];
    put(columns.splice(columns.length > 1 && chance(BEFORE) ? 1 : 0, 1)[0]);
    if (articles[now].columns.length === 0) open.splice(open.indexOf(now), 1);
  }
  const articleOf = new Map();
  rows.forEach((r, i) => {
    if (r && r.article !== null) articleOf.set(i + 1, { article: r.article, at: r.at });
  });
  return { text: rows.map((r) => r?.text ?? '').join('\n'), articleOf };
}
