import { GOES_ON_THERE } from '../lexicon/jumps.js';
import type { Article } from '../model/page.js';
import { confirmFurniture } from './confirmFurniture.js';
import type { Issue, IssueNote, IssuePage } from './issue.js';
import { joinParts, type Part } from './joinParts.js';
import { pageInLine, pageInName, printedPage } from './pageLabel.js';

/** An article's end that points to another page, or its beginning that points back. */
interface Jump extends Part {
  readonly here: string | null;
  readonly there: string;
}

/**
 * Reads the pages of one issue together: an article that ends （下转第3版） and the one on page 3 that begins （上接第1版） become
 * one. Two that could both be meant are told apart by a headline that they share or not at all; what finds no partner, or
 * more than one, is a note and stays as it is.
 *
 * @param pages in reading order, each name once
 */
export function tieIssue(pages: readonly IssuePage[]): Issue {
  const labels = new Map(pages.map((p) => [p.name, labelOf(p)]));
  const { leaving, arriving } = jumpsOf(pages, labels);
  const notes: IssueNote[] = [];
  const partner = new Map<Jump, Jump>();
  for (const from of leaving) {
    const met = arriving.filter((to) => meets(from, to));
    const rivals = (to: Jump): Jump[] => leaving.filter((other) => meets(other, to));
    const clear = met.length === 1 && rivals(met[0] as Jump).length === 1;
    const alike = clear
      ? met
      : met.filter((to) => sameHeadline(from, to) && rivals(to).filter((r) => sameHeadline(r, to)).length === 1);
    if (alike.length === 1) partner.set(from, alike[0] as Jump);
    else notes.push(note(from, met.length === 0 ? 'jump-without-partner' : 'jump-with-several-partners', met));
  }
  const found = new Set(partner.values());
  for (const to of arriving)
    if (!found.has(to)) {
      const met = leaving.filter((from) => meets(from, to));
      notes.push(note(to, met.length === 0 ? 'jump-without-partner' : 'jump-with-several-partners', met));
    }
  const next = new Map([...partner].map(([from, to]) => [from.article, to]));
  const later = new Set([...found].map((to) => to.article));
  const articles = pages
    .flatMap(({ name, page }) => page.articles.map((article) => ({ page: name, article })))
    .filter(({ article }) => !later.has(article))
    .map((first, i) => joinParts(`i${i + 1}`, chain(first, next)));
  const { furniture, notes: furnitureNotes } = confirmFurniture(pages);
  return {
    format: 'qingyang-issue/1',
    pages: pages.map(({ name, page }) => ({ name, label: labels.get(name) ?? null, sha256: page.source.sha256 })),
    articles,
    furniture,
    notes: [...notes, ...furnitureNotes],
  };
}

/** The page number printed on the page where it is printed once, alone or beside the date; else that of the file's name. */
function labelOf({ name, page }: IssuePage): string | null {
  const alone = page.furniture.filter((f) => f.kind === 'page').map((f) => printedPage(f.text));
  const beside = page.furniture.filter((f) => f.kind !== 'page').map((f) => pageInLine(f.text));
  for (const labels of [alone, beside]) {
    const printed = new Set(labels.filter((label) => label !== null));
    if (printed.size === 1) return [...printed][0] as string;
  }
  const stem = (name.split('/').at(-1) as string).replace(/\.[^.]*$/u, '');
  return pageInName(stem)?.label ?? null;
}

function jumpsOf(
  pages: readonly IssuePage[],
  labels: ReadonlyMap<string, string | null>,
): { leaving: Jump[]; arriving: Jump[] } {
  const leaving: Jump[] = [];
  const arriving: Jump[] = [];
  for (const { name, page } of pages)
    for (const article of page.articles) {
      const { jump } = article;
      const here = labels.get(name) ?? null;
      const to = jump?.to === undefined ? null : printedPage(jump.to);
      const from = jump?.from === undefined ? null : printedPage(jump.from);
      if (to !== null && goesOn(article)) leaving.push({ page: name, article, here, there: to });
      else if (from !== null) arriving.push({ page: name, article, here, there: from });
    }
  return { leaving, arriving };
}

/** Whether an article that points to another page goes on there: what is only to be seen there, `（详见第4版）`, is an article of its own. */
const goesOn = ({ jump }: Article): boolean => GOES_ON_THERE.test(jump?.text ?? '');

const meets = (from: Jump, to: Jump): boolean =>
  from.article !== to.article && from.there === to.here && to.there === from.here;

/** The later part repeats the headline, or a good piece of it: at least four characters, one within the other. */
function sameHeadline(from: Jump, to: Jump): boolean {
  const [a, b] = [from, to].map(({ article }) => (article.headline?.text ?? '').replace(/[\s\p{P}]/gu, '')) as [
    string,
    string,
  ];
  return Math.min(a.length, b.length) >= 4 && (a.includes(b) || b.includes(a));
}

/** The parts of an article in order. An article that was continued on its own earlier page would never end. */
function chain(first: Part, next: ReadonlyMap<Article, Part>): Part[] {
  const parts = [first];
  for (
    let part = next.get(first.article);
    part && !parts.some((p) => p.article === part?.article);
    part = next.get(part.article)
  )
    parts.push(part);
  return parts;
}

function note({ page, article, here, there }: Jump, code: string, met: readonly Jump[]): IssueNote {
  const printed = JSON.stringify(article.jump?.text ?? '');
  const others = met.map((m) => `${m.article.id} of ${m.page}`).join(', ');
  const message =
    here === null
      ? `${printed}: the number of the page that it stands on is not known, so nothing can point back to it.`
      : code === 'jump-without-partner'
        ? `${printed}: nothing on page ${there} of this issue answers it.`
        : `${printed}: several could be meant (${others}); none was tied.`;
  return { level: 'look', code, message, page, article: article.id };
}
