#!/usr/bin/env node
/**
 * Sets the fixtures: from each `fixtures/NAME/page.mjs` (what the page says and how it was printed) it writes `input.txt` (the raw text),
 * `gold.json` (the reference) and `sheet.txt` (every line with its label in the margin). The reference comes from the description, never
 * from the program's output.
 *
 *   node scripts/typeset.mjs [NAME…]           writes
 *   node scripts/typeset.mjs --check [NAME…]   writes nothing, exits 1 where a file is not what its description gives
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { encode } from './typeset/encode.mjs';
import { setPage } from './typeset/setPage.mjs';

const root = new URL('../fixtures/', import.meta.url);
const args = process.argv.slice(2);
const check = args[0] === '--check';
const asked = args.filter((arg) => !arg.startsWith('--'));
const names = asked.length ? asked : readdirSync(root).filter((name) => existsSync(new URL(`${name}/page.mjs`, root)));

let differing = 0;
const shows = {};
for (const name of names) {
  const folder = new URL(`${name}/`, root);
  const { default: page } = await import(new URL('page.mjs', folder));
  const { input, gold, sheet, style } = setPage(page);
  shows[name] = page.shows;
  const margin = sheet.map(({ label, text }) => `${label.padEnd(10)}│ ${text}\n`).join('');
  const files = {
    'input.txt': encode(input, style.encoding),
    'gold.json': Buffer.from(`${JSON.stringify(gold, null, 2)}\n`),
    'sheet.txt': Buffer.from(margin),
  };
  for (const [file, bytes] of Object.entries(files)) {
    const url = new URL(file, folder);
    if (!check) writeFileSync(url, bytes);
    else if (!existsSync(url) || !readFileSync(url).equals(bytes)) {
      differing++;
      console.error(`fixtures/${name}/${file} is not what page.mjs describes; run node scripts/typeset.mjs ${name}`);
    }
  }
}
if (!asked.length) {
  const url = new URL('README.md', root);
  const before = readFileSync(url, 'utf8');
  const table = Object.entries(shows)
    .map(([name, text]) => `| [${name}](${name}/sheet.txt) | ${text} |\n`)
    .join('');
  const after = before.replace(/(?<=\| --- \| --- \|\n)(?:\|.*\n)*/u, () => table);
  if (!check) writeFileSync(url, after);
  else if (after !== before) {
    differing++;
    console.error('the table of fixtures/README.md is not what the pages say; run node scripts/typeset.mjs');
  }
}
if (differing) process.exitCode = 1;
