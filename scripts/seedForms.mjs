/** The page that the project began with in the forms in which it has to come out right, as it does in its own. */
import { readFileSync } from 'node:fs';
import { readGold } from './corpus.mjs';
import { goldRoles } from './goldRoles.mjs';
import { linedPage } from './linedPage.mjs';

/** @returns by name, the text: without its blank lines, which many tools leave out, and with its heap of headlines at the top */
export function seedForms(page) {
  const text = readFileSync(page.file, 'utf8');
  return { 'without blank lines': text.replace(/^\s*\n/gmu, ''), 'heap on top': withHeapOnTop(text, readGold(page)) };
}

/** The longest run of headline lines before everything else. */
function withHeapOnTop(text, reference) {
  const { lines } = linedPage(Buffer.from(text));
  const roles = goldRoles(lines, reference);
  let heap = [];
  let run = [];
  for (const [i, line] of lines.entries()) {
    run = roles[i]?.role === 'front' || roles[i]?.role === 'byline' ? [...run, line.number] : [];
    if (run.length > heap.length) heap = run;
  }
  const all = text.split('\n');
  const moved = all.splice(heap[0] - 1, heap.at(-1) - heap[0] + 1);
  return [...moved, ...all].join('\n');
}
