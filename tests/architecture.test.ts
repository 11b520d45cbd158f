import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/** From the door inwards: a file may import from its own row's folder and from any row further down, never upwards or sideways. */
const ROWS: readonly (readonly string[])[] = [
  ['bin'],
  ['cli'],
  ['batch', 'check'],
  ['index'],
  ['clean', 'render', 'issue'],
  ['stages'],
  ['search'],
  ['typesetter', 'words'],
  ['lexicon', 'options'],
  ['model'],
  ['errors'],
];

/** Sideways arrows that are meant: `check` runs over the files that `batch` finds. */
const SIDEWAYS = new Set(['check → batch']);

/** What only some parts may touch. A word search: cheap, and it errs on the strict side. */
const TOUCH = [
  { what: 'files', pattern: /'node:fs(?:\/promises)?'/u, only: ['cli', 'batch', 'check'] },
  {
    what: 'processes and threads',
    pattern: /'node:(?:child_process|worker_threads|cluster)'/u,
    only: ['cli', 'batch', 'check'],
  },
  { what: 'the process', pattern: /\bprocess\.(?!versions\b)/u, only: ['bin', 'cli', 'batch', 'check'] },
  { what: 'the screen', pattern: /\bconsole\.|\bprocess\.std(?:out|err)\b/u, only: ['bin', 'cli'] },
  { what: 'the clock', pattern: /\bDate\b|\bperformance\./u, only: ['cli', 'batch', 'check'] },
  { what: 'chance', pattern: /\bMath\.random\b|\brandomUUID\b/u, only: ['batch'] },
];

/** Files by path (`src/stages/decode.ts`) → what is wrong with the arrows between them, one sentence each. */
function wrongArrows(files: ReadonlyMap<string, string>): string[] {
  const part = (path: string) =>
    path
      .replace(/^src\//u, '')
      .split('/')[0]
      ?.replace(/\.[jt]s$/u, '') as string;
  const row = (path: string) => ROWS.findIndex((names) => names.includes(part(path)));
  const wrong: string[] = [];
  for (const [path, text] of files) {
    if (row(path) < 0) wrong.push(`${path} has no place in the order`);
    const code = text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gmu, '');
    for (const { what, pattern, only } of TOUCH)
      if (pattern.test(code) && !only.includes(part(path))) wrong.push(`${path} touches ${what}`);
    for (const [, target] of code.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']+)'/gu)) {
      const to = posix.join(posix.dirname(path), target as string).replace(/^dist\//u, 'src/');
      if (to === 'package.json') continue;
      const arrow = `${part(path)} → ${part(to)}`;
      if (part(path) === 'stages' && part(to) === 'stages') wrong.push(`${path} imports another stage, ${to}`);
      else if (row(to) < 0) wrong.push(`${path} imports ${to}, which has no place in the order`);
      else if (part(to) !== part(path) && row(to) <= row(path) && !SIDEWAYS.has(arrow))
        wrong.push(`${path} imports ${to}`);
    }
  }
  return wrong;
}

const root = new URL('../', import.meta.url);
const real = new Map(
  ['src', 'bin'].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.[jt]s$/u.test(name))
      .map((name) => [`${folder}/${name}`, readFileSync(new URL(`${folder}/${name}`, root), 'utf8')] as const),
  ),
);

describe('architecture', () => {
  it('points one way, and only the outer parts touch the world', () => {
    expect(real.size).toBeGreaterThan(15);
    expect(wrongArrows(real)).toEqual([]);
  });

  it.each([
    ['src/model/page.ts', "import { clean } from '../clean.js';", 'src/model/page.ts imports src/clean.js'],
    ['src/stages/a.ts', "import { b } from './b.js';", 'src/stages/a.ts imports another stage, src/stages/b.js'],
    [
      'src/lexicon/marks.ts',
      "import type { Line } from '../stages/label.js';",
      'src/lexicon/marks.ts imports src/stages/label.js',
    ],
    ['src/render/json.ts', "export { clean } from '../clean.js';", 'src/render/json.ts imports src/clean.js'],
    [
      'src/words/cut.ts',
      "const m = await import('../typesetter/measure.js');",
      'src/words/cut.ts imports src/typesetter/measure.js',
    ],
    ['bin/qingyang.js', "import { x } from '../dist/../bin/y.js';", null],
    ['src/stages/a.ts', "import { readFileSync } from 'node:fs';", 'src/stages/a.ts touches files'],
    ['src/batch/run.ts', 'console.log(1);', 'src/batch/run.ts touches the screen'],
    ['src/search/path.ts', 'const at = Date.now();', 'src/search/path.ts touches the clock'],
    ['src/misc/x.ts', '', 'src/misc/x.ts has no place in the order'],
    ['src/stages/a.ts', "// import { b } from './b.js';\nimport { c } from '../model/c.js';", null],
  ])('on %s: %s → %s', (path, text, complaint) => {
    expect(wrongArrows(new Map([[path, text]]))).toEqual(complaint === null ? [] : [complaint]);
  });
});
