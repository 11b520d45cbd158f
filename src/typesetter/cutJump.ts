import { JUMP_FROM, JUMP_TO } from '../lexicon/jumps.js';
import type { Text } from '../model/text.js';

/** A jump line set in the line of the text, and the text without it. */
export interface CutJump {
  readonly rest: Text;
  readonly jump: Text;
  /** The page that it names, as printed. */
  readonly page: string;
}

/**
 * Cuts the jump line off a paragraph that it ends, null where there is none. Only one in brackets: without them it is part of the sentence.
 *
 *     潮水退去以后，教室就（下转第3版）
 *                         ^^^^^^^^^^^^
 */
export function cutJumpTo(text: Text): CutJump | null {
  const at = text.value.search(/[（(][^（(]*[）)]\s*$/u);
  return at > 0 ? cut(JUMP_TO, text.slice(at).trim(), text.slice(0, at)) : null;
}

/** Of jump lines, those that a text breaks off with. A teaser's headline may have one behind it too, but that says where to see more: `详见`. */
const GOES_ON = /[转轉接]|[续續][见見]/u;

/** Whether a line of text breaks off with its jump line behind it, as no headline does. */
export const breaksOff = (line: Text): boolean => GOES_ON.test(cutJumpTo(line)?.jump.value ?? '');

/** The same for one that begins a paragraph: （上接第1版）大了一点，屋顶也换了新瓦…… */
export function cutJumpFrom(text: Text): CutJump | null {
  const end = /^\s*[（(][^）)]*[）)]/u.exec(text.value)?.[0].length ?? text.length;
  return end < text.length ? cut(JUMP_FROM, text.slice(0, end).trim(), text.slice(end)) : null;
}

function cut(pattern: RegExp, jump: Text, left: Text): CutJump | null {
  const match = pattern.exec(jump.value);
  const rest = left.trim();
  return match?.[0].length === jump.length && rest.length > 0 ? { rest, jump, page: match[1] as string } : null;
}
