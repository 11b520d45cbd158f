#!/usr/bin/env node
/**
 * How far the lines of a page stand in reading order, before and after `untangleColumns`.
 *
 *   npm run build && node scripts/columnOrder.mjs CORPUS_DIR… [--pages] [--nodejieba]
 *
 * Walks the page's phrases (white space apart) and looks each up in the reference's bodies. A step is right where a phrase begins in a
 * body where the one before it ended; OCR may miss by three characters. The figure is right steps / steps, 0 to 1, higher is better.
 * `--pages` adds one row a page; `--nodejieba` asks that segmenter for words.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decode } from '../dist/stages/decode.js';
import { splitLines } from '../dist/stages/splitLines.js';
import { untangleColumns } from '../dist/stages/untangleColumns.js';

const fold = (s) =>
  s
    .normalize('NFKC')
    .replace(/[“”„‟"「」『』﹁﹂﹃﹄‘’']/gu, '"')
    .replace(/\s/gu, '');
const SHORTEST = 4;

/** A page's bytes as text. */
export const decoded = (name, bytes) => decode(bytes, { name, encoding: null });

/** Share of the steps from phrase to phrase that follow the reference, on lines of a page; `slack` is by how many characters they may miss. */
export function order(lines, gold, slack) {
  const bodies = gold.articles.map((a) => fold((a.body ?? []).map((b) => b.text).join('')));
  const all = bodies.join('\n');
  const find = (phrase, from) => {
    const near = all.slice(Math.max(0, from - slack), from + slack + phrase.length).indexOf(phrase);
    if (near >= 0) return { at: Math.max(0, from - slack) + near, near: true };
    return { at: phrase.length >= SHORTEST ? all.indexOf(phrase) : -1, near: false };
  };
  let end = -1;
  let right = 0;
  let steps = 0;
  for (const { text } of lines)
    for (const word of text.value.split(/\s+/u)) {
      const phrase = fold(word);
      if (phrase === '') continue;
      // A misread phrase is looked up by its best half.
      const half = phrase.length >= 2 * SHORTEST ? Math.floor(phrase.length / 2) : 0;
      let hit = end < 0 ? { at: all.indexOf(phrase), near: false } : find(phrase, end);
      let tail = phrase.length;
      if (hit.at < 0 && half && slack) {
        hit = find(phrase.slice(0, half), end);
        if (hit.at < 0) {
          hit = find(phrase.slice(half), end + half);
          tail = phrase.length - half;
        }
      }
      if (hit.at < 0 || (!hit.near && phrase.length < SHORTEST)) continue;
      if (end >= 0) steps++;
      if (end >= 0 && hit.near) right++;
      end = hit.at + tail;
      if (all[end] === '\n') end++;
    }
  return steps ? right / steps : 1;
}

const mean = (xs) => xs.reduce((a, b) => a + b, 0) / xs.length;
const show = (name, rows) =>
  console.log(
    `${name.padEnd(12)}${String(rows.length).padStart(4)}  ${mean(rows.map((r) => r.before)).toFixed(3)}  ${mean(rows.map((r) => r.after)).toFixed(3)}`,
  );

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const args = process.argv.slice(2);
  const segmenter = args.includes('--nodejieba') ? 'nodejieba' : 'intl';
  const rows = [];
  for (const dir of args.filter((a) => !a.startsWith('--'))) {
    if (!existsSync(dir)) {
      console.log(`skipped: ${dir} is not there`);
      continue;
    }
    for (const file of readdirSync(dir).sort()) {
      const [, page, form] = /^(.+)\.(read|ocr)\.txt$/u.exec(file) ?? [];
      if (!page) continue;
      const gold = JSON.parse(readFileSync(join(dir, `${page}.gold.json`), 'utf8'));
      const lined = splitLines(decoded(file, readFileSync(join(dir, file))));
      const figure = (p) => order(p.lines, gold, form === 'ocr' ? 3 : 0);
      rows.push({
        page,
        form,
        paper: page.slice(0, 2),
        before: figure(lined),
        after: figure(untangleColumns(lined, segmenter)),
      });
    }
  }
  console.log(`${''.padEnd(12)}pages before  after`);
  for (const form of ['read', 'ocr']) {
    const here = rows.filter((r) => r.form === form);
    if (!here.length) continue;
    for (const paper of new Set(here.map((r) => r.paper)))
      show(
        `${form} ${paper}`,
        here.filter((r) => r.paper === paper),
      );
    show(`${form} all`, here);
    if (args.includes('--pages')) for (const r of here) show(`  ${r.page}`, [r]);
  }
}
