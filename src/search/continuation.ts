import { acrossBreak } from '../words/acrossBreak.js';
import type { Segmenter } from '../words/segmenter.js';
import { succession } from '../words/succession.js';
import { FITTED_COLUMNS } from './fittedColumns.js';

/** What a page's own text says about which phrase follows which. */
export interface Continuation {
  /** How much the text speaks for `next` going on where `before` stopped; above 0 for, below against. In nats, roughly. */
  between(before: string, next: string): number;
}

const BY = FITTED_COLUMNS.says;

const HAN = /\p{Script=Han}/u;
const NUMERIC_END = /[\d.]$/u;
const NUMERIC_NEXT = /^[\d.%％年月日时分秒元万亿个件条人名米公岁℃°]/u;
const LATIN_END = /[A-Za-z]$/u;
const LATIN_NEXT = /^[A-Za-z]/u;
const MAY_NOT_BEGIN = /^[，。、；：？！）》」』】〉％,.;:?!)\]]/u;

/** Learns the character pairs and triples of the phrases of a page; `segmenter` is asked for words across a break. */
export function continuationOf(phrases: Iterable<string>, segmenter: Segmenter): Continuation {
  const pairs = new Set<string>();
  const triples = new Set<string>();
  for (const phrase of phrases)
    for (let i = 0; i + 1 < phrase.length; i++) {
      pairs.add(phrase.slice(i, i + 2));
      if (i + 2 < phrase.length) triples.add(phrase.slice(i, i + 3));
    }
  const seen = new Map<string, number>();
  return {
    between(before, next) {
      const a = before.slice(-1);
      const b = next.slice(0, 1);
      if (MAY_NOT_BEGIN.test(b)) return BY.closing;
      if (NUMERIC_END.test(a) && NUMERIC_NEXT.test(b)) return BY.number;
      if (LATIN_END.test(a) && LATIN_NEXT.test(b)) return BY.number;
      const flows = BY.succession * succession(before, next);
      if (!HAN.test(a) || !HAN.test(b)) return flows;
      const key = `${before.slice(-4)}|${next.slice(0, 4)}`;
      let across = seen.get(key);
      if (across === undefined) {
        across = BY[acrossBreak(before, next, segmenter)];
        seen.set(key, across);
      }
      if (!pairs.has(a + b)) return across + flows;
      const longer = triples.has(before.slice(-2) + b) || triples.has(a + next.slice(0, 2));
      return BY.pair + (longer ? BY.triple : 0) + Math.max(0, across) + flows;
    },
  };
}
