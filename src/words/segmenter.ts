import { createRequire } from 'node:module';
import type { SegmenterName } from '../model/page.js';
import type { ResolvedOptions } from '../options.js';
import { converter } from './converters.js';

/** Cuts text into words. */
export interface Segmenter {
  readonly name: SegmenterName;
  /** The words of `text`, one after another; joined they have its length. */
  words(text: string): Iterable<string>;
}

/** What is used of nodejieba. */
interface Nodejieba {
  load(): void;
  cut(text: string): string[];
}

const require = createRequire(import.meta.url);
let intl: Segmenter | undefined;
let nodejieba: Segmenter | null | undefined;

/**
 * The segmenter of the option, made when a decision first needs words. `auto` is Intl: over the interleaved pages of the corpus
 * nodejieba untangled no better (steps in reading order .771 against .766), and its dictionary costs 1.3 s and 255 MB a process. Where nodejieba
 * was asked for and does not load, Intl it is: look at `name`.
 */
export function segmenterOf(choice: ResolvedOptions['segmenter']): Segmenter {
  if (choice === 'nodejieba') nodejieba ??= loadNodejieba();
  return (choice === 'nodejieba' && nodejieba) || (intl ??= makeIntl());
}

/** nodejieba's version where it is installed with its binary and its dictionary, else null. Nothing is loaded. */
export function nodejiebaVersion(): string | null {
  try {
    require.resolve('nodejieba/build/Release/nodejieba.node');
    const dictionaries = Object.entries(require('nodejieba') as Record<string, unknown>);
    // A dictionary that is missing ends the whole process, and nothing can catch that.
    for (const [name, file] of dictionaries) if (/^DEFAULT_.*DICT$/u.test(name)) require.resolve(file as string);
    return (require('nodejieba/package.json') as { version: string }).version;
  } catch {
    return null;
  }
}

function makeIntl(): Segmenter {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  return {
    name: 'intl',
    *words(text) {
      for (const { segment } of segmenter.segment(text)) yield segment;
    },
  };
}

function loadNodejieba(): Segmenter | null {
  if (nodejiebaVersion() === null) return null;
  try {
    const jieba = require('nodejieba') as Nodejieba;
    jieba.load();
    return { name: 'nodejieba', words: (text) => jieba.cut(simplified(text)) };
  } catch {
    return null;
  }
}

const folded = new Map<string, string>();

/** Character for character, because the dictionary holds simplified words alone. */
function simplified(text: string): string {
  let out = '';
  for (const character of text) {
    let simple = folded.get(character);
    if (simple === undefined) {
      simple = converter('hant', 'hans')(character);
      if (simple.length !== character.length) simple = character;
      folded.set(character, simple);
    }
    out += simple;
  }
  return out;
}
