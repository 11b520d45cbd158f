/**
 * The command, its workers and the library as a few files, in dist/bin: Node spends 40 ms at every start on finding and linking a hundred small ones.
 * What a command alone needs is still loaded with that command. Nothing is renamed or squeezed, so that a stack trace can be read.
 * The scripts use the files as TypeScript leaves them, but for the white space in the tables of weights, and for declarations that
 * nobody can reach. The package holds the few files, the tables and the declarations.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { dependencies, optionalDependencies, exports } = JSON.parse(readFileSync(here('../package.json'), 'utf8'));
// Relative to dist/bin as they were to dist/cli and dist/batch: package.json two folders up, worker.js beside the pool.
const dir = here('../dist/bin');
rmSync(dir, { recursive: true, force: true });

// What a source left behind that is no longer there would go into the package.
for (const file of readdirSync(here('../dist'), { recursive: true }))
  if (/\.(?:d\.ts|js)$/u.test(file) && !existsSync(here(`../src/${file.replace(/\.(?:d\.ts|js)$/u, '.ts')}`)))
    rmSync(here(`../dist/${file}`));

const TABLE = /^fitted\w*\.js$/u;

/** The tables of weights are a fifth of all code: they stand in the package once, where the library has them. */
const weightsApart = {
  name: 'weights-apart',
  resolveId(id, importer) {
    if (!TABLE.test(basename(id))) return null;
    return { id: relative(dir, join(dirname(importer), id)), external: true };
  },
};

// Each number stands on a line of its own in the source, for whoever compares two fits; a program reads it sooner without.
for (const file of readdirSync(here('../dist'), { recursive: true }).filter((name) => TABLE.test(basename(name)))) {
  const path = here(`../dist/${file}`);
  writeFileSync(path, readFileSync(path, 'utf8').replace(/\n +/gu, ''));
}

/** Names in their order as `[fronts, ends]`, each front with each of the ends: `line front any`, `line front top`, `line byline any` … */
function factored(names) {
  const byFront = [];
  for (const name of names) {
    const [, front, end] = /^(.* |)(.*)$/u.exec(name);
    const last = byFront.at(-1);
    if (last?.front === front) last.ends.push(end);
    else byFront.push({ front, ends: [end] });
  }
  const groups = [];
  for (const { front, ends } of byFront) {
    const joined = ends.join('|');
    if (groups.at(-1)?.[1] === joined) groups.at(-1)[0].push(front);
    else groups.push([[front], joined]);
  }
  return groups;
}

// The rows of these tables have the same weights, or nearly: their names stand there once.
const isRow = (x) => Object.values(x).every((value) => typeof value === 'number');
const { WEIGHT_NAMES } = await import('../dist/search/weights.js');
for (const [file, known] of [['fitted', WEIGHT_NAMES], ['fittedFront']]) {
  const path = here(`../dist/search/${file}.js`);
  const [[exported, table]] = Object.entries(await import(pathToFileURL(path)));
  const rowsOf = (x) => (isRow(x) ? [x] : Object.values(x).flatMap(rowsOf));
  const used = [...new Set(rowsOf(table).flatMap(Object.keys))];
  const unknown = known ? used.filter((name) => !known.includes(name)) : [];
  if (unknown.length > 0) throw new Error(`${file}.ts has weights that the program does not know: ${unknown}`);
  const names = known ?? used;
  const written = (x) =>
    isRow(x)
      ? `row([${names.map((name) => x[name] ?? '')}])`
      : `{${Object.entries(x).map(([key, value]) => `${JSON.stringify(key)}:${written(value)}`)}}`;
  writeFileSync(
    path,
    `const names=${JSON.stringify(factored(names))}.flatMap(([fronts,ends])=>fronts.flatMap(front=>ends.split('|').map(end=>front+end)));
const row=numbers=>{const table={__proto__:null};numbers.forEach((weight,i)=>{table[names[i]]=weight});return table};
export const ${exported}=${written(table)};
`,
  );
}

/** A declaration and all that it names. */
function reach(path, reached) {
  if (reached.has(path)) return;
  reached.add(path);
  for (const [, to] of readFileSync(path, 'utf8').matchAll(/(?:from |import\()['"](\.[^'"]+)\.js['"]/gu))
    reach(join(dirname(path), `${to}.d.ts`), reached);
}
const declared = new Set();
for (const { types } of Object.values(exports)) if (types) reach(join(here('..'), types), declared);
for (const file of readdirSync(here('../dist'), { recursive: true })) {
  const path = here(`../dist/${file}`);
  if (file.endsWith('.d.ts') && !declared.has(path)) rmSync(path);
}

const bundle = await rolldown({
  input: {
    run: here('../dist/cli/run.js'),
    worker: here('../dist/batch/worker.js'),
    index: here('../dist/index.js'),
    explain: here('../dist/render/explain.js'),
  },
  platform: 'node',
  external: Object.keys({ ...dependencies, ...optionalDependencies }).map((name) => new RegExp(`^${name}(?:/|$)`, 'u')),
  plugins: [weightsApart],
});
await bundle.write({
  dir,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: '[name].js',
  minify: false,
  comments: false,
});
await bundle.close();
