import { align, editsAlong } from './align.js';
import { covered, dice, likened } from './likeness.js';

/** A piece of text as references and pages have it: a string, an object with a text, a list of them, or nothing. */
export type Piece = string | { readonly text?: string; readonly raw?: string } | null | undefined | readonly Piece[];

/** As much of an article as is compared. A Page has it, and so has a reference. */
export interface Scored {
  readonly kicker?: Piece;
  readonly headline?: Piece;
  /** Other readings of the headline that are right too. */
  readonly headlineAlso?: readonly string[];
  readonly deck?: Piece;
  readonly byline?: Piece;
  readonly body?: readonly { readonly type: string; readonly text: string }[];
}

/** The quality of a page against its reference. All 0 to 1 and better when higher, but cer and strayGaps. docs/ci.md defines each. */
export interface Figures {
  readonly pq: number;
  readonly articleF1: number;
  readonly attach: number;
  readonly headline: number;
  readonly headlineNear: number;
  readonly front: number;
  readonly breaks: number;
  readonly headings: number;
  /** Character error rate of the bodies; may exceed what a person would say, for a lost article counts whole. */
  readonly cer: number;
  /** White space between Han characters that the reference does not have, per 1,000 characters. */
  readonly strayGaps: number;
}

export const FIGURES = [
  'pq',
  'articleF1',
  'attach',
  'headline',
  'headlineNear',
  'front',
  'breaks',
  'headings',
  'cer',
  'strayGaps',
] as const;

export interface Score extends Figures {
  readonly articles: { readonly gold: number; readonly predicted: number; readonly matched: number };
}

/** Two articles are the same one when they share more than this. */
const SAME_ARTICLE = 0.5;
/** A headline is near where no more than this share of its characters is misread, and attached where the rest is in the front matter. */
const MISREAD = 0.2;

/** An article made ready for comparing, once. */
class Side {
  readonly blocks: readonly { readonly type: string; readonly text: string }[];
  readonly front: readonly string[];
  readonly headline: readonly string[];
  readonly body: readonly string[];
  readonly whole: readonly string[];
  readonly headings: readonly (readonly string[])[];
  /** Where a new block begins, as positions in the body. */
  readonly breaks: ReadonlySet<number>;

  constructor(readonly article: Scored) {
    this.blocks = (article.body ?? []).filter((block) => block.type !== 'caption');
    this.front = likened(textOf(article.kicker) + textOf(article.deck));
    this.headline = likened(textOf(article.headline));
    this.body = likened(this.blocks.map((block) => block.text).join(''));
    this.whole = [...this.front, ...likened(textOf(article.headline) + textOf(article.byline)), ...this.body];
    this.headings = headingsOf(article.body ?? []);
    const breaks = new Set<number>();
    let at = 0;
    for (const block of this.blocks) {
      const { length } = likened(block.text);
      if (at > 0 && length > 0) breaks.add(at);
      at += length;
    }
    this.breaks = breaks;
  }
}

/** Right, wrongly claimed and missed. */
class Hits {
  right = 0;
  wrong = 0;
  missed = 0;
  get f1(): number {
    const all = this.right + (this.wrong + this.missed) / 2;
    return all === 0 ? 1 : this.right / all;
  }
}

/** A mean that is 1 where there is nothing to judge. */
class Mean {
  sum = 0;
  n = 0;
  add(value: number): void {
    this.sum += value;
    this.n++;
  }
  get value(): number {
    return this.n === 0 ? 1 : this.sum / this.n;
  }
}

/** Holds what was made of a page against its reference. */
export function score(
  predicted: { readonly articles?: readonly Scored[] },
  gold: { readonly articles: readonly Scored[] },
): Score {
  const claims = (predicted.articles ?? []).map((article) => new Side(article)).filter((side) => side.whole.length > 0);
  const truths = gold.articles.map((article) => new Side(article));
  const matches = matched(truths, claims);
  const [attach, headline, near, front] = [new Mean(), new Mean(), new Mean(), new Mean()];
  const [breaks, headings] = [new Hits(), new Hits()];
  let [misread, length, likenessSum] = [0, 0, 0];
  for (const truth of truths) {
    const match = matches.get(truth);
    const claim = match?.claim;
    likenessSum += match?.likeness ?? 0;
    if (truth.article.headline) {
      const readings = [truth.headline, ...(truth.article.headlineAlso ?? []).map(likened)];
      const got = claim?.headline ?? [];
      headline.add(Number(readings.some((reading) => reading.join('') === got.join(''))));
      attach.add(
        Number(
          claim !== undefined && readings.some((reading) => covered(reading, [...claim.front, ...got]) >= 1 - MISREAD),
        ),
      );
      near.add(Number(readings.some((reading) => got.length > 0 && isNear(reading, got))));
    }
    if (truth.front.length > 0) front.add(claim ? dice(truth.front, claim.front) : 0);
    length += truth.body.length;
    if (claim) {
      misread += compareBodies(truth, claim, breaks);
      compareHeadings(truth, claim, headings);
    } else {
      misread += truth.body.length;
      breaks.missed += truth.breaks.size;
      headings.missed += truth.headings.length;
    }
  }
  const used = new Set([...matches.values()].map((match) => match.claim));
  for (const claim of claims) if (!used.has(claim)) breaks.wrong += claim.breaks.size;
  const articles = new Hits();
  articles.right = matches.size;
  articles.wrong = claims.length - matches.size;
  articles.missed = truths.length - matches.size;
  return {
    pq: rounded(likenessSum / (matches.size + (articles.wrong + articles.missed) / 2 || 1)),
    articleF1: rounded(articles.f1),
    attach: rounded(attach.value),
    headline: rounded(headline.value),
    headlineNear: rounded(near.value),
    front: rounded(front.value),
    breaks: rounded(breaks.f1),
    headings: rounded(headings.f1),
    cer: rounded(length === 0 ? 0 : misread / length),
    strayGaps: rounded(strayGaps(claims, truths)),
    articles: { gold: truths.length, predicted: claims.length, matched: matches.size },
  };
}

