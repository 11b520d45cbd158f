import type { BylinePlace, Unit } from '../model/draft.js';
import { widthOf } from '../typesetter/measure.js';
import { partOdds } from '../words/registers.js';

const DASH = /^(?:——|—|一一|--)/u;
const MIDDOT = /[·•・]/u;
/** Words that a line of display type is broken after, not ended with: `……将于` */
const CARRIES_ON = /[的于於和与與及在将將为為被把向从從、，]$/u;
const kindOf = (u: Unit | undefined): string => (u ? (u.kind === 'byline' ? 'b' : 'f') : '-');

/** The places that a page's bylines may have. */
export const BYLINES: readonly BylinePlace[] = ['before', 'behind'];

/** How far a byline is looked for. */
const NEAR = 4;

/**
 * What speaks for one headline block ending with `lines[i - 1]` and the next beginning with `lines[i]`, by name.
 * @param bylines where the page has them: what is seen near one is named after it
 */
export function cutFeatures(lines: readonly Unit[], i: number, bylines: BylinePlace): Record<string, number> {
  const a = lines[i - 1] as Unit;
  const b = lines[i] as Unit;
  const c = lines[i + 1];
  const seen: Record<string, number> = { any: 1 };
  const has = (name: string, yes: boolean): void => {
    if (yes) seen[name] = 1;
  };
  const kinds = (pattern: string): void => has(`${pattern.includes('b') ? `${bylines} ` : ''}kinds ${pattern}`, true);
  kinds(`${kindOf(lines[i - 2])}${kindOf(a)}|${kindOf(b)}`);
  kinds(`${kindOf(a)}|${kindOf(b)}${kindOf(c)}`);
  let since = 1;
  while (since <= NEAR && lines[i - since]?.kind === 'front') since++;
  if (lines[i - since]?.kind === 'byline') has(`${bylines} since ${since}`, true);
  let until = 0;
  while (until <= NEAR && lines[i + until]?.kind === 'front') until++;
  if (lines[i + until]?.kind === 'byline') has(`${bylines} until ${until}`, true);
  if (a.kind === 'byline' || b.kind === 'byline') return seen;
  const s = a.text.value;
  const t = b.text.value;
  const wa = widthOf(s);
  const wb = widthOf(t);
  has('dash before', DASH.test(s));
  has('dash behind', DASH.test(t));
  has('dash next', c !== undefined && DASH.test(c.text.value));
  has('middot before', MIDDOT.test(s));
  has('middot behind', MIDDOT.test(t));
  has('carries on', CARRIES_ON.test(s));
  const two = lines[i - 2];
  has('carried to its end', two?.kind === 'front' && CARRIES_ON.test(two.text.value) && !CARRIES_ON.test(s));
  has('as wide', Math.abs(wa - wb) < 0.4);
  has('widens', wb - wa > 3);
  has('narrows', wa - wb > 3);
  has('short before', wa <= 5);
  has('short behind', wb <= 5);
  has('long before', wa > 16);
  has('long behind', wb > 16);
  has('asks before', /[？！?!]$/u.test(s));
  has('bracket behind', /^[（(【]/u.test(t));
  has('doubled only before', isDoubled(a) && !isDoubled(b));
  has('doubled only behind', !isDoubled(a) && isDoubled(b));
  has('doubled both', isDoubled(a) && isDoubled(b));
  // A blank line tells something only in a run that has some and lacks some.
  const blank = (u: Unit): boolean => u.lines[0]?.blankBefore === true;
  if (lines.slice(1).some(blank) && !lines.slice(1).every(blank))
    has(blank(b) ? 'blank between' : 'no blank between', true);
  seen.common = commonPairs(s, t);
  const before = partOdds(s);
  const behind = partOdds(t);
  seen['deck before'] = before.deck;
  seen['headline before'] = before.headline;
  seen['kicker behind'] = behind.kicker;
  seen['headline behind'] = behind.headline;
  return seen;
}

const isDoubled = (u: Unit): boolean => u.lines.some((l) => l.doubled);

/** The character pairs that two lines share, up to three: lines of one block seldom repeat a word, but they may. */
function commonPairs(s: string, t: string): number {
  let n = 0;
  for (let i = 0; i + 1 < t.length && n < 3; i++)
    if (/\p{Script=Han}{2}/u.test(t.slice(i, i + 2)) && s.includes(t.slice(i, i + 2))) n++;
  return n;
}
