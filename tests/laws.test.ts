import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Article,
  type CleanOptions,
  cleanPage,
  type Page,
  QingyangError,
  renderText,
  type Script,
} from '../src/index.js';
import { printedNodes } from '../src/model/audit.js';
import { inputOf, names } from './fixtures.js';
import { oddPage, type SetArticle, setArticles } from './oddPages.js';

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

/** Every article has something that was printed. */
const noneEmpty: Law = (_, { articles }) =>
  articles
    .filter((a) => ![a.kicker, a.headline, ...a.deck, a.byline, ...a.body, a.jump].some((part) => part?.text))
    .map(({ id }) => `article ${id} is empty`);

const laws: Record<string, Law> = { conserved, nothingInvented, copiesSurvive, noneEmpty };

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
  it.each(Object.entries(laws))('%s', { timeout: 60_000 }, (_, law) => {
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

  it('deterministic: the same source gives the same bytes', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(oddPage, (source) => JSON.stringify(cleaned(source)) === JSON.stringify(cleaned(source))),
      { ...RUNS, numRuns: 200 },
    );
  });
});

/** What is said of the articles, without where it stands and how sure it is. */
const said = (page: Page): unknown =>
  JSON.parse(
    JSON.stringify(page.articles, (key, value: unknown) =>
      key === 'spans' || key === 'confidence' ? undefined : value,
    ),
  );

/** Cleaning `text`, the plain text of `page`, gives the same articles, and the same text again. Returns what breaks that. */
function idempotent(page: Page, text: string, options: CleanOptions = { segmenter: 'intl' }): string[] {
  if (text === '') return page.articles.length === 0 ? [] : ['articles without a text'];
  const again = cleanPage(text, options);
  const [first, second] = [said(page), said(again)].map((articles) => JSON.stringify(articles, null, 1).split('\n'));
  const at = first?.findIndex((line, i) => line !== second?.[i]) ?? -1;
  const wrong = at < 0 ? [] : [`${first?.[at]} became ${second?.[at]}`];
  if (wrong.length === 0 && first?.length !== second?.length) wrong.push('articles were added');
  if (renderText(again) !== text) wrong.push('the text is another');
  return wrong;
}

const ALL_ROLES = ['byline', 'caption', 'deck', 'heading', 'headline', 'jump', 'kicker', 'list-item', 'no body'];
ALL_ROLES.push('no headline', 'paragraph', 'verse');

function rolesOf({ kicker, headline, deck, byline, body, jump }: Article): string[] {
  const parts = { kicker, headline, byline, jump, deck: deck[0], 'no headline': !headline, 'no body': !body.length };
  return [...Object.entries(parts).flatMap(([role, is]) => (is ? [role] : [])), ...body.map((b) => b.type)];
}

const printed = (text: string) => ({ text, spans: [] });
const orNull = (text: string | null) => (text === null ? null : printed(text));

const asArticle = ({ kicker, headline, deck, byline, body, jump }: SetArticle, i: number): Article => ({
  id: `a${i + 1}`,
  kicker: orNull(kicker),
  headline: orNull(headline),
  deck: deck.map(printed),
  byline: orNull(byline),
  authors: [],
  body: body.map((block) => ({ ...block, spans: [], confidence: 1 })),
  jump: jump === null ? null : printed(jump),
  confidence: 1,
});

const asSet = ({ kicker, headline, deck, byline, body, jump }: Article): SetArticle => ({
  kicker: kicker?.text ?? null,
  headline: headline?.text ?? null,
  deck: deck.map((d) => d.text),
  byline: byline?.text ?? null,
  body: body.map(({ type, text }) => ({ type, text })),
  jump: jump?.text ?? null,
});

const CORPUS = new URL('../../shared/corpus/', import.meta.url);
const corpus = ['seed', 'dev', 'train'].flatMap((set) => {
  const folder = new URL(`${set}/`, CORPUS);
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : [];
  return files.map((name) => new URL(name, folder));
});

