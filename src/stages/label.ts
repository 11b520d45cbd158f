import type { LabelledLine, LabelledPage, LinedPage, Role } from '../model/draft.js';
import { eraOf, readUnder } from '../search/era.js';
import { LINE_FEATURES, type Observation, observe } from '../search/features.js';
import { FITTED } from '../search/fitted.js';
import { ROLES } from '../search/roles.js';

/** Every line with its likeliest role and measure: one joint decision over the page (see search/). */
export function label(page: LinedPage): LabelledPage {
  const { lines } = page;
  if (lines.length === 0) return { ...page, era: 'modern', labelled: [] };
  const seen = observe(lines);
  const era = eraOf(lines);
  const { sums, geometry } = readUnder(seen, era, FITTED[era]);
  const labelled = lines.map((line, i): LabelledLine => {
    const role = likeliest(sums.role, i * ROLES.length, ROLES.length);
    const measure = likeliest(sums.measure, i * geometry.k, geometry.k);
    return {
      line,
      role: line.speck && DISPLAY.has(ROLES[role] as Role) ? 'furniture' : (ROLES[role] as Role),
      measure: geometry.measures[measure] ?? null,
      confidence: sums.role[i * ROLES.length + role] as number,
      opens: sums.role[i * ROLES.length + ROLES.indexOf('opening')] as number,
      heads: sums.role[i * ROLES.length + ROLES.indexOf('heading')] as number,
      get why() {
        return reasons(seen[i] as Observation, ROLES[role] as string, FITTED[era]);
      },
    };
  });
  return { ...page, era, labelled };
}

/** What a rule or a stain can never be; inside running text it may stand for a lost line's rest. */
const DISPLAY: ReadonlySet<Role> = new Set(['front', 'byline', 'heading', 'verse', 'caption']);

function likeliest(p: Float64Array, from: number, count: number): number {
  let best = 0;
  for (let j = 1; j < count; j++) if ((p[from + j] as number) > (p[from + best] as number)) best = j;
  return best;
}

/** The features that spoke loudest for the role. */
function reasons(o: Observation, role: string, weights: Readonly<Record<string, number>>): string[] {
  return o.seen
    .map((f) => LINE_FEATURES[f] as string)
    .filter((name) => name !== 'any')
    .map((name) => [name, weights[`line ${role} ${name}`] ?? 0] as const)
    .filter(([, w]) => w > 0.2)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([name]) => name);
}
