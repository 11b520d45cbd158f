/** The pages with references that stand beside the project, where they are there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const CORPUS = fileURLToPath(new URL('../../shared/corpus', import.meta.url));

/** `{ set, page, form, paper, file, gold }` of every page and form; none where the corpus is missing. */
export function corpusPages() {
  if (!existsSync(CORPUS)) return [];
  return ['seed', 'dev', 'train'].flatMap((set) =>
    readdirSync(join(CORPUS, set))
      .filter((f) => f.endsWith('.txt'))
      .sort()
      .map((f) => {
        const [page, form = 'seed'] = f.replace(/\.txt$/u, '').split('.');
        const paper = set === 'seed' ? 'seed' : page.slice(0, 2);
        return {
          set,
          page,
          form: set === 'seed' ? 'seed' : form,
          paper,
          file: join(CORPUS, set, f),
          gold: join(CORPUS, set, `${page}.gold.json`),
        };
      }),
  );
}
/** The project's own pages: invented, each in a manner of its own. Fitted on beside the corpus, in no figure of its quality. */
export function fixturePages() {
  const folder = fileURLToPath(new URL('../fixtures', import.meta.url));
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'gold.json')))
    .sort()
    .map((name) => ({
      set: 'fixtures',
      page: name,
      form: 'fixture',
      paper: 'fixture',
      file: join(folder, name, 'input.txt'),
      gold: join(folder, name, 'gold.json'),
    }));
}

/** Where printPages.mjs leaves its pages. */
export const PRINTED = process.env.QINGYANG_PRINTED ?? join(tmpdir(), 'qingyang-printed');
/**
 * Pages printed of the invented articles by printPages.mjs, as text of three forms; none where it has not run.
 * @param half 0 or 1: those of the even or the odd numbers, which share no article
 */
export function printedPages(half) {
  if (!existsSync(PRINTED)) return [];
  return readdirSync(PRINTED)
    .filter((f) => f.endsWith('.gold.json'))
    .sort()
    .map((f) => f.replace('.gold.json', ''))
    .map((page) => ({ page, half: Number(page.slice(1)) % 2 }))
    .filter((p) => half === undefined || p.half === half)
    .flatMap(({ page, half }) =>
      ['raw', 'read', 'ocr']
        .filter((form) => existsSync(join(PRINTED, `${page}.${form}.txt`)))
        .map((form) => ({
          set: 'printed',
          page,
          half,
          form,
          paper: 'printed',
          file: join(PRINTED, `${page}.${form}.txt`),
          gold: join(PRINTED, `${page}.gold.json`),
        })),
    );
}
export const readGold = (p) => JSON.parse(readFileSync(p.gold, 'utf8'));
