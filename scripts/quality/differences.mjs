/** What is wrong with a page, by kind and in sentences that a person can check: article by article in the order of the reference. */
import { align } from '../../dist/check/align.js';
import { covered, likened } from '../../dist/check/likeness.js';
import { matchArticles } from '../../dist/check/score.js';

/** Words shown on either side of a wrong break. */
const CONTEXT = 6;
/** Less than this share of a body missing or too much is not told. */
const TOLD = 0.05;
/** A headline stands where this share of its character pairs stands. */
const FOUND = 0.8;

const textOf = (piece) =>
  Array.isArray(piece) ? piece.map(textOf).join('') : (piece?.text ?? piece?.raw ?? piece ?? '');
const bodyOf = (a) => (a.body ?? []).filter((b) => b.type !== 'caption');
const frontOf = (a) => likened([a.kicker, a.headline, a.deck].map(textOf).join(''));
const quoted = (chars, most = 14) => `“${chars.slice(0, most).join('')}${chars.length > most ? '…' : ''}”`;

/** The kinds, and how docs/quality.md calls them. */
export const KINDS = {
  missing: 'article not found',
  spurious: 'article that the page does not have',
  given: 'headline given to another body',
  alone: 'headline left without a body',
  text: 'headline taken for running text or a section head',
  furniture: 'headline taken for furniture',
  pieces: 'headline not found in one piece (misread, or torn)',
  roles: 'right block, but another of its lines taken for the headline',
  cut: 'paragraph cut in two',
  joined: 'paragraphs joined',
  heads: 'section head missed, or a line wrongly taken for one',
  lost: 'body that lacks more than 5 % of its text',
  extra: 'body with more than 5 % too much',
};

/**
 * @param source the decoded text, for line numbers
 * @returns `{ kind, says }`, a sentence; none where the page is as the reference has it
 */
export function differences(page, gold, source, matches = matchArticles(page.articles, gold.articles)) {
  const out = [];
  const claimOf = new Map(matches.map((m) => [m.truth, page.articles[m.claim]]));
  const lineOf = (node) => source.slice(0, node?.spans?.[0]?.[0] ?? 0).split(/\r\n|[\n\r]/u).length;
  const nameOf = (a) => quoted(likened(textOf(a.headline) || textOf(bodyOf(a))));
  gold.articles.forEach((truth, t) => {
    const claim = claimOf.get(t);
    if (!claim) {
      const says = `article missing: ${nameOf(truth)}, ${whereInstead(truth, page, nameOf)}`;
      out.push({ kind: 'missing', says });
      return;
    }
    const faults = [...headlineFault(truth, claim, page, nameOf, lineOf), ...bodyFaults(truth, claim, lineOf)];
    for (const [kind, what] of faults) out.push({ kind, says: `${nameOf(truth)}: ${what}` });
  });
  const used = new Set(matches.map((m) => m.claim));
  page.articles.forEach((a, i) => {
    if (used.has(i)) return;
    const first = a.kicker ?? a.headline ?? a.deck[0] ?? a.byline ?? a.body[0];
    const n = likened(textOf(bodyOf(a))).length;
    out.push({
      kind: 'spurious',
      says: `no such article: ${nameOf(a)} from line ${lineOf(first)}, ${n} characters of body`,
    });
  });
  return out;
}

function whereInstead(truth, page, nameOf) {
  const body = likened(textOf(bodyOf(truth)));
  if (body.length === 0) return 'a headline without a body';
  const shares = page.articles.map((a) => covered(body, likened(textOf(bodyOf(a)))));
  const most = Math.max(0, ...shares);
  if (most < 0.2) return `its ${body.length} characters are scattered`;
  return `${Math.round(100 * most)} % of its ${body.length} characters stand in ${nameOf(page.articles[shares.indexOf(most)])}`;
}

