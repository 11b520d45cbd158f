import { PAIRS } from '../lexicon/punctuation.js';

/** How many kinds of marks that enclose are left open at the end of a text, and how many closing marks close what it did not open. */
export function enclosed(text: string): { opened: number; closed: number } {
  let opened = 0;
  let closed = 0;
  for (const [left, right] of PAIRS) {
    let open = 0;
    for (const c of text) {
      if (c === left) open = 1;
      else if (c === right) {
        if (open === 0) closed++;
        open = 0;
      }
    }
    opened += open;
  }
  return { opened, closed };
}

/** Whether a quote or a bracket is open where one line ends, and shut in the next: `他说：“回` / `家”`. */
export const isEnclosed = (before: string, next: string): boolean =>
  enclosed(before).opened > 0 && enclosed(next).closed > 0;
