import { breakLines, cutAtSqueeze } from './breakLines.mjs';
import { doublings } from './double.mjs';
import { random } from './random.mjs';

const STYLE = {
  kinsoku: true,
  squeeze: false,
  indent: 2,
  keptIndent: '',
  blank: 0,
  seed: 1,
  newline: '\n',
  encoding: 'utf-8',
  gaps: 0,
  blankInWords: 0,
  cut: false,
  boxes: false,
};

/** Blanks where an engine sets them: between a figure and a Chinese character, or anywhere between two characters. */
export function setBlanks(line, { gaps, blankInWords }, chance) {
  const borders = /(?<=\p{Script=Han})(?=[0-9])|(?<=[0-9])(?=\p{Script=Han})/gu;
  const words = /(?<=\p{Script=Han})(?=\p{Script=Han})/gu;
  const gapped = gaps ? line.replace(borders, () => (chance() < gaps ? ' ' : '')) : line;
  return blankInWords ? gapped.replace(words, () => (chance() < blankInWords ? ' ' : '')) : gapped;
}

/** The measures of a column from the top: `14`, or `[[16, 7], [22]]` for seven lines at 16 and the rest at 22. */
export function column(measure) {
  const parts = typeof measure === 'number' ? [[measure]] : measure;
  let line = 0;
  return () => {
    let at = line++;
    for (const [width, count] of parts) {
      if (count === undefined || at < count) return width;
      at -= count;
    }
    return parts.at(-1)[0];
  };
}

const block = (entry) => (typeof entry === 'string' ? { type: 'paragraph', text: entry } : entry);
const SIGNS = { paragraph: '¶', heading: '§', verse: 'verse', 'list-item': 'item' };

function setBody(article, item, style) {
  const measure = column(item.measure);
  const out = [];
  for (const { type, text: meant, printed, indent } of article.body.map(block)) {
    const text = printed ?? meant;
    const set = { ...style, indent: indent ?? (type === 'paragraph' ? style.indent : 0) };
    const lines = type === 'verse' || type === 'heading' ? [text] : breakLines(text, measure, set);
    const mark = `${article.id} ${SIGNS[type]}`;
    lines.forEach((line, i) => {
      const text = i === 0 && type === 'paragraph' ? style.keptIndent + line : line;
      out.push({ text, label: i === 0 ? mark : mark.replace(/\S+$/, '·') });
    });
  }
  return out.slice(...(item.lines ?? [0]));
}

function setFront(article, item) {
  const printed = (item.only ?? ['kicker', 'headline', 'deck', 'byline']).flatMap((part) => {
    const texts = [article[part] ?? []].flat();
    const lines =
      item.print ?? texts.flatMap((text) => (item.wrap ? text.match(new RegExp(`.{1,${item.wrap}}`, 'gu')) : [text]));
    return lines.map((line) => ({ line, label: `${article.id} ${part}` }));
  });
  const removed = 'removed';
  if (item.double === 'together')
    return [...printed, ...printed.map((p) => ({ ...p, label: removed }))].map(({ line, label }) => ({
      text: line,
      label,
    }));
  return printed.flatMap(({ line, label }) =>
    doublings[item.double ?? 'once'](line).map((text, i) => ({ text, label: i === 0 ? label : removed })),
  );
}

/** The lines of a column with empty rows among them. */
const withRows = (lines, empty) => empty.reduce((all, row) => all.toSpliced(row, 0, undefined), lines);

/** Columns read as one line, row by row, with so many blanks between them: each cell keeps its label and tells its column. */
function fuse(columns, gap = 1) {
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, row) =>
    columns
      .flatMap((lines, i) => (lines[row] ? [{ text: lines[row].text, label: `${lines[row].label} ${i + 1}` }] : []))
      .map((cell, i) => ({ ...cell, gap: i > 0 ? ' '.repeat(gap) : null })),
  ).flat();
}

/** What one entry of a page's `stream` puts on the page, line by line, each with the label that a perfect reader gives it. */
function setItem(page, item, style) {
  const article = (id) => page.articles.find((a) => a.id === id);
  if (item.fuse)
    return fuse(
      item.fuse.map((part) => withRows(setItem(page, part, style), part.empty ?? [])),
      item.gap,
    );
  if (item.body) return setBody(article(item.body), item, style);
  if (item.front) return setFront(article(item.front), item);
  if (item.caption)
    return (item.print ?? [article(item.caption).captions[item.at ?? 0]]).map((text) => ({
      text,
      label: `${item.caption} caption`,
    }));
  if (item.jump) return [{ text: article(item.jump).jump, label: `${item.jump} jump` }];
  if (item.stray) return [{ text: item.stray, label: item.label ?? 'removed' }];
  return [item.furniture].flat().map((text) => ({ text, label: 'furniture' }));
}

/**
 * Sets a page from its description: the raw text as a PDF or an OCR engine would give it, the reference, and the proof sheet.
 *
 * @returns {{ input: string, gold: object, sheet: { text: string, label: string }[], style: object }} `sheet` has one entry a line of
 *   `input` that is not blank
 */
export function setPage(page) {
  const style = { ...STYLE, ...page.style };
  const chance = random(style.seed);
  const sheet = page.stream
    .flatMap((item) => {
      const lines = setItem(page, item, style);
      return lines.map((line, i) => ({ ...line, ends: style.boxes && i === lines.length - 1 }));
    })
    .flatMap((line) =>
      (style.cut ? cutAtSqueeze(line.text) : [line.text]).map((text, i) => ({
        ...line,
        text,
        label: i ? line.label.replace(/ \S+$/, ' ·') : line.label,
      })),
    );
  for (const line of sheet) if (/[¶·]$/.test(line.label)) line.text = setBlanks(line.text, style, chance);
  const printed = [];
  for (const { text, gap, ends } of sheet) printed.push({ text: gap ? printed.pop().text + gap + text : text, ends });
  const rows = printed.flatMap(({ text, ends }) => (chance() < style.blank || ends ? [text, ''] : [text]));
  const input = rows.join(style.newline) + style.newline;
  const articles = page.articles.map((a) => ({
    id: a.id,
    kicker: a.kicker ?? '',
    headline: a.headline ?? '',
    deck: [a.deck ?? []].flat(),
    byline: a.byline ?? '',
    ...(a.authors ? { authors: a.authors } : {}),
    body: (a.body ?? []).map(block).map(({ type, text }) => ({ type, text })),
    captions: a.captions ?? [],
    tail: a.jump ?? '',
  }));
  const furniture = page.stream.flatMap((item) => item.furniture ?? []);
  return { input, gold: { articles, furniture }, sheet, style };
}
