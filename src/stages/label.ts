import type { LabelledLine, LabelledPage, Line, LinedPage, Otherwise, Role } from '../model/draft.js';
import { eraOf, readUnder } from '../search/era.js';
import { LINE_FEATURES, type Observation, observe } from '../search/features.js';
import { FITTED } from '../search/fitted.js';
import { mannerOf } from '../search/manner.js';
import { HEADING, isDisplay, OPENING, ROLES } from '../search/roles.js';

/** Every line with its likeliest role and measure: one joint decision over the page (see search/). */
export function label(page: LinedPage): LabelledPage {
  const { lines } = page;
  if (lines.length === 0) return { ...page, era: 'modern', labelled: [] };
  const era = eraOf(lines);
  const seen = observe(lines, era);
  const weights = FITTED[mannerOf({ era, lines })];
  const { sums, geometry } = readUnder(seen, era, weights);
  const labelled = lines.map((line, i): LabelledLine => {
    const at = i * ROLES.length;
    let role = likeliest(sums.role, at, ROLES.length);
    if (
      role === FURNITURE &&
      era === 'modern' &&
      ((sums.role[at + role] as number) < SURE || lines.length === 1) &&
      !hasSign(line, seen[i] as Observation)
    )
      role = likeliest(sums.role, at, ROLES.length, FURNITURE);
    const measure = likeliest(sums.measure, i * geometry.k, geometry.k);
    const chance = (r: number): number => sums.role[i * ROLES.length + r] as number;
    return new Labelled(
      line,
      line.speck && DISPLAY.has(ROLES[role] as Role) ? 'furniture' : (ROLES[role] as Role),
      geometry.measures[measure] ?? null,
      chance(role),
      chance(OPENING),
      chance(HEADING),
      chance(FRONT) + chance(BYLINE),
      otherwise(sums.role, at, role),
      (seen[i] as Observation).seen,
      weights,
    );
  });
  return { ...page, era, labelled };
}

/** What a rule or a stain can never be; inside running text it may stand for a lost line's rest. */
const DISPLAY: ReadonlySet<Role> = new Set(['front', 'byline', 'heading', 'verse', 'caption']);

const FRONT = ROLES.indexOf('front');
const BYLINE = ROLES.indexOf('byline');

/** A labelled line whose reasons are put into words when somebody asks. */
class Labelled implements LabelledLine {
  readonly #seen: readonly number[];
  readonly #weights: Readonly<Record<string, number>>;
  constructor(
    readonly line: Line,
    readonly role: Role,
    readonly measure: number | null,
    readonly confidence: number,
    readonly opens: number,
    readonly heads: number,
    readonly fronts: number,
    readonly otherwise: Otherwise | null,
    seen: readonly number[],
    weights: Readonly<Record<string, number>>,
  ) {
    this.#seen = seen;
    this.#weights = weights;
  }

  get why(): string[] {
    return reasons(this.#seen, this.role, this.#weights);
  }
}

/** The likeliest role, or the next one where `without` is out of the question. */
function likeliest(p: Float64Array, from: number, count: number, without = -1): number {
  let best = without === 0 ? 1 : 0;
  for (let j = best + 1; j < count; j++)
    if (j !== without && (p[from + j] as number) > (p[from + best] as number)) best = j;
  return best;
}

/** The likeliest role on the other side of what parts display type from text. */
function otherwise(p: Float64Array, from: number, role: number): Otherwise | null {
  if (role === FURNITURE) return null;
  let own = 0;
  let other = 0;
  let best = -1;
  ROLES.forEach((_, r) => {
    if (r === FURNITURE) return;
    const chance = p[from + r] as number;
    if (IS_DISPLAY[r] === IS_DISPLAY[role]) own += chance;
    else {
      other += chance;
      if (best < 0 || chance > (p[from + best] as number)) best = r;
    }
  });
  const confidence = (p[from + best] as number) / Math.max(other, Number.MIN_VALUE);
  return { role: ROLES[best] as Role, confidence, against: Math.log(own) - Math.log(other) };
}
const IS_DISPLAY = ROLES.map(isDisplay);

const FURNITURE = ROLES.indexOf('furniture');
const SIGN = LINE_FEATURES.indexOf('furniture');

/** On a page of today, words that do not look like furniture are set apart only from this probability on: what a place at the page's edge suggests is often wrong, and a page's only line stands at every edge. */
const SURE = 0.8;
const hasSign = (line: Line, { seen }: Observation): boolean =>
  line.speck === true || seen.includes(SIGN) || !/\p{Script=Han}{2}/u.test(line.text.value);

/** The features that spoke loudest for the role. */
function reasons(seen: readonly number[], role: string, weights: Readonly<Record<string, number>>): string[] {
  return seen
    .map((f) => LINE_FEATURES[f] as string)
    .filter((name) => name !== 'any')
    .map((name) => [name, weights[`line ${role} ${name}`] ?? 0] as const)
    .filter(([, w]) => w > 0.2)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([name]) => name);
}