/** None or one `[kind, what]`. */
function headlineFault(truth, claim, page, nameOf, lineOf) {
  if (!truth.headline) return [];
  const readings = [truth.headline, ...(truth.headlineAlso ?? [])].map((r) => likened(textOf(r)));
  const got = likened(textOf(claim.headline));
  if (readings.some((r) => r.join('') === got.join(''))) return [];
  const wanted = readings[0];
  const instead = got.length > 0 ? `; the headline is ${quoted(got)}` : '; there is no headline';
  const inFront = (a) => covered(wanted, frontOf(a)) >= FOUND;
  if (inFront(claim)) return [['roles', `headline is ${quoted(got, 30)}: the block is right, its roles are not`]];
  const other = page.articles.find(inFront);
  if (other?.body.length)
    return [['given', `headline was given to the body ${quoted(likened(textOf(other.body)))}${instead}`]];
  if (other) return [['alone', `headline was left without a body${instead}`]];
  for (const a of page.articles) {
    const block = a.body.find((b) => covered(wanted, likened(b.text)) >= FOUND);
    if (block)
      return [['text', `headline was taken for text of ${nameOf(a)} (line ${lineOf(block)}, ${block.type})${instead}`]];
  }
  if (page.furniture.some((f) => covered(wanted, likened(f.text)) >= FOUND))
    return [['furniture', `headline was taken for furniture${instead}`]];
  return [['pieces', `headline was not found in one piece${instead}`]];
}

/** Each kind of fault of a body once, with the first of its kind: `[kind, what]`. */
function bodyFaults(truth, claim, lineOf) {
  const want = joined(bodyOf(truth));
  const have = joined(bodyOf(claim));
  const pairs = align(want.chars, have.chars);
  const out = [];
  const cut = firstWrong(have, want, new Map(pairs.map(([w, h]) => [h, w])));
  if (cut.n)
    out.push(['cut', `cut at ${around(have.chars, cut.at)} (line ${lineOf(have.blockAt.get(cut.at))})${more(cut.n)}`]);
  const join = firstWrong(want, have, new Map(pairs));
  if (join.n) out.push(['joined', `joined at ${around(want.chars, join.at)}${more(join.n)}`]);
  const heads = wrongHeads(truth, claim);
  if (heads) out.push(['heads', heads]);
  const lost = without(want.chars, new Set(pairs.map(([w]) => w)));
  if (lost.length > TOLD * want.chars.length)
    out.push(['lost', `${lost.length} of ${want.chars.length} characters are missing, first ${quoted(lost)}`]);
  const extra = without(have.chars, new Set(pairs.map(([, h]) => h)));
  if (extra.length > TOLD * want.chars.length)
    out.push(['extra', `${extra.length} characters too many, first ${quoted(extra)}`]);
  return out;
}

const more = (n) => (n > 1 ? `, and ${n - 1} more` : '');
const without = (chars, held) => chars.filter((_, i) => !held.has(i));
const around = (chars, at) =>
  `“${chars.slice(Math.max(0, at - CONTEXT), at).join('')} | ${chars.slice(at, at + CONTEXT).join('')}”`;

/** A body as one row of characters; `blockAt`: the places where a block begins, but the first. */
function joined(blocks) {
  const chars = [];
  const blockAt = new Map();
  for (const block of blocks) {
    if (chars.length > 0) blockAt.set(chars.length, block);
    for (const c of likened(block.text)) chars.push(c);
  }
  blockAt.delete(chars.length);
  return { chars, blockAt };
}

/** Breaks of `a` that `b` does not have (one character to either side is the same place), where both have the text. */
function firstWrong(a, b, to) {
  let at = null;
  let n = 0;
  for (const place of a.blockAt.keys()) {
    const there = to.get(place);
    if (there === undefined || there === 0 || [0, -1, 1].some((d) => b.blockAt.has(there + d))) continue;
    at ??= place;
    n++;
  }
  return { at, n };
}

function wrongHeads(truth, claim) {
  const headings = (a) =>
    bodyOf(a)
      .filter((b) => b.type === 'heading')
      .map((b) => likened(b.text));
  const has = (list, h) => list.some((o) => covered(h, o) >= FOUND || covered(o, h) >= FOUND);
  const [want, have] = [headings(truth), headings(claim)];
  const missed = want.filter((h) => !has(have, h));
  const wrong = have.filter((h) => !has(want, h));
  const parts = [];
  if (missed.length) parts.push(`section head ${quoted(missed[0])} not seen as one${more(missed.length)}`);
  if (wrong.length) parts.push(`${quoted(wrong[0])} is no section head${more(wrong.length)}`);
  return parts.join('; ');
}
