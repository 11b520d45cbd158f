import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanPage, type Page, QingyangError, renderText } from '../src/index.js';
import { printedNodes } from '../src/model/audit.js';
import { inputOf, names } from './fixtures.js';
import { oddPage } from './oddPages.js';

// Each law is a function from a source and its page to what breaks it. It shares no code with the program's own audit.
type Law = (source: string, page: Page) => string[];

const isWhite = (c: string | undefined) => c === undefined || /[\s\uFEFF]/u.test(c);
const visible = (s: string) => s.replace(/[\s\uFEFF]/gu, '');

/** Every character that is not white space lies in exactly one span. */
const conserved: Law = (source, page) => {
  const count = new Map<number, number>();
  for (const node of printedNodes(page))
    for (const [start, end] of node.spans) for (let i = start; i < end; i++) count.set(i, (count.get(i) ?? 0) + 1);
  const wrong: string[] = [];
  for (let i = 0; i < source.length; i++)
    if (!isWhite(source[i]) && count.get(i) !== 1)
      wrong.push(`${count.get(i) ?? 0}× ${JSON.stringify(source[i])} at ${i}`);
  for (const i of count.keys()) if (i < 0 || i >= source.length) wrong.push(`a span outside the source at ${i}`);
  return wrong;
};

/** What a character may be rewritten as: its compatibility form and no other. */
const sameLetters = (s: string) => visible(s).replaceAll('⋯', '…').normalize('NFKC').replace(/\p{C}/gu, '');

/** Every text is what stands at its spans, and every edit says the same in other code points. */
const nothingInvented: Law = (source, page) => {
  const wrong: string[] = [];
  for (const { span, from, to } of page.edits) {
    if (source.slice(...span) !== from) wrong.push(`an edit of ${JSON.stringify(from)} that is not at ${span}`);
    if (sameLetters(from) !== sameLetters(to)) wrong.push(`${JSON.stringify(from)} became ${JSON.stringify(to)}`);
  }
  const edited = new Map(page.edits.map((edit) => [edit.span[0], edit]));
  for (const node of printedNodes(page)) {
    let stands = '';
    for (const [start, end] of node.spans)
      for (let i = start; i < end; i++) {
        const edit = edited.get(i);
        stands += edit ? edit.to : source[i];
        if (edit) i = edit.span[1] - 1;
      }
    if (visible(stands) !== visible(node.text))
      wrong.push(`${JSON.stringify(node.text)} stands for ${JSON.stringify(stands)}`);
  }
  return wrong;
};

/** Whether `part` is one copy of `whole`, in its order (a mark between may have no copy), or two copies of it, run by run. */
function copyOf(part: string, whole: string): boolean {
  let at = 0;
  for (let i = 0; i < whole.length; i++) if (whole[i] === part[at]) at++;
  return at === part.length || [...part].sort().join('') === [...(whole + whole)].sort().join('');
}

/** What was taken out as a copy says what its survivor says, and the survivor is kept somewhere. */
const copiesSurvive: Law = (source, page) => {
  const kept = new Set<number>();
  for (const node of [
    ...page.articles.flatMap((a) => [a.kicker, a.headline, ...a.deck, a.byline, ...a.body, a.jump]),
    ...page.furniture,
  ])
    for (const [start, end] of node?.spans ?? []) for (let i = start; i < end; i++) kept.add(i);
  return page.removed.flatMap(({ text, reason, survivor }) => {
    if (!survivor) return [`${JSON.stringify(text)} (${reason}) was removed without a survivor`];
    const said = survivor.map(([start, end]) => source.slice(start, end)).join('');
    const lost = survivor.some(([start, end]) =>
      [...source.slice(start, end)].some((c, i) => !isWhite(c) && !kept.has(start + i)),
    );
    return lost || !copyOf(sameLetters(text), sameLetters(said))
      ? [`${JSON.stringify(text)} is not ${JSON.stringify(said)}`]
      : [];
  });
};

const laws: Record<string, Law> = { conserved, nothingInvented, copiesSurvive };

/** The page, or null where the program says that this is not the text of a Chinese page. Any other error is a fault. */
function cleaned(source: string): Page | null {
  try {
    return cleanPage(source, { segmenter: 'intl' });
  } catch (error) {
    if (error instanceof QingyangError && error.exitCode === 3) return null;
    throw error;
  }
}
const decoded = (source: string) => source.replace(/^\uFEFF/u, '');

