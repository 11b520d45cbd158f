import type { Body, FrontRun, GroupedPage, Unit, UnitPage } from '../model/draft.js';

/** Bodies are told apart, and headline blocks are set beside them in runs, not yet given to anyone. */
export function groupArticles(page: UnitPage): GroupedPage {
  const bodies: { units: Unit[] }[] = [];
  const fronts: { units: Unit[]; before: number | null }[] = [];
  const furniture: Unit[] = [];
  let run: { units: Unit[]; before: number | null } | null = null;
  for (const unit of page.units) {
    if (unit.kind === 'furniture') furniture.push(unit);
    else if (unit.kind === 'front' || unit.kind === 'byline') {
      if (!run) {
        run = { units: [], before: null };
        fronts.push(run);
      }
      run.units.push(unit);
    } else {
      const verse = unit.kind === 'verse' || unit.kind === 'heading';
      const begins = unit.opens || bodies.length === 0 || (run !== null && verse);
      if (begins && unit.kind !== 'caption' && unit.kind !== 'tail') {
        if (run) run.before = bodies.length;
        bodies.push({ units: [unit] });
        run = null;
      } else if (bodies.length === 0) bodies.push({ units: [unit] });
      else (bodies[bodies.length - 1] as { units: Unit[] }).units.push(unit);
      if (unit.kind === 'paragraph' || verse) run = null;
    }
  }
  return { ...page, bodies: bodies as Body[], fronts: fronts as FrontRun[], furniture };
}
