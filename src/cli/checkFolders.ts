import { basename } from 'node:path';
import { failureOf } from '../batch/failure.js';
import { readSteady } from '../batch/readSteady.js';
import { checkFixture } from '../check/checkFixture.js';
import { findFixtures } from '../check/findFixtures.js';
import { findGold, readScored } from '../check/findGold.js';
import { brokenBounds, parseGate } from '../check/gate.js';
import { type Ink, PLAIN } from '../check/renderHunk.js';
import { REPORTERS } from '../check/reporters.js';
import { FIGURES, meanOf, type Score, score } from '../check/score.js';
import { EXIT, QingyangError } from '../errors.js';
import { cleanPage } from '../index.js';
import type { Format } from '../render/formats.js';
import { printable } from '../render/summary.js';
import type { CommonOptions, Context } from './command.js';

export interface CheckFoldersOptions extends CommonOptions {
  readonly update?: true;
  readonly format: readonly Format[];
  readonly reporter: keyof typeof REPORTERS;
  readonly gold?: true;
  readonly min?: string;
  readonly ext: readonly string[];
}

/** Checks every fixture below the folders, or scores every page that has a reference. */
export async function checkFolders(
  folders: readonly string[],
  options: CheckFoldersOptions,
  context: Context,
): Promise<void> {
  if (options.gold) return scoreFolders(folders, options, context);
  const { io, end } = context;
  if (options.min !== undefined)
    throw new QingyangError(
      'min-without-gold',
      '--min is a bound for figures, and only --gold has figures.',
      'Add --gold.',
      EXIT.usage,
    );
  if (options.update && io.env['CI'] && io.env['CI'] !== 'false')
    throw new QingyangError(
      'update-in-ci',
      '--update does nothing where CI is set: a build must not accept its own output.',
      'Run it on your own machine and commit what it wrote.',
      EXIT.usage,
    );
  const checked = findFixtures(folders).map((fixture) =>
    checkFixture(fixture, { update: options.update ?? false, formats: options.format }),
  );
  const colour = options.reporter === 'human' && io.colour('stdout', options.color);
  const style = { width: io.width, ink: colour ? await coloured() : PLAIN };
  await io.out(await REPORTERS[options.reporter](checked, style));
  if (checked.some((c) => c.status === 'failed' || c.status === 'missing' || c.status === 'differs')) end(EXIT.differs);
}

async function coloured(): Promise<Ink> {
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  return {
    head: (text) => chalk.cyan(text),
    removed: (text, changed) => (changed ? chalk.red.inverse(text) : chalk.red(text)),
    added: (text, changed) => (changed ? chalk.green.inverse(text) : chalk.green(text)),
  };
}

async function scoreFolders(
  folders: readonly string[],
  options: CheckFoldersOptions,
  { io, end }: Context,
): Promise<void> {
  if (options.update || options.reporter === 'github' || options.reporter === 'junit')
    throw new QingyangError(
      'not-with-gold',
      `--gold holds pages against references made by people: ${options.update ? '--update has nothing to write there' : `there is no ${options.reporter} report of it`}.`,
      options.update ? 'Leave it out.' : 'It knows --reporter human and json.',
      EXIT.usage,
    );
  const gate = options.min === undefined ? [] : parseGate(options.min);
  const rows: { name: string; figures: Score }[] = [];
  for (const { name, input, gold } of findGold(folders, options.ext)) {
    try {
      rows.push({
        name,
        figures: score(cleanPage(readSteady(input, name), { name: basename(input) }), readScored(gold)),
      });
    } catch (error) {
      const { message } = failureOf(error);
      io.err(`qingyang: ${printable(name)}: ${printable(message)}`);
      // Counted as a page on which nothing was found: a gate must not be passed by failing.
      rows.push({ name, figures: score({ articles: [] }, readScored(gold)) });
      end(EXIT.differs);
    }
  }
  const mean = meanOf(rows.map((row) => row.figures));
  if (options.reporter === 'json')
    await io.out(
      `${JSON.stringify({ format: 'qingyang-score/1', mean, pages: rows.map(({ name, figures }) => ({ name, ...figures })) }, null, 2)}\n`,
    );
  else {
    const table = [...rows, { name: 'mean', figures: mean }].map(({ name, figures }) => [
      printable(name),
      ...FIGURES.map((key) => figures[key].toFixed(4)),
    ]);
    await io.out([['page', ...FIGURES], ...table].map((row) => `${row.join('\t')}\n`).join(''));
  }
  for (const broken of brokenBounds(gate, mean)) {
    io.err(`qingyang: ${broken}`);
    end(EXIT.differs);
  }
}
