#!/usr/bin/env node
/**
 * Pages of endless variety for fitting: the articles of given pages, edited, set and ordered anew, with the role of every line.
 *
 *   node scripts/resetPages.mjs [SEED] [old|hans|hant]     prints one page made of the corpus, each line with its role
 */
import { pathToFileURL } from 'node:url';
import { corpusPages, readGold } from './corpus.mjs';
import { calmPage } from './reset/calmPage.mjs';
import { inventor } from './reset/invent.mjs';
import { inventArticle } from './reset/inventArticle.mjs';
import { misread } from './reset/noise.mjs';
import { orderPage } from './reset/orderPage.mjs';
import { printBody, printCaption } from './reset/printBody.mjs';
import { printFront } from './reset/printFront.mjs';
import { printFurniture } from './reset/printFurniture.mjs';
import { printPage } from './reset/printPage.mjs';
import { rewriteArticle } from './reset/rewriteArticle.mjs';
import { diceOf } from './typeset/random.mjs';

const OLD_PAPERS = /^(?:jb|mg|mh)$/u;
/** Of the made pages, how many are of each kind, where there are articles for it. */
const MIX = { hans: 0.55, hant: 0.2, old: 0.25 };

const NONE = { hans: [], hant: [], old: [] };

/** The articles of references, each once, by the kind of page that they can stand on, and those of the stock. */
function articlesOf(golds, stock) {
  const pools = { hans: [...stock.hans], hant: [...stock.hant], old: [...stock.old] };
  const seen = new Set();
  for (const { paper, gold } of golds) {
    const kind = OLD_PAPERS.test(paper) ? 'old' : paper.startsWith('t') ? 'hant' : 'hans';
    for (const a of gold.articles) {
      const body = a.body ?? [];
      const key = `${a.headline}${body[0]?.text.slice(0, 30)}`;
      if (!body.length || seen.has(key)) continue;
      seen.add(key);
      const text = (x) => x ?? '';
      pools[kind].push({
        ...a,
        kicker: text(a.kicker),
        headline: text(a.headline),
        deck: a.deck ?? [],
        byline: text(a.byline),
        body,
      });
    }
  }
  return pools;
}

/** How a page was set, by chance. */
function styleOf(kind, dice) {
  const { chance, one, weigh, whole } = dice;
  const old = kind === 'old';
  const keptIndent = chance(old ? 0.3 : 0.25) ? one(['　　', '　　', '    ', '　']) : '';
  return {
    kinsoku: old ? chance(0.06) : !chance(0.03),
    squeeze: chance(0.5),
    wholeMarks: chance(0.4),
    // Half-width marks all through, or all but those that end a sentence.
    halfMarks: old ? '' : one(['', '', '', '，、；：（）《》“”‘’「」『』', '，。、；：？！（）《》“”‘’「」『』']),
    pushIn: one([0, 0, 0.5, 1]),
    uneven: one([0, 0, 0.05, 0.15]),
    cut: old ? '' : weigh({ '': 7, marks: 2, squeeze: 1 }),
    indent: old ? one([0, 1, 2, 2]) : chance(0.94) ? 2 : 0,
    keptIndent,
    keepsOne: !keptIndent && chance(0.15),
    gaps: one([0, 0, 0, 0.3, 1]),
    blankInWords: chance(0.05) ? whole(1, 4) / 100 : 0,
  };
}

/** The article as a reference has it. */
function goldOf(a) {
  const { id = '', kicker, headline, deck, byline, body, captions, head, tail } = a;
  return {
    id,
    kicker,
    headline,
    deck,
    byline,
    body: body.map(({ type, text }) => ({ type, text })),
    captions,
    tail: head || tail,
  };
}

