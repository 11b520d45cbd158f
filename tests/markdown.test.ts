import { Node, Parser } from 'commonmark';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article, Block, BlockType, Page, Printed } from '../src/index.js';
import { renderMarkdown } from '../src/index.js';

const printed = (text: string): Printed => ({ text, spans: [] });
const block = (type: BlockType, text: string): Block => ({ type, text, spans: [], confidence: 1 });
const article = (some: Partial<Article>): Article => ({
  id: 'a1',
  kicker: null,
  headline: null,
  deck: [],
  byline: null,
  authors: [],
  body: [],
  jump: null,
  confidence: 1,
  ...some,
});
const page = (...articles: Article[]): Page => ({
  format: 'qingyang/1',
  source: { name: 'p.txt', encoding: 'utf-8', sha256: '', lines: 1, characters: 1 },
  segmenter: null,
  articles,
  furniture: [],
  removed: [],
  edits: [],
  notes: [],
  confidence: 1,
});

/** What a reader of the rendered page sees: one string a block, each with the elements it stands in. */
function rendered(markdown: string): { path: string; text: string }[] {
  const out: { path: string; text: string }[] = [];
  const walker = new Parser().parse(markdown).walker();
  const path: string[] = [];
  const counters: number[] = [];
  for (let event = walker.next(); event; event = walker.next()) {
    const { node, entering } = event;
    if (isLeafBlock(node) && entering) {
      const marker = path.at(-1) === 'item' ? `${counters.at(-1)}` : '';
      out.push({ path: [...path, nameOf(node)].join('>') + marker, text: node.literal ?? '' });
    } else if (node.type === 'text' || node.type === 'code' || node.type === 'html_inline')
      add(out, node.literal ?? '');
    else if (node.type === 'softbreak') add(out, '<soft>');
    else if (node.type === 'linebreak') add(out, '\n');
    else if (['block_quote', 'list', 'item', 'emph', 'strong', 'link', 'image'].includes(node.type)) {
      if (entering) {
        path.push(node.type);
        if (node.type === 'list') counters.push(node.listType === 'ordered' ? node.listStart - 1 : Number.NaN);
        if (node.type === 'item') counters.push((counters.pop() as number) + 1);
        const last = out.at(-1);
        if (['emph', 'strong', 'link', 'image'].includes(node.type) && last) last.path += `>${node.type}`;
      } else {
        path.pop();
        if (node.type === 'list') counters.pop();
      }
    }
  }
  return out;
}
const add = (out: { text: string }[], text: string): void => {
  const last = out.at(-1);
  if (last) last.text += text;
};
const isLeafBlock = (node: Node): boolean =>
  ['paragraph', 'heading', 'thematic_break', 'code_block', 'html_block'].includes(node.type);
const nameOf = (node: Node): string => (node.type === 'heading' ? `h${node.level}` : node.type);

/** What it should see. NUL cannot stand in CommonMark: the standard shows U+FFFD for it. */
const seen = (text: string): string => text.trim().replaceAll('\0', '\uFFFD');

/** Everything that is markup somewhere, thickly among Chinese. */
const AWKWARD = fc.oneof(
  fc.constantFrom(
    ...'#*_`~>+-=|<&[]()!\\:.1)9"\'$@^{}/ \t',
    '\u3000',
    '\u00A0',
    '\0',
    '1. ',
    '2) ',
    '- ',
    '* ',
    '+ ',
    '# ',
    '## ',
    '> ',
    '~~~',
    '```',
    '---',
    '***',
    '===',
    '___',
    '&amp;',
    '&#35;',
    '&#x4e2d;',
    '<b>',
    '</div>',
    '<!--',
    '-->',
    '<https://a.cn>',
    'https://a.cn/_x_',
    '[a](b)',
    '[a]: /b',
    '![x](y)',
    '**中**',
    '_中_',
    '__中文__',
    '1~2万、3~4万',
    '| a | b |',
    '|---|',
    ':--',
    '    code',
    '\\',
    'C#',
    ' #',
    '①',
    '●',
    '▲',
    '“',
    '”',
    '《',
    '》',
    '。',
    '，',
  ),
  fc.constantFrom(...'中国新闻报道记者年月日市人大'),
);
const TEXT = fc
  .array(AWKWARD, { minLength: 1, maxLength: 14 })
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '');

