/** Every decision of a page that the reference can judge, with the confidence that the program gave it: `{ confidence, right }`. */
import { dice, likened } from '../../dist/check/likeness.js';
import { matchArticles } from '../../dist/check/score.js';
import { goldRoles } from '../goldRoles.mjs';

const TYPE = { opening: 'paragraph', first: 'paragraph', more: 'paragraph', tail: 'paragraph' };

/** Lines: the role is the one that the reference gives it. */
export function lineDecisions(decisions, gold) {
  const roles = rolesOf(decisions, gold);
  return decisions.flatMap((d, i) =>
    roles[i] ? [{ confidence: d.confidence, right: d.role === roles[i].role, wanted: roles[i].role, got: d.role }] : [],
  );
}

const rolesOf = (decisions, gold) =>
  goldRoles(
    decisions.map((d) => ({ text: { value: d.text } })),
    gold,
  );

/** Blocks: it begins where a block of the reference begins, holds all its lines and no others, and is of its type. */
export function blockDecisions(decisions, page, gold) {
  const roles = rolesOf(decisions, gold);
  const blockAt = new Map();
  const blocks = page.articles.flatMap((a) => a.body);
  blocks.forEach((block, b) => {
    for (const [start, end] of block.spans) for (let i = start; i < end; i++) blockAt.set(i, b);
  });
  const linesOfBlock = blocks.map(() => []);
  const linesOfUnit = new Map();
  decisions.forEach((d, i) => {
    const b = blockAt.get(d.spans[0]?.[0]);
    if (b !== undefined) linesOfBlock[b].push(i);
    const { unit } = roles[i] ?? {};
    if (unit !== undefined) linesOfUnit.set(unit, (linesOfUnit.get(unit) ?? new Set()).add(i));
  });
  return blocks.flatMap((block, b) => {
    const known = linesOfBlock[b].filter((i) => roles[i]);
    const first = roles[known[0]];
    if (!first) return [];
    const unit = linesOfUnit.get(first.unit);
    const alone = known.every((i) => roles[i].unit === first.unit) && unit.size === known.length;
    const type = block.type === 'list-item' ? 'paragraph' : block.type;
    const right = alone && (TYPE[first.role] ?? first.role) === type;
    return [{ confidence: block.confidence, right, block }];
  });
}

/** Articles: `right` is a share, the mean of how alike its body and its headline block are to the printed ones (Dice); 0 for an article that is none. */
export function articleDecisions(page, gold, matches = matchArticles(page.articles, gold.articles)) {
  const partner = new Map(matches.map((m) => [m.claim, gold.articles[m.truth]]));
  return page.articles.map((a, i) => {
    const truth = partner.get(i);
    const right = truth ? (alike(bodyOf(a), bodyOf(truth)) + alike(frontOf(a), frontOf(truth))) / 2 : 0;
    return { confidence: a.confidence, right };
  });
}

const alike = (a, b) => (a.length === 0 && b.length === 0 ? 1 : dice(a, b));
const textOf = (piece) =>
  Array.isArray(piece) ? piece.map(textOf).join('') : (piece?.text ?? piece?.raw ?? piece ?? '');
const bodyOf = (a) => likened(textOf((a.body ?? []).filter((b) => b.type !== 'caption')));
const frontOf = (a) => likened([a.kicker, a.headline, a.deck].map(textOf).join(''));
