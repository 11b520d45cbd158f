/**
 * Pages read by weights that were fitted without their paper: what the program does on papers that it has not seen.
 * The weights of each fold are kept in a folder, so that later stages can be tried again and again on the same readings.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FITTED } from '../dist/search/fitted.js';
import { tableOf } from '../dist/search/weights.js';
import { corpusPages } from './corpus.mjs';
import { FORMS, fit, foldOf, load, MODERN, named, OLD, zero } from './lineModel.mjs';

/** Weights by fold, `{ fold: { modern, old } }`, each fitted on all papers but those of the fold. */
export function foldWeights(folder = join(tmpdir(), 'qingyang-folds')) {
  mkdirSync(folder, { recursive: true });
  const all = corpusPages();
  const folds = [...new Set(all.map(foldOf))].sort();
  const kept = (name) => join(folder, `${name}.json`);
  let pages = null;
  const out = {};
  for (const fold of folds) {
    if (!existsSync(kept(fold))) {
      pages ??= all.filter((p) => FORMS[p.form]).map(load);
      const rest = pages.filter((p) => p.fold !== fold);
      const modern = rest.filter((p) => p.era === 'modern');
      // A fold of old pages alone leaves the modern fit as it is.
      const whole = modern.length === pages.filter((p) => p.era === 'modern').length;
      const base =
        whole && existsSync(kept('all-modern')) ? JSON.parse(readFileSync(kept('all-modern'), 'utf8')) : null;
      const wm = base ? tableOf(base) : fit(modern, zero, MODERN);
      if (whole && !base) writeFileSync(kept('all-modern'), JSON.stringify(named(wm)));
      const wo = fit(
        rest.filter((p) => p.era === 'old'),
        wm,
        OLD,
      );
      writeFileSync(kept(fold), JSON.stringify({ modern: named(wm), old: named(wo) }));
      console.error(`fitted without ${fold}`);
    }
    out[fold] = JSON.parse(readFileSync(kept(fold), 'utf8'));
  }
  return out;
}

/** The line search reads with these weights from now on. */
export function readWith(weights) {
  FITTED.modern = weights.modern;
  FITTED.old = weights.old;
}
