#!/usr/bin/env node
/** Fits what the assignment of headlines weighs: coordinate search on pq + attach + breaks over the corpus. Prints the best costs found. */
import { readFileSync } from 'node:fs';
import { score } from '../dist/check/score.js';
import { clean } from '../dist/clean.js';
import { resolveOptions } from '../dist/options.js';
import { COSTS } from '../dist/search/assign.js';
import { attachHeadlines } from '../dist/stages/attachHeadlines.js';
import { decode } from '../dist/stages/decode.js';
import { dedouble } from '../dist/stages/dedouble.js';
import { groupArticles } from '../dist/stages/groupArticles.js';
import { joinParagraphs } from '../dist/stages/joinParagraphs.js';
import { label } from '../dist/stages/label.js';
import { normalise } from '../dist/stages/normalise.js';
import { splitLines } from '../dist/stages/splitLines.js';
import { untangleColumns } from '../dist/stages/untangleColumns.js';
import { corpusPages, readGold } from './corpus.mjs';

void clean;
const pages = corpusPages()
  .filter((p) => ['raw', 'ocr', 'strip', 'seed'].includes(p.form))
  .map((p) => ({
    ...p,
    units: joinParagraphs(
      label(dedouble(normalise(untangleColumns(splitLines(decode(readFileSync(p.file), resolveOptions({}))))))),
    ),
    gold: readGold(p),
    weight: p.form === 'seed' ? 5 : 1,
  }));
const plain = (draft) => ({
  articles: draft.articles.map((a) => ({
    kicker: a.kicker && { text: a.kicker.value },
    headline: a.headline && { text: a.headline.value },
    deck: a.deck.map((d) => ({ text: d.value })),
    byline: a.byline && { text: a.byline.value },
    body: a.body.map((b) => ({ type: b.type, text: b.text.value })),
  })),
});
const judge = () => {
  let sum = 0;
  let all = 0;
  for (const p of pages) {
    const s = score(plain(attachHeadlines(groupArticles(p.units))), p.gold);
    sum += p.weight * (s.pq + s.attach + 0.5 * s.headline);
    all += p.weight;
  }
  return sum / all;
};
let best = judge();
console.log('start', best.toFixed(4));
for (const step of [0.6, 0.3]) {
  for (const name of Object.keys(COSTS)) {
    for (const sign of [1, -1]) {
      const before = COSTS[name];
      for (;;) {
        const kept = COSTS[name];
        COSTS[name] = kept + sign * step * Math.max(0.5, Math.abs(before) / 2);
        const now = judge();
        if (now > best + 0.0004) best = now;
        else {
          COSTS[name] = kept;
          break;
        }
      }
      if (COSTS[name] !== before) break;
    }
    console.log(best.toFixed(4), name, COSTS[name].toFixed(2));
  }
}
console.log(JSON.stringify(COSTS, null, 1));
