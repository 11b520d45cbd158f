export type Weights = Readonly<Record<string, number>>;

/** What links are weighed by: of pieces as they stand alone, of pieces with what stands around them, and of runs. */
export interface ThreadWeights {
  readonly alone: Weights;
  readonly around: Weights;
  readonly runs: Weights;
}

export const sum = (features: readonly [string, number][], weights: Weights): number =>
  features.reduce((s, [name, x]) => s + x * (weights[name] ?? 0), 0);

/** No piece goes on further than so many pieces from where it stands: no page needs it, and whole issues in one text stay affordable. */
export const REACH = 40;
