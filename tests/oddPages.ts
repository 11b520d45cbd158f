import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { BlockType } from '../src/index.js';

const root = new URL('../fixtures/', import.meta.url);

/** Every printed line of our own fixtures: what a generated page is shuffled from. */
const printed = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((entry) => readFileSync(new URL(`${entry.name}/sheet.txt`, root), 'utf8').split('\n'))
  .map((row) => row.slice(row.indexOf('│') + 2))
  .filter(Boolean);

const odd = fc.constantFrom(
  ...['\0', '\x07', '\x1b[31m', '\x7f', '\u0085', '\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u202e', '\ufffd'], // invisible
  ...['\t', '\v', '\u00a0', '\u2028', '\u3000', ' '], // white space of every kind
  ...['\ud83d', '\udc4d', '𠮷', '👍🏽', 'é', '\u0301', '\ue3a1', '\u{f0001}', '〓', '□', '⼩', '豈'], // surrogates, private use, compatibility
  ...['“', '”', '（', '）', '《', '﹃', '﹄', '【', '」', '⋯⋯', '…', '，', '。', '、', '—|_', '■', '▲'], // marks without a partner
  ...['20222022', '市市委委', '谢谢', '12.5', 'Wi-Fi', '1.', '#', '> ', '* ', '（下转第3版）', '本报讯（记者 ', '问：'],
);
const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
const ragged = fc
  .array(fc.oneof({ weight: 5, arbitrary: han }, odd), { minLength: 1, maxLength: 24 })
  .map((cs) => cs.join(''));
const line = fc.constantFrom(...printed);
/** A printed line with one odd thing somewhere in it. */
const spoilt = fc.tuple(line, odd, fc.nat(20)).map(([text, thing, at]) => text.slice(0, at) + thing + text.slice(at));
const twice = line.chain((text) =>
  fc.constantFrom(`${text}\n${text}`, text + text, [...text].map((c) => c + c).join('')),
);
/** Lines that follow one another in a fixture, so that there is something to join. */
const stretch = fc
  .tuple(fc.nat(printed.length - 1), fc.integer({ min: 2, max: 12 }))
  .map(([at, n]) => printed.slice(at, at + n).join('\n'));
const blank = fc.constantFrom('', '', ' ', '\u3000', '\f');
const ends = fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\f');

/** Pages that hold together about as well as the worst real ones: stretches of print, spoilt lines, doubled ones and rubbish. */
export const oddPage: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '\ufeff'),
    fc.array(
      fc.oneof(
        { weight: 4, arbitrary: stretch },
        { weight: 3, arbitrary: line },
        { weight: 2, arbitrary: spoilt },
        { weight: 1, arbitrary: twice },
        { weight: 1, arbitrary: ragged },
        { weight: 2, arbitrary: blank },
      ),
      { minLength: 2, maxLength: 14 },
    ),
    ends,
  )
  .map(([bom, parts, end]) => bom + parts.join('\n').replaceAll('\n', end));

/** An article in every make that a cleaned page can hold, of the front lines and the types of block: some, none or all of them. */
export interface SetArticle {
  readonly kicker: string | null;
  readonly headline: string | null;
  readonly deck: readonly string[];
  readonly byline: string | null;
  readonly body: readonly { readonly type: BlockType; readonly text: string }[];
  readonly jump: string | null;
}

const clean = fc.constantFrom(...printed.filter((row) => /^[^\s\p{C}](?:[^\s\p{C}]|[ \u3000](?=\S))*$/u.test(row)));
const text = fc.oneof(
  clean,
  fc.tuple(clean, clean).map((two) => two.join(' ')),
);
const maybe = <T>(thing: fc.Arbitrary<T>) => fc.option(thing, { nil: null });
const blockType = fc.constantFrom<BlockType>('paragraph', 'paragraph', 'heading', 'verse', 'caption', 'list-item');
const setArticle: fc.Arbitrary<SetArticle> = fc
  .record({
    kicker: maybe(text),
    headline: maybe(text),
    deck: fc.array(text, { maxLength: 2 }),
    byline: maybe(fc.oneof(text, fc.constant('记者 路远山 通讯员 田苗'))),
    body: fc.array(fc.record({ type: blockType, text }), { maxLength: 5 }),
    jump: maybe(fc.constantFrom('（下转第3版）', '（上接A2版）')),
  })
  // A line can stand above or below a headline only where there is one.
  .map((a) => (a.headline === null ? { ...a, kicker: null, deck: [] } : a))
  .filter((a) => a.headline !== null || a.byline !== null || a.body.length > 0 || a.jump !== null);

/** Articles that were set free, as a cleaned page has them. */
export const setArticles: fc.Arbitrary<SetArticle[]> = fc.array(setArticle, { minLength: 1, maxLength: 4 });