export function setAnew(pool, kind, name, dice) {
  const old = kind === 'old';
  const invent = inventor(dice, kind === 'hans' ? 'hans' : 'hant');
  const style = styleOf(kind, dice);
  const page = { style, old, measure: dice.whole(16, 56) / 2, restless: dice.chance(0.3) };
  const headings = pool.flatMap((a) => a.body.filter((b) => b.type === 'heading').map((b) => b.text));
  const articles = dice.shuffle(pool).slice(0, dice.whole(2, old ? 9 : 6));
  if (!old && dice.chance(0.25)) articles.splice(dice.whole(0, articles.length), 0, inventArticle(dice, invent, pool));
  const doubled = !old && dice.chance(0.2);
  const blocks = [];
  const golds = articles.map((given, i) => {
    const a = rewriteArticle(given, { old, invent, headings }, dice);
    if (!a.invented && dice.chance(0.06))
      Object.assign(a, { body: [], captions: [], head: '', tail: dice.chance(0.5) ? invent.any('JUMPS') : '' });
    if (a.body.length && dice.chance(0.05)) Object.assign(a, { kicker: '', headline: '', deck: [], byline: '' });
    const rows = (list) => list.map((r) => ({ ...r, article: i }));
    const parts = printFront(a, { old, doubled }, dice).map(({ part, lines }) => {
      const unit = {};
      return rows(lines.map((text) => ({ text, role: part === 'byline' ? 'byline' : 'front', unit, indent: '' })));
    });
    const apart = dice.chance(0.12);
    const fronts = apart ? parts : parts.length ? [parts.flat()] : [];
    if (!a.body.length && a.tail && fronts.length)
      fronts.at(-1).push(...rows([{ text: a.tail, role: 'tail', unit: {}, indent: '' }]));
    blocks.push({
      fronts: fronts.map((r) => ({ kind: 'front', rows: r })),
      body: a.body.length ? { kind: 'body', rows: rows(printBody(a, page, dice)) } : null,
      captions: a.captions.map((c) => ({ kind: 'caption', rows: rows(printCaption(c, dice)) })),
    });
    return goldOf(a);
  });
  const furniture = printFurniture(page, invent, dice);
  const { manner, stream } = orderPage(blocks, furniture, dice);
  const set = stream.flatMap((piece) => piece.rows.map((row, i) => ({ ...row, begins: i === 0 })));
  const asRead = dice.chance(old ? 0.25 : 0.3);
  const { text, roles } = printPage(asRead ? misread(set, dice) : set, dice);
  const gold = {
    articles: golds,
    furniture: [...furniture.head, ...furniture.midst, ...furniture.foot].map((r) => r.text),
  };
  return { name, kind, order: manner, misread: asRead, text, roles, gold };
}

/** How many headlines of a page set calmly point to another page. */
const TEASERS = 0.06;

/** A page set as it is every day, of articles that are cut short at most. */
export function setCalmly(pool, kind, name, dice) {
  const articles = dice
    .shuffle(pool)
    .slice(0, dice.whole(3, 7))
    .map((a) => {
      const body = dice.chance(0.4) ? a.body.slice(0, dice.whole(3, 12)) : a.body;
      const bare = dice.chance(0.04) ? { kicker: '', headline: '', deck: [], byline: '' } : {};
      const teaser = dice.chance(TEASERS);
      return {
        ...a,
        ...bare,
        kicker: bare.kicker ?? (dice.chance(0.15) ? '' : a.kicker),
        deck: bare.deck ?? (dice.chance(0.15) ? [] : a.deck),
        body: teaser && !bare.deck ? [] : body.at(-1)?.type === 'heading' ? body.slice(0, -1) : body,
        captions: teaser ? [] : (a.captions ?? []),
        tail: teaser ? '' : (a.tail ?? ''),
      };
    });
  const { order, stream } = calmPage(articles, dice);
  const { text, roles } = printPage(
    stream.flatMap((p) => p.rows.map((row, i) => ({ ...row, begins: i === 0 }))),
    dice,
  );
  return { name, kind, order, misread: false, text, roles, gold: { articles: articles.map(goldOf), furniture: [] } };
}

/**
 * @param {number} count pages
 * @param {{ paper: string, gold: object }[]} golds the references whose articles may be used
 * @param {number} seed the same seed and references give the same pages
 * @param set how a page is set: `setAnew` in endless variety, `setCalmly` as every day
 * @param stock further articles, as `stockArticles` gives them
 * @returns {{ name, kind, order, misread, text, roles: Map<number, { role, article, unit }>, gold }[]} `roles` by the number of the source line,
 *   counted from 1; specks have none. `article` is the index into `gold.articles`, -1 for furniture; `unit` numbers what belongs together
 */
export function resetPages(count, golds, seed = 1, set = setAnew, stock = NONE) {
  const pools = articlesOf(golds, stock);
  const mix = Object.fromEntries(Object.entries(MIX).filter(([kind]) => pools[kind].length > 2));
  if (Object.keys(mix).length === 0) return [];
  return Array.from({ length: count }, (_, i) => {
    const dice = diceOf(seed * 7919 + i * 104729);
    const kind = dice.weigh(mix);
    return set(pools[kind], kind, `reset-${seed}-${i}`, dice);
  });
}

/** The references of corpus pages, one a page whatever its forms. */
export function goldsOf(pages) {
  const byFile = new Map(pages.map((p) => [p.gold, p]));
  return [...byFile.values()].map((p) => ({ paper: p.paper, gold: readGold(p) }));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [seed = '1', kind] = process.argv.slice(2);
  const pages = resetPages(kind ? 20 : 1, goldsOf(corpusPages()), Number(seed));
  const page = pages.find((p) => !kind || p.kind === kind);
  console.log(`${page.name} · ${page.kind} · ${page.order}`);
  page.text.split('\n').forEach((line, i) => {
    const r = page.roles.get(i + 1);
    console.log(`${(r ? `${r.article < 0 ? '' : r.article} ${r.role}` : '').padEnd(12)}│${line}`);
  });
}
