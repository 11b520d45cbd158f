import type { LabelledLine, Otherwise } from '../model/draft.js';
import { isDisplay } from './roles.js';

/*
 * The search over lines knows nothing of which body wants for a headline, and the search over articles takes lines as it finds them. Where the first
 * leaves a doubt, both are asked (stages/groupArticles.ts).
 */

/** Lines in a row that may be display type or text, as far as the search over lines can tell. */
export interface Doubt {
  readonly from: number;
  readonly to: number;
  /** Log odds against their being the other of the two, in nats: the mean of the lines. */
  readonly against: number;
}

/** From these log odds on, in nats, there is no doubt. */
const DOUBTFUL = Math.log(9);
/** From these log odds on, in nats, lines are likelier the other of the two. */
const LIKELIER = 0.3;
/** Of the lines turned on papers left out, so many were turned rightly (`npm run fit:doubts` counts them). */
const RIGHT = 0.6;
/** Doubts × lines that one page may cost: nearly all pages stay below, on the fullest the greatest doubts are asked about. */
const AFFORDED = 2e4;
/** A text of more lines is a whole volume: none are asked about. */
const VOLUME = 4000;

/**
 * The doubts of a page, in page order: all doubtful lines in a row at once; and those among them, in a row, that are likelier the other of the two,
 * for a line gets the likeliest role, and text has more roles to choose from than display type.
 */
export function doubtsOf(labelled: readonly LabelledLine[]): Doubt[] {
  if (labelled.length > VOLUME) return [];
  const doubts = runsOf(labelled, (against) => against <= DOUBTFUL);
  const known = new Set(doubts.map((d) => `${d.from} ${d.to}`));
  doubts.push(...runsOf(labelled, (against) => against < -LIKELIER).filter((d) => !known.has(`${d.from} ${d.to}`)));
  return doubts
    .sort((a, b) => a.against - b.against)
    .slice(0, AFFORDED / labelled.length)
    .sort((a, b) => a.from - b.from || b.to - a.to);
}

/** Lines in a row, all display type or all text, of which so much speaks against their being the other of the two. */
function runsOf(labelled: readonly LabelledLine[], isMeant: (against: number) => boolean): Doubt[] {
  const runs: { from: number; to: number; sum: number }[] = [];
  labelled.forEach(({ role, otherwise }, i) => {
    if (!otherwise || !isMeant(otherwise.against)) return;
    const last = runs[runs.length - 1];
    if (last?.to === i && isDisplay((labelled[i - 1] as LabelledLine).role) === isDisplay(role)) {
      last.to++;
      last.sum += otherwise.against;
    } else runs.push({ from: i, to: i + 1, sum: otherwise.against });
  });
  return runs.map(({ from, to, sum }) => ({ from, to, against: sum / (to - from) }));
}

/** The page with the lines of a doubt read the other way. */
export const turned = (labelled: readonly LabelledLine[], { from, to }: Doubt): LabelledLine[] =>
  labelled.map((line, i) => (i < from || i >= to || !line.otherwise ? line : turn(line, line.otherwise)));

/** A line on the other side: its probabilities are those given that side. */
function turn(line: LabelledLine, { role, confidence }: Otherwise): LabelledLine {
  const display = line.fronts + line.heads;
  const given = isDisplay(role)
    ? { heads: line.heads / display, fronts: line.fronts / display, opens: 0 }
    : { heads: 0, fronts: 0, opens: line.opens / (1 - display) };
  return {
    ...line,
    ...given,
    role,
    confidence: RIGHT * confidence,
    otherwise: null,
    why: ['the articles fit better so'],
  };
}
