import type { Page } from '../model/page.js';
import { renderNote, renderSummary } from '../render/summary.js';
import type { Io } from './io.js';

/** As many notes as a person reads; the JSON has them all. */
const SHOWN = 20;

/** Tells on stderr what a person should know about a page: its notes and one line of summary. */
export async function report(page: Page, path: string, io: Io, colourWanted: boolean): Promise<void> {
  const notes = page.notes.filter((note) => note.level !== 'info');
  const lines = notes.slice(0, SHOWN).map((note) => renderNote(note, path));
  if (notes.length > SHOWN) lines.push(`${path}: … and ${notes.length - SHOWN} more notes (-f json has them all)`);
  const summary = renderSummary(page);
  if (!io.colour('stderr', colourWanted)) return io.err([...lines, summary].join('\n'));
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  io.err([...lines.map((line) => chalk.yellow(line)), chalk.dim(summary)].join('\n'));
}
