/** One page, cleaned and held against its reference: figures, the peers' figures, every decision with its confidence, and what is wrong. */
import { readFileSync } from 'node:fs';
import { matchArticles, score } from '../../dist/check/score.js';
import { clean } from '../../dist/clean.js';
import { readGold } from '../corpus.mjs';
import { articleDecisions, blockDecisions, lineDecisions } from './decisions.mjs';
import { differences } from './differences.mjs';
import { peersFigures } from './peers.mjs';

const bare = (decisions) => decisions.map(({ confidence, right }) => ({ confidence, right: Number(right) }));

/** @param p as corpusPages() has it */
export function judgePage(p) {
  const gold = readGold(p);
  const { page, source, decisions } = clean(readFileSync(p.file));
  const lines = decisions();
  const matches = matchArticles(page.articles, gold.articles);
  return {
    ...p,
    figures: score(page, gold),
    peers: peersFigures(source.text, gold),
    confidence: page.confidence,
    lines: bare(lineDecisions(lines, gold)),
    blocks: bare(blockDecisions(lines, page, gold)),
    articles: bare(articleDecisions(page, gold, matches)),
    differences: differences(page, gold, source.text, matches),
  };
}
