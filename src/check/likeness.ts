/** Signs that stand in front of a line or between pieces and say nothing. */
const ORNAMENTS = /[\s■□◆◇●○▲△★☆]/gu;
const ELLIPSIS = /[⋯…·.。]{2,}|[⋯…]/gu;
const QUOTATION = /[“”„‟"「」『』﹁﹂﹃﹄‘’']/gu;

/** A text as it is compared: width, quotation marks and ellipses made alike, white space and ornaments left out. By code point. */
export function likened(text: string): string[] {
  return [...text.normalize('NFKC').replace(ELLIPSIS, '…').replace(ORNAMENTS, '').replace(QUOTATION, '"')];
}

/** The pairs of texts that were asked about: an article is compared with every other. */
const known = new WeakMap<readonly string[], Map<string, number>>();

/** How often each pair of neighbouring characters occurs. */
function pairsOf(text: readonly string[]): Map<string, number> {
  const before = known.get(text);
  if (before) return before;
  const counts = new Map<string, number>();
  known.set(text, counts);
  for (let i = 1; i < text.length; i++) {
    const pair = `${text[i - 1]}${text[i]}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

function shared(a: readonly string[], b: readonly string[]): number {
  const counts = pairsOf(b);
  let n = 0;
  for (const [pair, count] of pairsOf(a)) n += Math.min(count, counts.get(pair) ?? 0);
  return n;
}

const pairCount = (text: readonly string[]): number => Math.max(0, text.length - 1);

/** Dice's coefficient of character bigrams, 0 to 1. Texts too short to have any are alike where they are equal. */
export function dice(a: readonly string[], b: readonly string[]): number {
  if (pairCount(a) === 0 || pairCount(b) === 0) return a.join('') === b.join('') ? 1 : 0;
  return (2 * shared(a, b)) / (pairCount(a) + pairCount(b));
}

/** The share of a's bigrams that b has too, 0 to 1. */
export function covered(a: readonly string[], b: readonly string[]): number {
  return pairCount(a) === 0 ? Number(b.join('').includes(a.join(''))) : shared(a, b) / pairCount(a);
}
