import { INDENTS, type TextRole } from '../lexicon/textLayout.js';
import type { Draft, DraftArticle, LabelledLine, ReadPage, Role } from '../model/draft.js';
import type { Source } from '../model/source.js';
import { Text } from '../model/text.js';
import { readAuthors } from '../typesetter/authors.js';
import { readJump } from '../typesetter/jump.js';
import { type SettledLine, settledLines } from '../typesetter/settledLines.js';

/**
 * Reads a page that was set free already, that is, one in the shape of our plain-text output (docs/text.md): its layout says what each
 * line is, so nothing is searched and no character is changed. Returns null for every other page. All confidences are 1.
 */
export function readSettled(source: Source): ReadPage | null {
  const settled = settledLines(source.text);
  if (!settled) return null;
  const articles: DraftArticle[] = [];
  for (const lines of settled) {
    const article = articleOf(lines, source.text);
    if (!article) return null;
    articles.push(article);
  }
  const labelled = settled.flatMap((lines) => {
    const first = lines.findIndex((l) => isBlock(l.role));
    return lines.map((line, i) => labelledLine(line, i, i === first, source.text));
  });
  const lined = { lines: labelled.map((l) => l.line), removed: [], notes: source.notes };
  const note = {
    level: 'info' as const,
    code: 'set-free',
    message: 'this is plain text as qingyang writes it: each line was taken for what its indent says',
  };
  const draft: Draft = { articles, furniture: [], removed: [], notes: [...source.notes, note] };
  return { labelled: { ...lined, era: 'modern', labelled }, draft, segmenter: null };
}

/** The article that the lines make; null where its jump line names no page. */
function articleOf(lines: readonly SettledLine[], source: string): DraftArticle | null {
  const textOf = ({ start, end }: SettledLine): Text => Text.of(source, start, end);
  const all = (role: TextRole): Text[] => lines.filter((l) => l.role === role).map(textOf);
  const one = (role: TextRole): Text | null => all(role)[0] ?? null;
  const body = lines.flatMap((line) =>
    isBlock(line.role) ? [{ type: line.role, text: textOf(line), confidence: 1 }] : [],
  );
  const byline = one('byline');
  const jumpLine = one('jump');
  const page = jumpLine && readJump(jumpLine.value);
  if (jumpLine && !page) return null;
  return {
    kicker: one('kicker'),
    headline: one('headline'),
    deck: all('deck'),
    byline,
    authors: readAuthors(byline?.value ?? null, body),
    body,
    jump: jumpLine && page && { ...page, text: jumpLine },
    confidence: 1,
  };
}

const isBlock = (role: TextRole): role is DraftArticle['body'][number]['type'] =>
  role === 'paragraph' || role === 'list-item' || role === 'heading' || role === 'verse' || role === 'caption';

const LINE_ROLES: Readonly<Record<TextRole, Role>> = {
  kicker: 'front',
  headline: 'front',
  deck: 'front',
  byline: 'byline',
  paragraph: 'first',
  'list-item': 'first',
  heading: 'heading',
  verse: 'verse',
  caption: 'caption',
  jump: 'tail',
};

/** What `explain` shows of the line, the `i`th of its article; `opens`: the first of its body. */
function labelledLine(line: SettledLine, i: number, opens: boolean, source: string): LabelledLine {
  const role = LINE_ROLES[line.role];
  const indent = INDENTS[line.role];
  return {
    line: { number: line.number, text: Text.of(source, line.start, line.end), indent, blankBefore: i === 0 },
    role: opens && role === 'first' ? 'opening' : role,
    measure: null,
    confidence: 1,
    opens: opens ? 1 : 0,
    heads: role === 'heading' ? 1 : 0,
    fronts: role === 'front' || role === 'byline' ? 1 : 0,
    otherwise: null,
    why: [`${line.role}: indent of ${indent}`],
  };
}
