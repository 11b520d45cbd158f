import { readScored } from '../check/findGold.js';
import { brokenBounds, parseGate } from '../check/gate.js';
import { score } from '../check/score.js';
import { EXIT } from '../errors.js';
import type { CommonOptions, Context } from './command.js';

export interface ScorePagesOptions extends CommonOptions {
  readonly min?: string;
}

/** Scores one page and prints the figures as JSON. */
export async function scorePages(
  page: string,
  reference: string,
  options: ScorePagesOptions,
  { io, end }: Context,
): Promise<void> {
  const gate = options.min === undefined ? [] : parseGate(options.min);
  const figures = score(readScored(page), readScored(reference));
  await io.out(`${JSON.stringify(figures, null, 2)}\n`);
  for (const broken of brokenBounds(gate, figures)) {
    io.err(`qingyang: ${broken}`);
    end(EXIT.differs);
  }
}
