import { converter } from '../../dist/words/converters.js';
import { stockArticles } from '../reset/stock.mjs';

/** So many of the commonest characters are known; all others are left out, or count as one. */
const KNOWN = 2000;

const simplified = converter('hant', 'hans');
const between = (from, to) => Array.from({ length: to - from }, (_, i) => String.fromCharCode(from + i));
const HAN = between(0x4e00, 0xa000);
/** What is written otherwise and counts as the same: marks of old papers and of engines, any digit, any letter, traditional characters. */
const FORMS = new Map([
  ...[...',:;?!()「『」』'].map((mark, i) => [mark, [...'，：；？！（）““””'][i]]),
  ...[...between(0x30, 0x3a), ...between(0xff10, 0xff1a)].map((digit) => [digit, '0']),
  ...[0x41, 0x61, 0xff21, 0xff41].flatMap((a) => between(a, a + 26)).map((letter) => [letter, 'a']),
  ...HAN.map((c) => [c, simplified(c)]),
]);

/**
 * The paragraphs of the stock by article, each as the numbers of its characters, from 1 on by how common they are, 0 for those not known; and the
 * characters, each with its other forms.
 * @param half 0 or 1 of the stock; all of it where none is given
 */
export function knownCharacters(half) {
  const stock = Object.values(stockArticles(half)).flat();
  const folded = (text) => [...simplified(text.replace(/\s/gu, ''))].map((c) => FORMS.get(c) ?? c);
  const articles = stock.map((a) => a.body.filter((b) => b.type === 'paragraph').map((b) => folded(b.text)));
  const counts = new Map();
  for (const c of articles.flat(2)) counts.set(c, (counts.get(c) ?? 0) + 1);
  const characters = [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, KNOWN - 1)
    .map(([c]) => c);
  const number = new Map(characters.map((c, i) => [c, i + 1]));
  const forms = new Map(characters.map((c) => [c, [c]]));
  for (const [form, c] of FORMS) if (form !== c) forms.get(c)?.push(form);
  const numbers = (text) => text.map((c) => number.get(c) ?? 0);
  return {
    characters: [...forms.values()].map((some) => some.join('')).join(' '),
    articles: articles.map((body) => body.map(numbers)),
    fronts: stock.map((a) => ({
      kicker: a.kicker ? [numbers(folded(a.kicker))] : [],
      headline: a.headline ? [numbers(folded(a.headline))] : [],
      deck: a.deck.map((d) => numbers(folded(d))),
      heading: a.body.filter((b) => b.type === 'heading').map((b) => numbers(folded(b.text))),
      verse: a.body
        .filter((b) => b.type === 'verse')
        .flatMap((b) => b.text.split('\n'))
        .map((line) => numbers(folded(line)))
        .filter((line) => line.length > 0),
    })),
    known: KNOWN,
  };
}