const RUNS = { numRuns: 1000, seed: 20241110 };

describe('laws, on a thousand odd pages each', () => {
  it.each(Object.entries(laws))('%s', (_, law) => {
    let refused = 0;
    fc.assert(
      fc.property(oddPage, (source) => {
        const page = cleaned(source);
        if (page) expect(law(decoded(source), page)).toEqual([]);
        else refused++;
      }),
      RUNS,
    );
    expect(refused).toBeLessThan(RUNS.numRuns / 20);
  });

  it('deterministic: the same source gives the same bytes', () => {
    fc.assert(
      fc.property(oddPage, (source) => JSON.stringify(cleaned(source)) === JSON.stringify(cleaned(source))),
      { ...RUNS, numRuns: 200 },
    );
  });
});

/** The paragraphs of a page that its cleaned text, `again`, no longer holds in one piece: torn, or with a character lost. */
function torn(page: Page, again: Page): string[] {
  const whole = Array.from(printedNodes(again), (node) => node.text);
  return page.articles
    .flatMap((a) => a.body.map((block) => block.text))
    .filter((text) => !whole.some((other) => other.includes(text)));
}

// Weaker than idempotence: the second reading may join a paragraph to the next or divide the articles otherwise (known limits, CONTRIBUTING).
describe('the plain text of a page, cleaned again, keeps every paragraph whole and takes nothing out', () => {
  const read = (text: string | Uint8Array) => cleanPage(text, { segmenter: 'intl' });

  it.each(names)('%s', (name) => {
    const once = read(inputOf(name));
    const twice = read(renderText(once));
    expect(torn(once, twice)).toEqual([]);
    expect(twice.removed).toEqual([]);
  });

  it('notices a paragraph that the text tears', () => {
    const once = read(inputOf('late-headlines'));
    const cut = renderText(once).replace(/^(\u3000\u3000.{9})(?=.)/mu, '$1\n\n\n\u3000\u3000');
    expect(torn(once, read(cut))).not.toEqual([]);
  });
});

describe('each law notices a sabotaged page', () => {
  const source = '青梧镇修好石桥\n青梧镇修好石桥\n本报讯（记者 路远山）昨天上午，石桥重新通⾏⋯⋯行人慢慢走过。\n';
  const page = cleanPage(source, { segmenter: 'intl' });
  const first = page.articles[0] as Page['articles'][number];
  const block = first.body[0] as Page['articles'][number]['body'][number];
  const withBlock = (change: Partial<typeof block>): Page => ({
    ...page,
    articles: [{ ...first, body: [{ ...block, ...change }, ...first.body.slice(1)] }, ...page.articles.slice(1)],
  });
  const [start, end] = block.spans[0] as readonly [number, number];

  it('the page itself is sound', () => {
    for (const law of Object.values(laws)) expect(law(source, page)).toEqual([]);
  });
  it.each<[string, Law, Page]>([
    ['a character that no span holds', conserved, withBlock({ spans: [[start + 1, end], ...block.spans.slice(1)] })],
    ['a character in two spans', conserved, withBlock({ spans: [...block.spans, [start, start + 1]] })],
    ['an inclusive end', conserved, withBlock({ spans: [...block.spans, [source.length, source.length + 1]] })],
    ['a character made up', nothingInvented, withBlock({ text: `${block.text}了` })],
    ['a character changed', nothingInvented, withBlock({ text: `某${block.text.slice(1)}` })],
    [
      'two characters swapped',
      nothingInvented,
      withBlock({ text: `${block.text[1]}${block.text[0]}${block.text.slice(2)}` }),
    ],
    [
      'an edit that says something else',
      nothingInvented,
      { ...page, edits: [{ span: [0, 1], from: '青', to: '清', reason: 'x' }] },
    ],
    [
      'an edit of what is not there',
      nothingInvented,
      { ...page, edits: [{ span: [0, 1], from: '清', to: '清', reason: 'x' }] },
    ],
    [
      'a removal without a survivor',
      copiesSurvive,
      { ...page, removed: [{ reason: 'doubled', text: '青', spans: [[0, 1]] }] },
    ],
    [
      'a survivor that says something else',
      copiesSurvive,
      { ...page, removed: [{ reason: 'doubled', text: '青', spans: [[0, 1]], survivor: [[1, 2]] }] },
    ],
  ])('%s', (_, law, sabotaged) => {
    expect(law(source, sabotaged)).not.toEqual([]);
  });
});
