/** `node scripts/drawMemory.mjs` draws docs/figures/memory.svg from the measured curve in docs/figures/memory.json. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const at = (name) => fileURLToPath(new URL(`../docs/figures/${name}`, import.meta.url));

export function drawMemory() {
  const { pages, curve } = JSON.parse(readFileSync(at('memory.json'), 'utf8'));
  const [width, height, left, bottom, top, right] = [720, 280, 64, 44, 28, 16];
  const most = Math.ceil((Math.max(...curve.map(([, mb]) => mb)) * 1.25) / 100) * 100;
  const x = (n) => left + (n / pages) * (width - left - right);
  const y = (mb) => height - bottom - (mb / most) * (height - bottom - top);
  const number = (n) => n.toLocaleString('en-US');
  const step = most / 4;
  const grid = [0, 1, 2, 3, 4].map(
    (i) =>
      `<path d="M${left} ${y(i * step).toFixed(1)}H${width - right}" stroke="#8884"/><text x="${left - 8}" y="${(y(i * step) + 4).toFixed(1)}" text-anchor="end">${Math.round(i * step)}</text>`,
  );
  const marks = [0, 0.25, 0.5, 0.75, 1].map(
    (f) =>
      `<text x="${x(f * pages).toFixed(1)}" y="${height - bottom + 18}" text-anchor="${f === 1 ? 'end' : 'middle'}">${number(f * pages)}</text>`,
  );
  const line = curve.map(([n, mb], i) => `${i === 0 ? 'M' : 'L'}${x(n).toFixed(1)} ${y(mb).toFixed(1)}`).join('');
  writeFileSync(
    at('memory.svg'),
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" fill="#666" role="img" aria-label="Resident memory of the whole process tree over ${number(pages)} pages">
<text x="${left}" y="16">Resident memory of the process tree in MB (one parent, two workers)</text>
${[...grid, ...marks].join('\n')}
<text x="${(left + width - right) / 2}" y="${height - 6}" text-anchor="middle">pages done</text>
<path d="${line}" fill="none" stroke="#2563eb" stroke-width="2"/>
</svg>
`,
  );
  console.log('  wrote docs/figures/memory.svg');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) drawMemory();
