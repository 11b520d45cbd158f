import { readFileSync } from 'node:fs';
import type { Article, Block, Page, Printed, Span } from '../src/index.js';
import { inputOf, root } from './fixtures.js';
import type { Gold } from './proof.js';
import { readSheet } from './sheet.js';

const TYPES: Record<string, Block['type']> = {
  '¶': 'paragraph',
  '§': 'heading',
  verse: 'verse',
  item: 'list-item',
  caption: 'caption',
};

/** The page that a perfect program would make of a fixture: its texts are the reference's, its spans come from the proof sheet. */
export function perfectPage(name: string): Page {
  const read = (file: string) => readFileSync(new URL(`${name}/${file}`, root), 'utf8');
  const encoding = name.includes('gb18030') ? 'gb18030' : 'utf-8';
  const source = new TextDecoder(encoding).decode(inputOf(name));
  const gold = JSON.parse(read('gold.json')) as Gold;
  const lines = new Map<string, { mark: string; span: Span }[]>();
  // Read one after another: the columns of a run of lines that hold several.
  const entries = readSheet(read('sheet.txt'), source);
  const run = (i: number): number => (i > 0 && entries[i]?.column && entries[i - 1]?.column ? run(i - 1) : i);
  const order = entries.map((entry, i) => ({ entry, i, run: run(i) }));
  order.sort((x, y) => x.run - y.run || x.entry.column - y.entry.column || x.i - y.i);
  for (const { entry } of order) {
    const [letter, mark] = entry.label.split(' ') as [string, string | undefined];
    lines.set(letter, [...(lines.get(letter) ?? []), { mark: mark ?? letter, span: entry.span }]);
  }
  const pieces = (of: string): Printed[] =>
    (lines.get(of) ?? []).map(({ span }) => ({ text: source.slice(...span), spans: [span] }));
  const articles = gold.articles.map((a): Article => {
    const own = lines.get(a.id) ?? [];
    const part = (mark: string, text: string): Printed | null => {
      const spans = own.filter((line) => line.mark === mark).map((line) => line.span);
      return spans.length ? { text, spans } : null;
    };
    const body: { type: Block['type']; spans: Span[] }[] = [];
    const captions = [...a.captions];
    let rest = '';
    for (const { mark, span } of own) {
      const type = TYPES[mark];
      const isRest = type === 'caption' && rest !== '';
      if (type === 'caption') rest = (isRest ? rest : (captions.shift() ?? '')).slice(span[1] - span[0]);
      if (isRest) body.at(-1)?.spans.push(span);
      else if (type) body.push({ type, spans: [span] });
      else if (mark === '·') body.findLast((block) => block.type !== 'caption')?.spans.push(span);
    }
    const texts = a.body.map((block) => block.text);
    const captionTexts = [...a.captions];
    const deck = part('deck', a.deck.join(''));
    const jump = part('jump', '');
    return {
      id: `x${a.id}`,
      kicker: part('kicker', a.kicker),
      headline: part('headline', a.headline),
      deck: deck ? [deck] : [],
      byline: part('byline', a.byline),
      authors: (a.authors ?? []).map((author) => {
        const [role = '', name = ''] = author.split(' ');
        return { role, name };
      }),
      body: body.map((block) => ({
        ...block,
        text: (block.type === 'caption' ? captionTexts : texts).shift() ?? '',
        confidence: 1,
      })),
      jump,
      confidence: 1,
    };
  });
  return {
    format: 'qingyang/1',
    source: { name: 'input.txt', encoding, sha256: '', lines: 0, characters: 0 },
    segmenter: null,
    articles,
    furniture: pieces('furniture').map((piece) => ({ kind: 'other', ...piece })),
    removed: pieces('removed').map((piece) => ({ reason: 'doubled', ...piece })),
    edits: [],
    notes: [],
    confidence: 1,
  };
}
