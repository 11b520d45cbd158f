#!/usr/bin/env node
/**
 * Draws docs/before-after.svg from what the built program really makes of the demo page: the raw lines on the left, each with a bar in
 * the colour of the article it went to; the articles on the right.
 *
 *   npm run build && node scripts/drawBeforeAfter.mjs   (--check: write nothing, exit 1 where the picture is no longer true)
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cleanPage } from '../dist/index.js';

const COLOURS = ['#c0392b', '#2471a3', '#1e8449', '#b9770e', '#7d3c98', '#148f77'];
const GREY = '#888888';
const [LEFT, RIGHT, WIDTH, EMS] = [34, 400, 960, 38];

const input = readFileSync(new URL('../fixtures/no-openings/input.txt', import.meta.url));
const page = cleanPage(input, { name: 'input.txt' });
const source = new TextDecoder(page.source.encoding).decode(input);

const escape = (text) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]);
const out = [];
const text = (x, y, size, content, style = '') =>
  out.push(`<text x="${x}" y="${y}" font-size="${size}" ${style}>${escape(content)}</text>`);
const bar = (x, from, to, colour) =>
  out.push(`<rect x="${x}" y="${from}" width="4" height="${to - from}" fill="${colour}"/>`);

/** Text in lines of at most `ems` full-width characters, the first with two blanks. */
function wrap(content, ems, indent = '') {
  const lines = [indent];
  let width = indent.length;
  for (const c of content) {
    const w = /[ -~]/.test(c) ? 0.5 : 1;
    if (width + w > ems && !'，。、；：？！”）》'.includes(c)) {
      lines.push('');
      width = 0;
    }
    lines[lines.length - 1] += c;
    width += w;
  }
  return lines;
}

// Whose is each character? Grey: furniture and what was printed twice.
const colourAt = [];
const paint = (node, colour) => node?.spans.forEach(([from, to]) => colourAt.fill(colour, from, to));
colourAt.length = source.length;
page.furniture.forEach((piece) => paint(piece, GREY));
page.removed.forEach((piece) => paint(piece, GREY));
page.articles.forEach((a, i) =>
  [a.kicker, a.headline, ...a.deck, a.byline, ...a.body, a.jump].forEach((node) =>
    paint(node, COLOURS[i % COLOURS.length]),
  ),
);

let y = 52;
let at = 0;
for (const line of source.split(/(?<=\n)/u)) {
  const first = at + line.length - line.trimStart().length;
  if (line.trim()) {
    const seen = colourAt.slice(at, at + line.length).filter(Boolean);
    bar(LEFT - 12, y - 10, y + 2, seen.find((c) => c !== GREY) ?? colourAt[first] ?? '#000');
    text(LEFT, y, 10.5, line.trim(), 'fill="#333"');
    y += 13;
  }
  at += line.length;
}
let tallest = y;

y = 52;
page.articles.forEach((a, i) => {
  const from = y - 14;
  const row = (content, size, gap, style) => {
    text(RIGHT, y, size, content, style);
    y += gap;
  };
  if (a.kicker) row(a.kicker.text, 11, 19, 'fill="#555"');
  if (a.headline) row(a.headline.text, 17, 19, 'font-weight="bold"');
  for (const deck of a.deck) row(deck.text, 12, 17, 'fill="#333"');
  if (a.byline) row(a.byline.text, 11, 16, 'fill="#777"');
  for (const block of a.body)
    if (block.type === 'heading') row(block.text, 12.5, 17, 'font-weight="bold"');
    else for (const line of wrap(block.text, EMS, '\u3000\u3000')) row(line, 12.5, 16, 'fill="#111"');
  if (a.jump) row(a.jump.text, 11, 16, 'fill="#777"');
  bar(RIGHT - 14, from, y - 10, COLOURS[i % COLOURS.length]);
  y += 14;
});
for (const piece of page.furniture) {
  text(RIGHT, y, 10.5, `set apart: ${piece.text}`, `fill="${GREY}"`);
  y += 14;
}
for (const piece of page.removed) {
  text(RIGHT, y, 10.5, `printed twice, once is kept: ${piece.text}`, `fill="${GREY}"`);
  y += 14;
}
tallest = Math.max(tallest, y);

const head = (x, content) =>
  `<text x="${x}" y="24" font-size="13" font-family="sans-serif" fill="#555">${content}</text>`;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${tallest + 10}" width="${WIDTH}" height="${tallest + 10}" font-family="'Noto Serif CJK SC','Source Han Serif SC','Songti SC',SimSun,serif">
<title>A raw newspaper page and the articles that qingyang makes of it</title>
<rect width="100%" height="100%" fill="#fff"/>
${head(LEFT, 'what the PDF gave')}
${head(RIGHT, 'what qingyang gives')}
${out.join('\n')}
</svg>
`;
const url = new URL('../docs/before-after.svg', import.meta.url);
if (process.argv[2] !== '--check') writeFileSync(url, svg);
else if (readFileSync(url, 'utf8') !== svg) {
  console.error('docs/before-after.svg does not show what the program does now; run node scripts/drawBeforeAfter.mjs');
  process.exitCode = 1;
}
