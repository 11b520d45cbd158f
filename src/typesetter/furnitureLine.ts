import { FURNITURE } from '../lexicon/furniture.js';
import { ATOMS, type Atom } from '../lexicon/furnitureAtoms.js';
import type { FurnitureKind } from '../model/page.js';

/** A line of the page's own is no longer than this, in UTF-16 units. */
const LONGEST = 120;
/** What running text has in most of its lines, and no line of the page's own but for the comma before a wind. */
const RUNNING = /[。！？；“”‘’「」『』（）]|，(?!.{0,6}[风風])/;
const BETWEEN = /[\s|｜·・/／,，;；]+/y;

/** What kind of furniture a line is by its words; null where they do not say that it is any. */
export const furnitureKind = (text: string): FurnitureKind | null =>
  FURNITURE.find((f) => f.pattern.test(text))?.kind ?? madeOfAtoms(text);

/** The same for a line that names the paper, the day, the page and its staff and nothing else: `星期五 | 第09版 文化 | 今天晴，东北风`. */
export function madeOfAtoms(text: string): FurnitureKind | null {
  if (text.length > LONGEST || RUNNING.test(text)) return null;
  const found: Atom[] = [];
  for (let at = 0; at < text.length; ) {
    const atom = ATOMS.find(({ pattern }) => {
      pattern.lastIndex = at;
      return pattern.test(text);
    });
    if (!atom) return null;
    at = atom.pattern.lastIndex;
    found.push(atom);
    BETWEEN.lastIndex = at;
    if (BETWEEN.test(text)) at = BETWEEN.lastIndex;
  }
  const first = found.find((a) => a.alone) ?? found.find((a) => a.kind === 'masthead' || a.kind === 'date');
  return first && (first.alone || found.length > 1) ? first.kind : null;
}
