#!/usr/bin/env node
/**
 * Pages printed by a browser, of the invented articles, and read back as users do it: `pdftotext -raw`, `pdftotext`, and for some of them tesseract on
 * an image. They go into the temporary folder, for the fits; what is there already is left as it is. Needs chromium, poppler-utils and tesseract with
 * chi_sim and chi_tra, and takes an hour and a half on two cores.
 *
 *   npm run print [-- COUNT]
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PRINTED } from './corpus.mjs';
import { pageHtml } from './print/pageHtml.mjs';
import { inventor } from './reset/invent.mjs';
import { stockArticles } from './reset/stock.mjs';
import { diceOf } from './typeset/random.mjs';

/** A page of all sorts, briefs and poems among them. */
const MIXED = { least: 1000, most: 10, verse: { 0: 4, 1: 3, 2: 1 }, cut: 0.3, kickerGone: 0.1 };
/** A page of reports and features: fewer, longer, as often with a deck as with a kicker. Of articles that are `rare` such a share is kept. */
const LONG = {
  least: 2000,
  most: 7,
  verse: { 0: 6, 1: 3 },
  cut: 0.1,
  kickerGone: 0.5,
  rare: { brief: 0.4, deckless: 0.4 },
};
/** Which pages are read by pdftotext and at how many dots an inch tesseract reads them, which takes longer than all the rest. */
const SERIES = [
  { to: 168, extracted: true, dpi: 150, kind: MIXED },
  { to: 420, extracted: true, kind: MIXED },
  { to: 720, dpi: 150, kind: MIXED },
  { to: 1020, dpi: 200, kind: LONG },
];
const COUNT = Number(process.argv[2] ?? SERIES.at(-1).to);
/** Share of headlines that point to another page, and of bodies without anything over them. */
const TEASERS = 0.05;
const BARE = 0.04;
/** A body of so many characters is a brief. */
const BRIEF = 300;

const call = promisify(execFile);
const run = async (command, args) =>
  (await call(command, args, { maxBuffer: 1 << 28, env: { ...process.env, OMP_THREAD_LIMIT: '1' } })).stdout;

/** An article as one paper prints it: whole, or its beginning; now and then without what stands over it, or that alone. */
function edited(a, page, dice) {
  const body = dice.chance(page.cut) ? a.body.slice(0, dice.whole(3, 14)) : [...a.body];
  while (body.at(-1)?.type === 'heading') body.pop();
  if (dice.chance(BARE)) return { ...a, kicker: '', headline: '', deck: [], byline: '', body };
  const front = {
    kicker: dice.chance(a.deck.length ? 0.1 : page.kickerGone) ? '' : a.kicker,
    deck: dice.chance(0.1) ? [] : a.deck,
  };
  if (a.headline && dice.chance(TEASERS)) return { ...a, ...front, body: [], captions: [], tail: '' };
  return { ...a, ...front, body };
}

const isVerse = (a) => a.body.some((b) => b.type === 'verse');

const lengthOf = (a) => a.body.reduce((n, b) => n + b.text.length, 0);

/** Two articles or more, until the page has its fill; a poem or two among them, as poems take little room. */
function someArticles(pool, page, dice) {
  const room = dice.whole(page.least, 5500);
  const chosen = ({ brief, deckless }, a) =>
    dice.chance(lengthOf(a) < BRIEF ? brief : 1) && dice.chance(a.deck.length ? 1 : deckless);
  const given = dice.shuffle(pool.filter((a) => !isVerse(a) && (!page.rare || chosen(page.rare, a))));
  const verse = dice.shuffle(pool.filter(isVerse)).slice(0, dice.weigh(page.verse));
  given.splice(dice.whole(0, 2), 0, ...verse);
  const out = [];
  let length = 0;
  for (const a of given) {
    if (out.length >= 2 && (length > room || out.length >= page.most)) break;
    out.push(edited(a, page, dice));
    length += lengthOf(a);
  }
  return out;
}

async function printPage(i, halves, work) {
  const name = `p${String(i).padStart(4, '0')}`;
  const kept = (ext) => join(PRINTED, `${name}.${ext}`);
  if (existsSync(kept('gold.json'))) return;
  const dice = diceOf(i * 7907 + 11);
  const kind = dice.chance(0.65) ? 'hans' : 'hant';
  const series = SERIES.find(({ to }) => i < to) ?? SERIES.at(-1);
  const articles = someArticles(halves[i % 2][kind], series.kind, dice);
  const { html, furniture, order } = pageHtml(articles, kind, inventor(dice, kind), dice);
  const at = (ext) => join(work, `${name}.${ext}`);
  writeFileSync(at('html'), html);
  const browser = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--no-pdf-header-footer',
    `--user-data-dir=${at('profile')}`,
  ];
  await run('chromium', [...browser, `--print-to-pdf=${at('pdf')}`, `file://${at('html')}`]);
  const pages = Number(/Pages:\s+(\d+)/u.exec(await run('pdfinfo', [at('pdf')]))?.[1]);
  if (pages !== 1) return console.error(`${name}: ${pages} pages where one was to be; left out`);
  if (series.extracted) {
    writeFileSync(kept('raw.txt'), await run('pdftotext', ['-raw', '-nopgbrk', at('pdf'), '-']));
    writeFileSync(kept('read.txt'), await run('pdftotext', ['-nopgbrk', at('pdf'), '-']));
  }
  if (series.dpi) {
    await run('pdftoppm', ['-r', String(series.dpi), '-gray', '-png', '-singlefile', at('pdf'), join(work, name)]);
    const language = kind === 'hans' ? 'chi_sim' : 'chi_tra';
    writeFileSync(kept('ocr.txt'), await run('tesseract', [at('png'), '-', '-l', language]));
  }
  writeFileSync(kept('gold.json'), JSON.stringify({ made: { order, kind }, articles, furniture }));
}

mkdirSync(PRINTED, { recursive: true });
const halves = [0, 1].map(stockArticles);
const work = mkdtempSync(join(tmpdir(), 'print-'));
let next = 0;
const printer = async () => {
  while (next < COUNT) await printPage(next++, halves, work);
};
await Promise.all(Array.from({ length: availableParallelism() }, printer));
rmSync(work, { recursive: true });
