/**
 * Pages read by weights that were fitted without their paper: what the program does on papers that it has not seen.
 * The weights of each fold are kept in a folder, so that later stages can be tried again and again on the same readings.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FITTED } from '../dist/search/fitted.js';
import { MANNERS, mannerOf } from '../dist/search/manner.js';
import { SeenPage } from '../dist/search/seenPage.js';
import { groupArticles } from '../dist/stages/groupArticles.js';
import { joinParagraphs } from '../dist/stages/joinParagraphs.js';
import { readBy } from '../dist/words/characterTables.js';
import { corpusPages, fixturePages, printedPages, readGold } from './corpus.mjs';
import { tablesBeside } from './fitCharacters.mjs';
import { goldRoles } from './goldRoles.mjs';
import { labelledPage, linedPage } from './linedPage.mjs';
import { FORMS, fitManners, foldOf, load, named } from './lineModel.mjs';
import { loadReset, loadStock } from './loadMade.mjs';
import { goldsOf, resetPages, setCalmly } from './resetPages.mjs';
import { seedForms } from './seedForms.mjs';

/** Pages set anew for each fold, of its own articles and of the stock: enough to tell one idea from another. */
const MADE = 300;
const SET = 1200;

/** Weights by fold, `{ fold: { modern, boxed, old } }`, those of the manners that the fold has: each fitted on all papers but its own, on pages made of their articles, and on made pages of half of the stock. */
export function foldWeights(folder = join(tmpdir(), 'qingyang-folds'), only = null) {
  mkdirSync(folder, { recursive: true });
  const all = corpusPages();
  const out = {};
  let pages = null;
  for (const fold of [...new Set(all.map(foldOf))].sort()) {
    if (only && !only.includes(fold)) continue;
    const kept = join(folder, `${fold}.json`);
    if (!existsSync(kept)) {
      pages ??= all.filter((p) => FORMS[p.form]).map(load);
      const rest = pages.filter((p) => p.fold !== fold);
      const own = pages.filter((p) => p.fold === fold).map((p) => p.manner);
      const wanted = fold === ANY ? MANNERS : MANNERS.filter((m) => own.includes(m));
      const made = loadStock(SET, rest, [0]);
      const weights = fitManners(rest, loadReset(MADE, rest), made, wanted);
      writeFileSync(kept, JSON.stringify(Object.fromEntries(wanted.map((m) => [m, named(weights[m])]))));
      console.error(`fitted without ${fold}`);
    }
    out[fold] = JSON.parse(readFileSync(kept, 'utf8'));
  }
  return out;
}

/**
 * Lines are read with these weights from now on.
 * @param half of the stock that the pages to come were printed of, if they were: what tells how characters go on is of the other
 */
export function readWith(weights, half) {
  Object.assign(FITTED, weights);
  readBy(tablesBeside(half));
}

/** The weights as they are shipped. */
const SHIPPED = { ...FITTED };

/** No fold's weights have seen the project's own pages, and of those printed none the second half: any will do. */
export const ANY = 'E';

/** A page as units and as seen, with what each unit's first line is by the reference: `{ role, article }` or null. */
function unitsOf(labelled, goldOf) {
  const read = groupArticles(labelled, joinParagraphs);
  const units = read.units.map((u) => ({ ...u, gold: goldOf(u.lines[0]) ?? null }));
  return { manner: mannerOf(read), read: { ...read, units }, seen: new SeenPage(units) };
}

/** The pages of some forms as units, read by weights fitted without their paper. */
export const outOfFoldPages = (forms) =>
  outOfFoldLines(forms)
    .map((p) => {
      readBy(tablesBeside(p.half));
      return { ...p, ...unitsOf(p.labelled, p.goldOf) };
    })
    .flatMap((p) => (p.form === 'seed' ? [p, ...otherForms(p)] : [p]));

/** The same as lines. */
export function outOfFoldLines(forms) {
  return Object.entries(foldWeights()).flatMap(([fold, weights]) => {
    return [
      ...corpusPages().filter((p) => foldOf(p) === fold),
      ...(fold === ANY ? [...fixturePages(), ...printedPages(1)] : []),
    ]
      .filter((p) => forms.includes(p.form))
      .map((p) => {
        // The one real page of today has to come out right as the program is; it is in no figure on papers left out.
        readWith(p.form === 'seed' ? SHIPPED : weights, p.half);
        const labelled = labelledPage(linedPage(readFileSync(p.file)));
        const reference = readGold(p);
        const roles = goldRoles(labelled.lines, reference);
        const of = new Map(labelled.lines.map((line, i) => [line, roles[i]]));
        return { ...p, fold: foldOf(p), reference, labelled, goldOf: (line) => of.get(line) };
      });
  });
}

/** The page that the project began with in its other forms. */
function otherForms(p) {
  readWith(SHIPPED);
  return Object.values(seedForms(p)).map((text) => {
    const labelled = labelledPage(linedPage(Buffer.from(text)));
    const roles = goldRoles(labelled.lines, p.reference);
    const of = new Map(labelled.lines.map((line, i) => [line, roles[i]]));
    return { ...p, ...unitsOf(labelled, (line) => of.get(line)) };
  });
}

/** Other pages set of the same articles, some for each fold, read likewise: form `made`. */
export function outOfFoldMade(count) {
  return Object.entries(foldWeights()).flatMap(([fold, weights]) => {
    readWith(weights);
    const golds = goldsOf(corpusPages().filter((p) => foldOf(p) === fold && p.form === 'raw'));
    return resetPages(count, golds, 1, setCalmly).map((made) => ({
      page: made.name,
      form: 'made',
      fold,
      reference: made.gold,
      ...unitsOf(labelledPage(linedPage(Buffer.from(made.text))), (line) => made.roles.get(line.number)),
    }));
  });
}
