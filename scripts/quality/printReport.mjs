/** The report of `npm run quality`, on the screen. */
import { table } from '../table.mjs';
import { calibrationTable } from './calibration.mjs';
import { scoreOf, summarise } from './summarise.mjs';

/** @param rows of judgePage(); how many of the worst pages are shown, with how many of their differences each */
export function printReport(rows, { worst, differences }) {
  const { forms, pages, sure } = summarise(rows);
  console.log(table(rows));
  console.log('\nThe peers’ rule (a line that ends in 。！？” ends a paragraph; a page is one article) beside ours:');
  console.log(['form'.padEnd(15), 'pq', 'peers', 'breaks', 'peers, told the articles'].join('\t'));
  for (const [form, f] of Object.entries(forms))
    console.log([form.padEnd(15), ...[f.pq, f.peers.pq, f.breaks, f.peers.breaks].map((x) => x.toFixed(3))].join('\t'));
  console.log(worst === 1 ? '' : '\nThe worst pages (pq), with what is wrong first:');
  for (const r of [...rows].sort((a, b) => a.figures.pq - b.figures.pq).slice(0, worst)) {
    const { pq, headline, breaks } = r.figures;
    console.log(`  ${r.page}.${r.form}\tpq ${pq}\theadline ${headline}\tbreaks ${breaks}\tconfidence ${r.confidence}`);
    for (const { says } of r.differences.slice(0, differences)) console.log(`      ${says}`);
    const left = r.differences.length - differences;
    if (left > 0) console.log(`      and ${left} more: npm run quality -- --page ${r.page}.${r.form}`);
  }
  if (rows.length < 3) return;
  for (const what of ['lines', 'blocks', 'articles'])
    console.log(`\nCalibration of ${what}:\n${calibrationTable(rows.flatMap((r) => r[what]))}`);
  console.log(
    `\nOf the ${sure.n} lines and blocks at least 0.95 sure, ${(100 * sure.right).toFixed(1)} % are right (goal 98 %).`,
  );
  const bySpearman = `${pages.score.toFixed(3)} (goal 0.6); with its pq: ${pages.pq.toFixed(3)}`;
  console.log(`Spearman of a page's confidence with its score (mean of pq, attach, headline, breaks): ${bySpearman}`);
  const off = rows.reduce((sum, r) => sum + Math.abs(r.confidence - scoreOf(r)), 0) / rows.length;
  console.log(`A page's confidence is off its score by ${off.toFixed(3)} in the mean.`);
}
