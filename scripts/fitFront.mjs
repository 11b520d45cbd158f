#!/usr/bin/env node
/**
 * Fits which lines of a headline block are the headline and the kicker (two small logistic models for each order in which a page may give them). Writes src/search/fittedFront.ts.
 *
 *   npm run fit:front                         fits all
 *   npm run fit:front -- --only traditional   the styles of page (FRONT_STYLES) whose names match, and keeps the others
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { align, editsAlong } from '../dist/check/align.js';
import { likened } from '../dist/check/likeness.js';
import { FITTED_FRONT } from '../dist/search/fittedFront.js';
import {
  commonWith,
  FRONT_STYLES,
  frontLines,
  frontPageOf,
  frontStyleOf,
  headlineFeatures,
  kickerFeatures,
  LONGEST_HEADLINE,
} from '../dist/search/front.js';
import { mannerOf } from '../dist/search/manner.js';
import { joinParagraphs } from '../dist/stages/joinParagraphs.js';
import { label } from '../dist/stages/label.js';
import { readBy } from '../dist/words/characterTables.js';
import { SINGLE_CHARACTER, Vocabulary } from '../dist/words/vocabulary.js';
import { bylinePlace, partOf } from './articleModel.mjs';
import { asOften } from './asOften.mjs';
import { corpusPages, fixturePages, printedPages, readGold } from './corpus.mjs';
import { tablesBeside } from './fitCharacters.mjs';
import { fitOptions, rounded } from './fitOptions.mjs';
import { goldRoles } from './goldRoles.mjs';
import { linedPage } from './linedPage.mjs';
import { foldOf } from './lineModel.mjs';
import { goldsOf, resetPages, setCalmly } from './resetPages.mjs';

const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;

const fold = (s) => likened(s ?? '').join('');
/** Which lines of a block are its headline, and whether the line before that is a kicker. */
const blocks = [];
const kickers = [];
const seenBlocks = new Set();
/** What a block counts on pages of some forms, and of papers that have few. */
const WEIGHT = { made: 0.4, printed: 0.05, seed: 40, fixture: 6, seedlike: 0.5, mg: 3, mh: 3 };
/** And where its byline was set behind it. */
const BEHIND = 0.5;
/** A headline was misread in no more than this share of its characters. */
const MISREAD = 0.2;
/** Pages set of the same articles, with headlines in more lines than the corpus has them. */
const MADE = 200;
const made = resetPages(MADE, goldsOf(corpusPages()), 1, setCalmly).map((m) => ({ ...m, form: 'made', paper: 'made' }));
for (const p of [...corpusPages(), ...fixturePages(), ...printedPages(), ...made]) {
  if (!['raw', 'seedlike', 'strip', 'seed', 'ocr', 'read', 'fixture', 'made'].includes(p.form)) continue;
  readBy(tablesBeside(p.half));
  const lined = linedPage(p.text ? Buffer.from(p.text) : readFileSync(p.file));
  const gold = p.gold.articles ? p.gold : readGold(p);
  const roles = p.roles ? lined.lines.map((l) => p.roles.get(l.number)) : goldRoles(lined.lines, gold);
  const labelled = withFront(label(lined), roles);
  const manner = mannerOf(labelled);
  const roleOf = new Map(lined.lines.map((l, i) => [l, roles[i]]));
  const units = joinParagraphs(labelled).units;
  const bodies = gold.articles.map((a) => a.body.map((b) => b.text).join('\n'));
  const common = commonWith(bodies, new Vocabulary(bodies, SINGLE_CHARACTER[labelled.era]), labelled.era);
  const page = frontPageOf(units, manner);
  const blockOf = (j) =>
    units.filter((u) => {
      const is = roleOf.get(u.lines[0]);
      return is?.article === j && (is.role === 'front' || is.role === 'byline') && u.kind === is.role;
    });
  const place =
    bylinePlace([gold.articles.map((a, j) => blockOf(j).map((u) => ({ part: partOf(u.kind, u.text.value, a) })))]) ??
    'before';
  gold.articles.forEach((a, j) => {
    const block = blockOf(j);
    const lines = frontLines(block, (text) => common(text, j), page).map((l) => l.line);
    if (lines.length < 2 || !a.headline) return;
    const key = JSON.stringify([p.page ?? p.name, lines]);
    if (seenBlocks.has(key)) return;
    seenBlocks.add(key);
    // Our own pages that were read box by box are few and short.
    if ((p.form === 'fixture' || p.form === 'made') && manner === 'boxed') return;
    const weight = WEIGHT[p.paper] ?? WEIGHT[p.form] ?? 1;
    const about = {
      manner,
      weight,
      real: p.paper !== 'made' && p.paper !== 'printed',
      printed: p.paper === 'printed',
      traditional: page.traditional,
      fold: p.form === 'made' ? 'made' : foldOf(p),
    };
    const found = addBlock(lines, a, about, place);
    // The same block in the order of the eye, its byline behind, as many papers print it.
    if (found && manner === 'modern' && place === 'before') {
      const headline = lines.slice(found.s, found.e);
      const others = lines.filter((l) => !headline.includes(l));
      const isKicker = (l) => fold(a.kicker).includes(fold(l.text));
      const eye = [...others.filter(isKicker), ...headline, ...others.filter((l) => !isKicker(l))];
      const set = eye.map((l, i) => ({
        ...l,
        afterByline: false,
        beforeByline: block.length > lines.length && i === eye.length - 1,
      }));
      addBlock(set, a, { ...about, weight: weight * BEHIND, real: false }, 'behind');
      // So pages that are read box by box have it, of which there are few.
      addBlock(set, a, { ...about, manner: 'boxed', real: false }, 'behind');
    }
  });
}
/** The page with every line of a headline block as what it is, also where the search over lines errs: a block that it cuts tells as much as another. */
function withFront(page, roles) {
  const isFront = (is) => is?.role === 'front' || is?.role === 'byline';
  return { ...page, labelled: page.labelled.map((l, i) => (isFront(roles[i]) ? { ...l, role: roles[i].role } : l)) };
}