/** Which article of the output is which of the reference's, by their places, and how alike they are (Dice); the others have no partner. */
export function matchArticles(
  predicted: readonly Scored[],
  gold: readonly Scored[],
): { readonly truth: number; readonly claim: number; readonly likeness: number }[] {
  const truths = gold.map((article) => new Side(article));
  const claims = predicted.map((article) => new Side(article));
  return [...matched(truths, claims)].map(([truth, { claim, likeness }]) => ({
    truth: truths.indexOf(truth),
    claim: claims.indexOf(claim),
    likeness,
  }));
}

/** One to one, the most alike first. An article that lost its headline is still that article: bodies alone may match. */
function matched(
  truths: readonly Side[],
  claims: readonly Side[],
): Map<Side, { readonly claim: Side; readonly likeness: number }> {
  const candidates: { truth: Side; claim: Side; likeness: number; by: number }[] = [];
  for (const truth of truths)
    for (const claim of claims) {
      const likeness = dice(truth.whole, claim.whole);
      const bodies = truth.body.length > 0 && claim.body.length > 0 ? dice(truth.body, claim.body) : 0;
      const by = Math.max(likeness, bodies);
      if (by > SAME_ARTICLE) candidates.push({ truth, claim, likeness, by });
    }
  const matches = new Map<Side, { readonly claim: Side; readonly likeness: number }>();
  const taken = new Set<Side>();
  for (const { truth, claim, likeness } of candidates.sort((a, b) => b.by - a.by)) {
    if (matches.has(truth) || taken.has(claim)) continue;
    matches.set(truth, { claim, likeness });
    taken.add(claim);
  }
  return matches;
}

/** Counts the breaks, and returns how many characters of the reference's body are misread. */
function compareBodies(truth: Side, claim: Side, breaks: Hits): number {
  const alignment = align(truth.body, claim.body);
  const end = truth.body.length;
  const truthOf = new Map(alignment.map(([t, c]) => [c, t]));
  /** A claimed break stands where the next character that both have stands in the reference. */
  const carried = new Set<number>();
  for (const at of claim.breaks) {
    let c = at;
    while (c < claim.body.length && !truthOf.has(c)) c++;
    carried.add(truthOf.get(c) ?? end);
  }
  carried.delete(0);
  carried.delete(end);
  const open = new Set(truth.breaks);
  for (const at of carried) {
    // One character to either side is right too: a mark may have been lost there.
    const hit = [at, at - 1, at + 1].find((place) => open.delete(place));
    if (hit === undefined) breaks.wrong++;
    else breaks.right++;
  }
  breaks.missed += open.size;
  return Math.min(end, editsAlong(alignment, end, claim.body.length));
}

function compareHeadings(truth: Side, claim: Side, headings: Hits): void {
  const left = [...claim.headings];
  for (const heading of truth.headings) {
    const at = left.findIndex(
      (other) => other.join('') === heading.join('') || (heading.length > 0 && isNear(heading, other)),
    );
    if (at < 0) headings.missed++;
    else {
      headings.right++;
      left.splice(at, 1);
    }
  }
  headings.wrong += left.length;
}

/** Headings that follow one another are one: a pair may be printed on two lines. */
function headingsOf(body: readonly { readonly type: string; readonly text: string }[]): string[][] {
  const out: string[][] = [];
  body.forEach((block, i) => {
    if (block.type !== 'heading') return;
    if (body[i - 1]?.type === 'heading') out.at(-1)?.push(...likened(block.text));
    else out.push(likened(block.text));
  });
  return out;
}

const isNear = (want: readonly string[], got: readonly string[]): boolean =>
  editsAlong(align(want, got), want.length, got.length) <= MISREAD * want.length;

function strayGaps(claims: readonly Side[], truths: readonly Side[]): number {
  const printed = (sides: readonly Side[]): string =>
    sides.flatMap((side) => side.blocks.map((block) => block.text)).join('\n');
  const gaps = (text: string): number =>
    [...text.matchAll(/(?<=\p{Script=Han})[ \t\u3000]+(?=\p{Script=Han})/gu)].length;
  const text = printed(claims);
  return (1000 * Math.max(0, gaps(text) - gaps(printed(truths)))) / Math.max(1, text.length);
}

function textOf(piece: Piece): string {
  if (piece === null || piece === undefined) return '';
  if (typeof piece === 'string') return piece;
  if (Array.isArray(piece)) return piece.map(textOf).join('');
  const { text, raw } = piece as { readonly text?: string; readonly raw?: string };
  return text ?? raw ?? '';
}

const rounded = (x: number): number => Math.round(x * 1e4) / 1e4;

/** Each figure's mean over several pages. */
export function meanOf(scores: readonly Figures[]): Figures {
  const mean = (key: (typeof FIGURES)[number]): number =>
    rounded(scores.reduce((sum, s) => sum + s[key], 0) / Math.max(1, scores.length));
  return Object.fromEntries(FIGURES.map((key) => [key, mean(key)])) as unknown as Figures;
}
