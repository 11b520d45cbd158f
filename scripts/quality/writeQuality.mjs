/**
 * Puts what `npm run quality -- --write` measured into docs/quality.md and its pictures.
 * `node scripts/quality/writeQuality.mjs` does it again from docs/figures/quality.json.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { replace } from '../writeFigures.mjs';
import { KINDS } from './differences.mjs';
import { drawCalibration } from './drawCalibration.mjs';
import { drawForms } from './drawForms.mjs';

const figure = (name) => fileURLToPath(new URL(`../../docs/figures/${name}`, import.meta.url));

/** What readers know the forms by. */
export const FORM_NAMES = {
  seed: 'the page that the project began with',
  raw: 'PDF text, stream order',
  indent: 'the same, indents kept',
  seedlike: 'the same, headlines doubled',
  gb18030: 'the same, in GB18030',
  'big5-hkscs': 'the same, in Big5',
  ocr: 'OCR (tesseract, 150 dpi)',
  read: 'PDF text, reading order',
  'strip, invented': '1910s–1940s, invented',
  'strip, real': '1920–1939, real',
};

/** @param fitted and `leftOut` of summarise(): the program as it is, and with weights that had not seen the page's paper */
export function writeQuality(fitted, leftOut) {
  writeFileSync(figure('quality.json'), `${JSON.stringify(rounded({ fitted, leftOut }), null, 2)}\n`);
  draw();
}

function draw() {
  const { fitted, leftOut } = JSON.parse(readFileSync(figure('quality.json'), 'utf8'));
  writeFileSync(figure('quality.svg'), drawForms(fitted, leftOut, FORM_NAMES));
  writeFileSync(figure('calibration.svg'), drawCalibration(leftOut));
  replace('quality.md', 'left-out', formTable(leftOut));
  replace('quality.md', 'fitted', formTable(fitted));
  replace('quality.md', 'peers', peersTable(leftOut));
  replace('quality.md', 'calibration', calibration(fitted, leftOut));
  replace('quality.md', 'faults', faults(leftOut));
}

const rounded = (value) =>
  JSON.parse(JSON.stringify(value, (_, x) => (typeof x === 'number' ? Math.round(x * 1e4) / 1e4 : x)));

const row = (cells) => `| ${cells.join(' | ')} |`;
const two = (x) => x.toFixed(2);
const percent = (x) => `${(100 * x).toFixed(1)} %`;

const COLUMNS = ['pq', 'attach', 'headline', 'headlineNear', 'breaks', 'headings', 'cer'];

const formTable = ({ forms }) =>
  [
    row(['form', 'pages', ...COLUMNS]),
    '|---|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...Object.entries(forms).map(([g, f]) => row([FORM_NAMES[g], f.pages, ...COLUMNS.map((k) => two(f[k]))])),
  ].join('\n');

const peersTable = ({ forms }) =>
  [
    row(['form', 'pq', 'the peers’ rule', 'breaks', 'the rule, told the articles']),
    '|---|--:|--:|--:|--:|',
    ...Object.entries(forms).map(([g, f]) =>
      row([FORM_NAMES[g], two(f.pq), two(f.peers.pq), two(f.breaks), two(f.peers.breaks)]),
    ),
  ].join('\n');

function calibration(fitted, leftOut) {
  const { lines, blocks, articles } = leftOut.calibration;
  const froms = [...new Set([lines, blocks, articles].flatMap((c) => c.bins.map((b) => b.from)))].sort((a, b) => a - b);
  const cell = (c, from) => {
    const bin = c.bins.find((b) => b.from === from);
    return bin ? `${two(bin.sure)} → ${two(bin.right)} (${bin.n})` : '';
  };
  const sure = ({ n, of, right }) => (n === 0 ? `none of ${of}` : `${percent(right)} of ${n}`);
  return [
    row(['confidence', 'lines', 'blocks', 'articles']),
    '|---|---|---|---|',
    ...froms.map((from) => row([`from ${from}`, ...[lines, blocks, articles].map((c) => cell(c, from))])),
    '',
    row(['', 'goal', 'papers left out', 'fitted']),
    '|---|--:|--:|--:|',
    row(['lines and blocks at least 0.95 sure that are right', '98 %', sure(leftOut.sure), sure(fitted.sure)]),
    ...['lines', 'blocks'].map((what) =>
      row([`of them, ${what}`, '', sure(leftOut.calibration[what].sure), sure(fitted.calibration[what].sure)]),
    ),
    row([
      'rank correlation of a page’s confidence with its score',
      '0.6',
      two(leftOut.pages.score),
      two(fitted.pages.score),
    ]),
    row(['the same with its pq', '', two(leftOut.pages.pq), two(fitted.pages.pq)]),
  ].join('\n');
}

const faults = ({ faults: counts }) =>
  [
    row(['what is wrong', 'PDF text, stream order', 'OCR', 'PDF text, reading order', 'old pages']),
    '|---|--:|--:|--:|--:|',
    ...Object.entries(KINDS).map(([kind, name]) => {
      const { stream, ocr, read, strip } = counts[kind];
      return row([name, stream, ocr, read, strip]);
    }),
  ].join('\n');

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) draw();