/** Whether the text is the headline but for one piece that came loose: a year, as a rule. */
function lacksPiece(text, headline) {
  if (text.length < 0.7 * headline.length || text.length >= headline.length) return false;
  let same = 0;
  while (same < text.length && text[same] === headline[same]) same++;
  return headline.endsWith(text.slice(same));
}

/**
 * Adds the block's lines to the samples; returns the headline's place, or null where no lines make it.
 * @param about what every sample says of its page
 */
function addBlock(lines, article, about, bylines) {
  const want = [article.headline, ...(article.headlineAlso ?? [])].map(fold);
  const places = [];
  for (let s = 0; s < lines.length; s++)
    for (let e = s + 1; e <= Math.min(lines.length, s + LONGEST_HEADLINE); e++)
      places.push({ s, e, text: fold(lines.slice(s, e).reduce((text, l) => text + l.text, '')) });
  let is = places.findLastIndex(({ text }) => want.includes(text));
  if (is < 0) is = places.findLastIndex(({ text }) => want.some((w) => lacksPiece(text, w)));
  if (is < 0) is = nearest(places, want);
  if (is < 0) return null;
  const options = places.map(({ s, e }) => headlineFeatures(lines, s, e, bylines));
  const { s, e } = places[is];
  const shape = `${s > 0} ${e < lines.length} ${bylines}`;
  blocks.push({ ...about, options, is, shape });
  if (s > 0) {
    const isKicker = article.kicker && fold(article.kicker).includes(fold(lines[0].text));
    kickers.push({ ...about, options: [{}, kickerFeatures(lines, s, bylines)], is: isKicker ? 1 : 0, shape });
  }
  return places[is];
}

