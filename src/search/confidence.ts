import type { Body, HeadlineBlock, LabelledLine, Line, Unit } from '../model/draft.js';
import { FITTED_CONFIDENCE } from './fittedConfidence.js';

/*
 * What the confidences of the output mean. Each is a probability or an expected share, and is right as often as it says, measured on papers that
 * neither the search nor this table had seen (docs/quality.md):
 *   a line      the probability of its role, summed over all readings of the page: needs no correction
 *   a block     that it holds the printed block's lines and no others, and is of its type
 *   an article  how alike its body and its headline block are to the printed ones, as a mean
 *   a page      the mean of its articles
 * Blocks and articles are weighed by logistic regression (Platt 1999) on a few named pieces of evidence; `npm run fit:confidence` fits the weights.
 */

/** Named numbers; what each is worth stands in fittedConfidence.ts. */
export type Evidence = Readonly<Record<string, number>>;

/** The probability that the evidence makes: 0 to 1. A name without a weight counts nothing. */
export function weigh(weights: Evidence, evidence: Evidence): number {
  let sum = 0;
  for (const [name, value] of Object.entries(evidence)) sum += (weights[name] ?? 0) * value;
  return 1 / (1 + Math.exp(-sum));
}

/** Log-odds, with an end to what one piece of evidence may say. */
const logit = (p: number): number => Math.log(Math.max(p, 0.01) / Math.max(1 - p, 0.01));

const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / Math.max(1, values.length);

const ENDED = /[。！？…”’」』）)：:；;.!?]\s*$/u;

/** What speaks for the blocks of a page: for each unit, its lines and the one after it, which must not belong to it. */
export function blockEvidence(labelled: readonly LabelledLine[]): (unit: Unit) => Evidence {
  const place = new Map<Line, number>(labelled.map(({ line }, i) => [line, i]));
  const pieces = new Map<number, number>();
  for (const { line } of labelled) pieces.set(line.number, (pieces.get(line.number) ?? 0) + 1);
  return (unit) => {
    const places = unit.lines.map((line) => place.get(line) as number);
    const after = labelled[(places.at(-1) as number) + 1];
    const all = places.reduce((p, i) => p * (labelled[i] as LabelledLine).confidence, after?.confidence ?? 1);
    return {
      any: 1,
      /** That every line has its role, and the next one too. */
      lines: logit(all),
      /** A paragraph that stops in mid-sentence. */
      unended: Number(unit.kind === 'paragraph' && !ENDED.test(unit.text.value)),
      caption: Number(unit.kind === 'caption'),
      /** A line of it was cut out of a row of several columns. */
      piece: Number(unit.lines.some((line) => (pieces.get(line.number) as number) > 1)),
    };
  };
}

/** How likely it is that each unit is the printed block. */
export function blockConfidence(labelled: readonly LabelledLine[]): (unit: Unit) => number {
  const evidence = blockEvidence(labelled);
  return (unit) => weigh(FITTED_CONFIDENCE.block, evidence(unit));
}

/**
 * What speaks for an article.
 * @param bodies all of the page; `index` is the article's own, or null
 * @param shared for each line of its headline block, the words in common with each body, 0 to 1
 */
export function articleEvidence(
  bodies: readonly Body[],
  index: number | null,
  block: HeadlineBlock | undefined,
  shared: readonly (readonly number[])[],
): Evidence {
  const body = index === null ? undefined : bodies[index];
  const next = index === null ? undefined : bodies[index + 1];
  const words = bodies.map((_, b) => mean(shared.map((line) => line[b] ?? 0)));
  const own = index === null ? 0 : (words[index] as number);
  const other = words.reduce((most, w, b) => (b === index ? most : Math.max(most, w)), 0);
  return {
    any: 1,
    /** How sure its blocks are. */
    blocks: body ? logit(mean(body.units.map((u) => u.confidence))) : 0,
    /** That a body begins where it begins, and where the next begins. */
    begins: body?.units[0]?.opening ?? 0,
    ends: next?.units[0]?.opening ?? 1,
    /** Words that the headline block shares with this body, less those it shares with the body that comes second. */
    margin: body && shared.length > 0 ? own - other : 0,
    /** Marks that came half-width, as OCR has them: characters were misread too. 1 from one in a hundred characters on. */
    misread: body ? Math.min(1, 100 * halfWidth(body.units)) : 0,
    /** A body without a headline, a headline without a body. */
    bare: Number(block === undefined),
    alone: Number(body === undefined),
  };
}

/** The share of characters that were half-width marks in the source. */
function halfWidth(units: readonly Unit[]): number {
  const pieces = units.flatMap((u) => u.text.pieces);
  const characters = units.reduce((n, u) => n + u.text.length, 0);
  return pieces.filter((p) => p.reason === 'half-width').length / Math.max(1, characters);
}

/** How alike an article is expected to be to the printed one: 0 to 1. */
export const articleConfidence = (...of: Parameters<typeof articleEvidence>): number =>
  weigh(FITTED_CONFIDENCE.article, articleEvidence(...of));

/** The mean of its articles; 1 where there is none to be wrong about. */
export const pageConfidence = (articles: readonly { readonly confidence: number }[]): number =>
  articles.length === 0 ? 1 : mean(articles.map((a) => a.confidence));
