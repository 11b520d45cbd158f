import { JUMP_FROM, JUMP_TO } from '../lexicon/jumps.js';

/** A jump line says little else. */
const SHARE = 0.6;

/** The page where an article goes on, or came from. */
export type JumpTarget = { readonly to: string } | { readonly from: string };

/** The page that a jump line names, where the text is one: `（下转第3版）` goes on `to` 第3版. */
export function readJump(text: string): JumpTarget | null {
  const to = JUMP_TO.exec(text);
  const match = to ?? JUMP_FROM.exec(text);
  if (!match || match[0].length < text.length * SHARE) return null;
  return to ? { to: match[1] as string } : { from: match[1] as string };
}