/** The place whose text is the headline but for what was misread; -1 where none is. */
function nearest(places, want) {
  const misread = places.map(({ text }) =>
    Math.min(
      ...want.map((w) => {
        const [a, b] = [likened(w), likened(text)];
        return editsAlong(align(a, b), a.length, b.length) / a.length;
      }),
    ),
  );
  const least = Math.min(...misread);
  return least <= MISREAD ? misread.indexOf(least) : -1;
}

const PULL = 1;

/** Which option each sample takes, an option being evidence by name: a weight for every name. */
function fit(data) {
  const names = [...new Set(data.flatMap((d) => d.options.flatMap(Object.keys)))].sort();
  const index = new Map(names.map((n, i) => [n, i]));
  const option = (seen) => ({ at: Object.keys(seen).map((n) => index.get(n)), x: Object.values(seen) });
  const samples = data.map((d) => ({ ...d, options: d.options.map(option) }));
  const w = fitOptions(samples, names.length, { pull: PULL, pace: 0.1, rounds: 300 });
  return Object.fromEntries(names.map((n, i) => [n, w[i]]));
}

/** The corpus has few papers of Taiwan and Hong Kong: for their styles such pages that were printed count so much more. */
const TRADITIONAL = 8;

/** The models of all styles. */
const fitAll = (blocks, kickers) =>
  Object.fromEntries(
    FRONT_STYLES.map((style) => {
      const [manner, script] = style.split('-');
      const alike = (d) => (script && d.printed && d.traditional ? TRADITIONAL : 1);
      const own = (data) =>
        asOften(data.filter((d) => d.manner === manner).map((d) => ({ ...d, weight: d.weight * alike(d) })));
      return [style, { headline: fit(own(blocks)), kicker: fit(own(kickers)) }];
    }),
  );

const isRight = (d, { headline }) => {
  const z = d.options.map((o) => Object.entries(o).reduce((s, [n, x]) => s + x * (headline[n] ?? 0), 0));
  return z.indexOf(Math.max(...z)) === d.is;
};
const styleOf = (d) => frontStyleOf(d.manner, d);
const share = (data, models) =>
  `${((100 * data.filter((d) => isRight(d, models[styleOf(d)])).length) / data.length).toFixed(1)} % of ${data.length}`;

const all = fitAll(blocks, kickers);
for (const style of FRONT_STYLES) {
  const own = blocks.filter((d) => styleOf(d) === style && d.real);
  console.log(`${style}: headline right in ${share(own, all)}`);
}
// Pages made of all papers would tell of those left out.
const seenBeside = (fold) => (d) => d.fold !== fold && d.fold !== 'made';
for (const fold of [...new Set(blocks.map((d) => d.fold))].sort()) {
  const models = fitAll(blocks.filter(seenBeside(fold)), kickers.filter(seenBeside(fold)));
  for (const style of FRONT_STYLES) {
    const own = blocks.filter((d) => d.fold === fold && styleOf(d) === style && d.real);
    if (own.length > 0) console.log(`  left out ${fold}, ${style}: ${share(own, models)}`);
  }
}
const fitted = ({ headline, kicker }) => ({ headline: rounded(headline), kicker: rounded(kicker) });
const out = Object.fromEntries(
  FRONT_STYLES.map((style) => [
    style,
    only && !new RegExp(only, 'u').test(style) ? FITTED_FRONT[style] : fitted(all[style]),
  ]),
);
writeFileSync(
  new URL('../src/search/fittedFront.ts', import.meta.url),
  `import type { FrontStyle } from './front.js';\n\n/** Fitted by \`npm run fit:front\`; the names stand in front.ts. Not written by hand. */\nexport const FITTED_FRONT: Readonly<\n  Record<FrontStyle, { readonly headline: Readonly<Record<string, number>>; readonly kicker: Readonly<Record<string, number>> }>\n> = ${JSON.stringify(out, null, 1)};\n`,
);
