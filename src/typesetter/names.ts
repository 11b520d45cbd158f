import { DOUBLE_SURNAMES, RARE_DOUBLE_SURNAMES, RARE_SURNAMES, SURNAMES } from '../lexicon/surnames.js';

const DOUBLE = new Set(`${DOUBLE_SURNAMES}|${RARE_DOUBLE_SURNAMES}`.split('|'));
const COMMON = new Set(SURNAMES);
const RARE = new Set(RARE_SURNAMES);

/** What a name of this make costs: three characters are the rule, two an exception; Infinity where it is none. */
function costOf(name: string): number {
  const double = DOUBLE.has(name.slice(0, 2));
  if (double && (name.length === 3 || name.length === 4)) return 0;
  if (name.length !== 2 && name.length !== 3) return Number.POSITIVE_INFINITY;
  const first = name[0] as string;
  const led = COMMON.has(first) ? 0 : RARE.has(first) ? 0.5 : Number.POSITIVE_INFINITY;
  return led + (name.length === 2 ? 1 : 0);
}

/** Whether a run of Chinese characters is made as a name is: a surname, and one or two characters behind it. */
export const isFullName = (run: string): boolean => costOf(run) < Number.POSITIVE_INFINITY;

/** The same, with one of the commoner surnames. */
export const isCommonName = (run: string): boolean =>
  isFullName(run) && (COMMON.has(run[0] as string) || run.length > 3);

/** A name without a surname that a list knows (其木格, 海青) may stand first: behind it each begins with one. */
const UNKNOWN = 3;

/**
 * The names that stand in a run of Chinese characters without anything between them: 苗青禾柳如岚. Up to three characters are one name,
 * and so are four that are not two by their surnames, one of them a common one (索南平措). Longer runs are parted where each name behind the first begins with a
 * surname, into as many of three characters as may be.
 * @returns none where the run cannot be parted so
 */
export function namesOf(run: string): string[] {
  if (run.length <= 3) return [run];
  if (run.length === 4) {
    const halves = [run.slice(0, 2), run.slice(2)];
    return !isFullName(run) && halves.every(isFullName) && halves.some(isCommonName) ? halves : [run];
  }
  /** The cheapest names of what stands before each place. */
  const best: ({ readonly cost: number; readonly names: readonly string[] } | undefined)[] = [{ cost: 0, names: [] }];
  for (let end = 2; end <= run.length; end++) {
    for (let size = 2; size <= 4; size++) {
      const before = best[end - size];
      if (!before) continue;
      const name = run.slice(end - size, end);
      const own = costOf(name);
      const cost = before.cost + (own === Number.POSITIVE_INFINITY && end === size && size < 4 ? UNKNOWN : own);
      if (cost < (best[end]?.cost ?? Number.POSITIVE_INFINITY)) best[end] = { cost, names: [...before.names, name] };
    }
  }
  return [...(best[run.length]?.names ?? [])];
}

/** The name at the head of a run that ends with a place: `苗青禾北浦`, `王雅文東京`. */
export function nameBeforePlace(run: string): string[] {
  const size = DOUBLE.has(run.slice(0, 2)) && run.length !== 5 ? 4 : run.length === 4 ? 2 : 3;
  return run.length < 2 ? [] : [run.slice(0, size)];
}