describe('the Markdown', () => {
  it('shows every text as it is, whatever it looks like', () => {
    fc.assert(
      fc.property(TEXT, TEXT, TEXT, TEXT, TEXT, (a, b, c, d, e) => {
        const markdown = renderMarkdown(
          page(
            article({
              headline: printed(a),
              kicker: printed(b),
              deck: [printed(c), printed(d)],
              byline: printed(e),
              body: [block('heading', b), block('paragraph', c), block('caption', a), block('paragraph', d)],
              jump: { ...printed(c), to: '第3版' },
            }),
          ),
        );
        expect(rendered(markdown)).toEqual([
          { path: 'h2', text: seen(a) },
          { path: 'paragraph>emph', text: seen(b) },
          { path: 'paragraph>strong', text: seen(c) },
          { path: 'paragraph>strong', text: seen(d) },
          { path: 'paragraph>emph', text: seen(e) },
          { path: 'h3', text: seen(b) },
          { path: 'paragraph', text: seen(c) },
          { path: 'block_quote>paragraph', text: seen(a) },
          { path: 'paragraph', text: seen(d) },
          { path: 'paragraph>emph', text: seen(c) },
        ]);
      }),
      { numRuns: 4000 },
    );
  });

  it('keeps the lines of verse, whatever they look like', () => {
    fc.assert(
      fc.property(fc.array(TEXT, { minLength: 2, maxLength: 5 }), TEXT, (verse, after) => {
        const body = [...verse.map((line) => block('verse', line)), block('paragraph', after)];
        expect(rendered(renderMarkdown(page(article({ body }))))).toEqual([
          { path: 'paragraph', text: verse.map(seen).join('\n') },
          { path: 'paragraph', text: seen(after) },
        ]);
      }),
      { numRuns: 3000 },
    );
  });

  it('sets items as a list, whatever they look like', () => {
    fc.assert(
      fc.property(fc.array(TEXT, { minLength: 1, maxLength: 5 }), TEXT, (items, after) => {
        const body = [...items.map((line) => block('list-item', line)), block('paragraph', after)];
        const shown = rendered(renderMarkdown(page(article({ body }))));
        // An ordered list prints the number and its dot itself: they are in the marker, not in the text.
        const bare = (text: string): string => text.replace(/^(\d+)[.)]\s*/u, '$1');
        const numbers = shown.map(({ path }) => /item>paragraph(\d+)$/u.exec(path)?.[1]);
        const texts = shown.map(({ text }, i) => (numbers[i] ?? '') + text);
        const expected = [...items, after].map(seen);
        expect(texts).toEqual(expected.map((text, i) => (numbers[i] === undefined ? text : bare(text))));
        expect(shown.slice(0, -1).every((s) => s.path.startsWith('list>item>paragraph'))).toBe(true);
        expect(shown.at(-1)?.path).toBe('paragraph');
      }),
      { numRuns: 3000 },
    );
  });

  it('numbers a list only where the page numbers it one by one', () => {
    const items = (...texts: string[]): string =>
      renderMarkdown(page(article({ body: texts.map((t) => block('list-item', t)) })));
    expect(items('1.扫雪', '2.送炭')).toBe('1. 扫雪\n2. 送炭\n');
    expect(items('7)扫雪', '8)送炭')).toBe('7) 扫雪\n8) 送炭\n');
    expect(items('1. 扫雪', '3. 送炭')).toBe('- 1\\. 扫雪\n- 3\\. 送炭\n');
    expect(items('①扫雪', '②送炭')).toBe('- ①扫雪\n- ②送炭\n');
    expect(items('3.5万户通气', '4.1万户通水')).toBe('- 3.5万户通气\n- 4.1万户通水\n');
  });

  it('is pleasant to read raw', () => {
    const markdown = renderMarkdown(
      page(
        article({
          kicker: printed('一城灯火 两岸人家'),
          headline: printed('渡口今起夜航'),
          deck: [printed('末班船延至二十三时')],
          byline: printed('记者 苗青禾'),
          body: [
            block('paragraph', '本报讯（记者 苗青禾）3月1日起，渡口加开夜航。A_1码头照旧，票价2~3元。'),
            block('heading', '三条航线'),
            block('verse', '江上一盏灯'),
            block('verse', '照我过江来'),
            block('caption', '图为夜航首班。'),
          ],
          jump: { ...printed('（下转第3版）'), to: '第3版' },
        }),
        article({ body: [block('paragraph', '没有标题的简讯。')] }),
      ),
    );
    expect(markdown).toBe(`## 渡口今起夜航

*一城灯火 两岸人家*

**末班船延至二十三时**

*记者 苗青禾*

本报讯（记者 苗青禾）3月1日起，渡口加开夜航。A_1码头照旧，票价2\\~3元。

### 三条航线

江上一盏灯\\
照我过江来

> 图为夜航首班。

*（下转第3版）*

---

没有标题的简讯。
`);
  });

  it('is empty for a page without articles', () => {
    expect(renderMarkdown(page())).toBe('');
  });

  it('notices a text that is not escaped', () => {
    // The law above must be able to fail: unescaped, this line is a list.
    expect(rendered('1. 中\n').map((b) => b.text)).not.toEqual([seen('1. 中')]);
  });
});
