import { printedNodes } from '../model/audit.js';
import type { Article, Author, Jump, Page, Printed, Script } from '../model/page.js';
import { converter } from '../words/converters.js';

/** A page is in traditional script where more than this share of its Chinese characters has a simplified form. Real pages show .00 or .25 to .4. */
const TRADITIONAL_SHARE = 0.08;

/**
 * The page with its texts in the script asked for. Names read as authors keep their characters, also where they stand in a byline or a
 * body, because a name may not be rewritten by table (范 is a surname, and so is 範). Spans, `removed` and `edits` keep the source.
 * The law must have been checked before: a converted text is no longer what its spans hold.
 */
export function convertScript(page: Page, script: Script | null): Page {
  if (script === null) return page;
  const from = scriptOf(page);
  // Standard traditional is what a traditional page is taken to be: no table says which of its variants to change.
  const convert =
    from === 'hans'
      ? script === 'hans'
        ? same
        : converter('hans', script)
      : script === 'hant'
        ? same
        : converter('hant', script);
  const { articles, furniture, ...rest } = page;
  const names = new Set(articles.flatMap((a) => a.authors.map((author) => author.name)));
  const everywhere = textConverter(convert, names, new Set());
  return {
    ...rest,
    conversion: { script, from },
    articles: articles.map((a) => convertArticle(a, convert, everywhere)),
    furniture: furniture.map((f) => ({ ...f, text: everywhere(f.text) })),
  };
}

const same = (text: string): string => text;

function convertArticle(
  article: Article,
  convert: (text: string) => string,
  everywhere: (text: string) => string,
): Article {
  const names = new Set(article.authors.map((a) => a.name));
  const roles = new Set(article.authors.map((a) => a.role));
  const inBody = textConverter(convert, names, roles);
  const each = <T extends Printed>(node: T): T => ({ ...node, text: inBody(node.text) });
  const opt = <T extends Printed>(node: T | null): T | null => (node ? each(node) : null);
  return {
    ...article,
    kicker: opt(article.kicker),
    headline: opt(article.headline),
    deck: article.deck.map(each),
    byline: article.byline && { ...article.byline, text: everywhere(article.byline.text) },
    authors: article.authors.map((a): Author => ({ role: convert(a.role), name: a.name })),
    body: article.body.map(each),
    jump: article.jump && convertJump(article.jump, convert),
  };
}

function convertJump(jump: Jump, convert: (text: string) => string): Jump {
  return {
    ...jump,
    text: convert(jump.text),
    ...(jump.to === undefined ? {} : { to: convert(jump.to) }),
    ...(jump.from === undefined ? {} : { from: convert(jump.from) }),
  };
}

/**
 * Converts what stands between the names. A name of two characters may be a word elsewhere (高原): it is a name only where a role, another
 * name or something that is no Chinese character stands before it, and likewise after it. Without roles to look for, it is one anywhere.
 */
function textConverter(convert: (text: string) => string, names: ReadonlySet<string>, roles: ReadonlySet<string>) {
  const quoted = [...names].filter((n) => n !== '').sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  if (quoted.length === 0) return convert;
  const beside = [...roles, ...quoted].map(escape);
  const before = [String.raw`(?<!\p{Script=Han})`, ...beside.map((r) => `(?<=${r})`)].join('|');
  const after = [String.raw`(?!\p{Script=Han})`, ...beside.map((r) => `(?=${r})`)].join('|');
  const patterns = quoted.map((name) => {
    // Names are set with a gap to make them as wide as others: 陈　原.
    const spaced = [...name].map(escape).join(String.raw`\s*`);
    return [...name].length > 2 || roles.size === 0 ? spaced : `(?:${before})${spaced}(?:${after})`;
  });
  const split = new RegExp(`(${patterns.join('|')})`, 'gu');
  return (text: string): string =>
    text
      .split(split)
      .map((part, i) => (i % 2 === 1 ? part : convert(part)))
      .join('');
}

const escape = (s: string): string => s.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');

/** By counting: the characters that have a simplified form, against all Chinese characters. */
function scriptOf(page: Page): 'hans' | 'hant' {
  const simplify = converter('hant', 'hans');
  const simplified = new Map<string, boolean>();
  let all = 0;
  let traditional = 0;
  for (const { text } of printedNodes(page))
    for (const [character] of text.matchAll(/\p{Script=Han}/gu)) {
      let changes = simplified.get(character);
      if (changes === undefined) {
        changes = simplify(character) !== character;
        simplified.set(character, changes);
      }
      all++;
      if (changes) traditional++;
    }
  return traditional > all * TRADITIONAL_SHARE ? 'hant' : 'hans';
}
