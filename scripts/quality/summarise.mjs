/** Judged pages in figures: what the report prints and docs/quality.md holds. */
import { groupOf, mean, means } from '../table.mjs';
import { calibrationBins, spearman, sureOnes } from './calibration.mjs';
import { KINDS } from './differences.mjs';

/** The order in which forms are shown. */
const ORDER = [
  'seed',
  'raw',
  'indent',
  'seedlike',
  'gb18030',
  'big5-hkscs',
  'ocr',
  'read',
  'strip, invented',
  'strip, real',
];

/** One number for a page: the mean of its articles, headline blocks, headlines and paragraphs. */
export const scoreOf = ({ figures: f }) => (f.pq + f.attach + f.headline + f.breaks) / 4;

/** @param rows of judgePage() */
export function summarise(rows) {
  const forms = means(rows, groupOf);
  const peers = (group) => rows.filter((r) => groupOf(r) === group).map((r) => r.peers);
  const confidences = rows.map((r) => r.confidence);
  const all = (what) => rows.flatMap((r) => r[what]);
  return {
    forms: Object.fromEntries(
      ORDER.filter((g) => forms[g]).map((g) => [
        g,
        {
          ...forms[g],
          peers: { pq: mean(peers(g).map((p) => p.pq)), breaks: mean(peers(g).map((p) => p.breaks)) },
        },
      ]),
    ),
    calibration: Object.fromEntries(
      ['lines', 'blocks', 'articles'].map((what) => [
        what,
        { bins: calibrationBins(all(what)), sure: sureOnes(all(what)) },
      ]),
    ),
    sure: sureOnes([...all('lines'), ...all('blocks')]),
    pages: {
      n: rows.length,
      score: spearman(confidences, rows.map(scoreOf)),
      pq: spearman(
        confidences,
        rows.map((r) => r.figures.pq),
      ),
      bins: calibrationBins(rows.map((r) => ({ confidence: r.confidence, right: scoreOf(r) }))),
    },
    faults: Object.fromEntries(
      Object.keys(KINDS).map((kind) => {
        const count = (some) => some.reduce((n, r) => n + r.differences.filter((d) => d.kind === kind).length, 0);
        return [
          kind,
          {
            stream: count(rows.filter((r) => ['raw', 'seed'].includes(r.form))),
            ocr: count(rows.filter((r) => r.form === 'ocr')),
            read: count(rows.filter((r) => r.form === 'read')),
            strip: count(rows.filter((r) => r.form === 'strip')),
          },
        ];
      }),
    ),
  };
}
