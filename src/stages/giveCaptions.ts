import type { Body, GroupedPage, Unit } from '../model/draft.js';
import { UnitWords } from '../words/wordFit.js';

/** How much likelier, in nats, a caption belongs where it stands than elsewhere: next to nothing, as pictures are drawn apart from their articles. */
const STANDS_THERE = 0.25;

/**
 * Gives each caption to the body whose words, with those of its headlines, account best for its own: a caption stands where its picture was drawn, in
 * the midst of one article or behind all. One that no body has words for stays where it stands. A caption that comes from elsewhere goes to the end.
 */
export function giveCaptions(page: GroupedPage): GroupedPage {
  const { bodies, blocks } = page;
  const standing = bodies.flatMap((body, own) =>
    hasText(body) ? captionsOf(body).map((unit) => ({ unit, own })) : [],
  );
  if (standing.length === 0) return page;
  const told = bodies.map((body, i) => {
    const heads = blocks.filter((b) => b.body === i).flatMap((b) => b.units);
    return [...heads, ...body.units.filter((u) => u.kind !== 'caption')].map((u) => u.text.value).join('\n');
  });
  const words = new UnitWords(
    standing.map((c) => c.unit.text.value),
    told,
  );
  const come = bodies.map((): Unit[] => []);
  const gone = new Set<Unit>();
  standing.forEach(({ unit, own }, c) => {
    const fits = bodies.map((body, b) => (hasText(body) ? (words.range(b, b + 1)[c] as number) : 0));
    const best = fits.indexOf(Math.max(...fits));
    if ((fits[best] as number) <= Math.max(0, fits[own] as number) + STANDS_THERE) return;
    gone.add(unit);
    come[best]?.push(unit);
  });
  if (gone.size === 0) return page;
  return {
    ...page,
    bodies: bodies.map(({ units }, b) => ({ units: [...units.filter((u) => !gone.has(u)), ...(come[b] as Unit[])] })),
  };
}

const captionsOf = (body: Body): Unit[] => body.units.filter((u) => u.kind === 'caption');
const hasText = (body: Body): boolean => body.units.some((u) => u.kind !== 'caption');