describe('idempotent: the plain text of a page, cleaned again, gives the same articles', () => {
  const read = (text: string | Uint8Array, script?: Script) =>
    cleanPage(text, { segmenter: 'intl', ...(script ? { script } : {}) });

  it('on a thousand odd pages', { timeout: 60_000 }, () => {
    let left = 0;
    const made = new Set<string>();
    fc.assert(
      fc.property(oddPage, (source) => {
        const page = cleaned(source);
        const text = page && renderText(page);
        // A text without any Chinese character is no page, although its furniture was Chinese.
        if (page && text !== null && (text === '' || /\p{Script=Han}/u.test(text)))
          expect(idempotent(page, text)).toEqual([]);
        else left++;
        for (const a of page?.articles ?? []) for (const role of rolesOf(a)) made.add(role);
      }),
      RUNS,
    );
    expect(left).toBeLessThan(RUNS.numRuns / 20);
    expect([...made].sort()).toEqual(ALL_ROLES);
  });

  it('whatever an article has and lacks', { timeout: 60_000 }, () => {
    const blank = read('渡口今起夜航\n');
    fc.assert(
      fc.property(setArticles, (articles) => {
        const page: Page = { ...blank, articles: articles.map(asArticle) };
        const again = read(renderText(page));
        expect(again.articles.map(asSet)).toEqual(articles);
        expect(again.confidence).toBe(1);
      }),
      RUNS,
    );
  });

  it.each(names)('on the fixture %s, in every script', (name) => {
    for (const script of [undefined, 'hans', 'hant', 'tw', 'hk'] as const) {
      const page = read(inputOf(name), script);
      expect(idempotent(page, renderText(page))).toEqual([]);
      if (script) expect(idempotent(page, renderText(page), { segmenter: 'intl', script })).toEqual([]);
    }
  });

  it.skipIf(corpus.length === 0)('on every page of the corpus beside the project', { timeout: 120_000 }, () => {
    const wrong = corpus.flatMap((file) => {
      const page = read(readFileSync(file));
      return idempotent(page, renderText(page)).map((what) => `${file.pathname}: ${what}`);
    });
    expect(wrong).toEqual([]);
  });

  it('on pages that go out one after another', () => {
    const pages = names.slice(0, 3).map((name) => read(inputOf(name)));
    const again = read(pages.map(renderText).join('\f'));
    const without = (page: Page) => (said(page) as { id: string }[]).map(({ id, ...article }) => article);
    expect(without(again)).toEqual(pages.flatMap(without));
  });

  it.each<[string, (text: string) => string]>([
    ['a paragraph is torn', (text) => text.replace(/^(\u3000{2}[^\u3000].{9})(?=.)/mu, '$1\n\u3000\u3000')],
    ['two articles are run together', (text) => text.replace('\n\n\n', '\n\n')],
    ['an article is cut', (text) => text.replace(/(?<=\n)(?=\u3000{2}[^\u3000])/u, '\n\n')],
    ['a headline sinks to a section heading', (text) => text.replace(/^\u3000(?!\u3000)/mu, '\u3000'.repeat(4))],
    ['an indent is lost', (text) => text.trimStart()],
    ['a character is lost', (text) => text.replace(/.$/mu, '')],
  ])('notices where %s', (_, sabotage) => {
    const page = read(inputOf('late-headlines'));
    const text = renderText(page);
    expect(sabotage(text)).not.toBe(text);
    expect(idempotent(page, sabotage(text))).not.toEqual([]);
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
    [
      'an article of nothing',
      noneEmpty,
      {
        ...page,
        articles: [
          ...page.articles,
          { ...first, kicker: null, headline: null, deck: [], byline: null, body: [], jump: null },
        ],
      },
    ],
  ])('%s', (_, law, sabotaged) => {
    expect(law(source, sabotaged)).not.toEqual([]);
  });
});
