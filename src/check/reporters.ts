import { relative } from 'node:path';
import { printable } from '../render/summary.js';
import type { Checked, Difference } from './checkFixture.js';
import { type Ink, PLAIN, renderHunk } from './renderHunk.js';

export interface ReportStyle {
  readonly width: number;
  readonly ink: Ink;
}

/** Turns what was found into text for stdout. */
export type Reporter = (checked: readonly Checked[], style: ReportStyle) => string | Promise<string>;

/** As many hunks of one expectation as a person reads; `--reporter json` has them all. */
const HUNKS = 12;

const count = (checked: readonly Checked[], status: Checked['status']): number =>
  checked.filter((c) => c.status === status).length;

const isBad = (c: Checked): boolean => c.status === 'differs' || c.status === 'missing' || c.status === 'failed';

/** One line each for fixtures that are as they should be; a diff for the others. */
export const human: Reporter = (checked, style) => {
  const lines = checked.flatMap((c) => [
    `${SIGN[c.status]} ${printable(c.folder)}${c.message === '' ? '' : `: ${printable(c.message)}`}`,
    ...details(c, style),
  ]);
  const bad = checked.filter(isBad).length;
  const updated = count(checked, 'updated');
  lines.push(
    `${checked.length} ${checked.length === 1 ? 'fixture' : 'fixtures'}: ${count(checked, 'same')} as expected${updated > 0 ? `, ${updated} updated` : ''}, ${bad} not`,
  );
  return `${lines.join('\n')}\n`;
};

const SIGN: Readonly<Record<Checked['status'], string>> = {
  same: '✓',
  updated: '↻',
  differs: '✗',
  missing: '✗',
  failed: '✗',
};

function details(c: Checked, { width, ink }: ReportStyle): string[] {
  return c.differences.flatMap((d) => {
    const hunks = d.hunks.slice(0, HUNKS).flatMap((h) => renderHunk(h, width - 2, ink, d.unit));
    const more = d.hunks.length > HUNKS ? [`… and ${d.hunks.length - HUNKS} more changes`] : [];
    const ledger = [
      ...d.ledger.gone.map((entry) => ink.removed(`- ${printable(entry)}`, false)),
      ...d.ledger.come.map((entry) => ink.added(`+ ${printable(entry)}`, false)),
    ];
    return [
      ink.head(`--- ${printable(d.file)}`),
      ink.head('+++ what comes out now'),
      ...hunks,
      ...more,
      ...(ledger.length > 0 ? [ink.head('@@ ledger @@'), ...ledger] : []),
      ...(d.fields.length > 0 ? [ink.head('@@ fields @@'), ...d.fields.map(printable)] : []),
      '',
    ].map((line) => (line === '' ? line : `  ${line}`));
  });
}

/** A difference in words, without colour, for machines that show plain text. */
const plainly = (c: Checked, d: Difference): string =>
  details({ ...c, differences: [d] }, { width: 80, ink: PLAIN })
    .join('\n')
    .trimEnd();

/** Annotations on the lines of a pull request: `::error file=…,line=…::…`. */
export const github: Reporter = (checked) => {
  const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const error = (file: string, line: number, title: string, message: string): string =>
    `::error file=${property(relative('.', file))},line=${line},title=${property(title)}::${data(message)}\n`;
  return checked
    .filter(isBad)
    .flatMap((c) =>
      c.differences.length > 0
        ? c.differences.map((d) => error(d.file, d.line, `${c.folder} differs`, plainly(c, d)))
        : [error(c.input, 1, `${c.folder} ${c.status}`, c.message)],
    )
    .join('');
};

/** JUnit XML, as most CI servers read it. */
export const junit: Reporter = async (checked) => {
  // Loaded only here: it takes 40 ms. It also puts U+FFFD for what XML cannot hold.
  const { create } = await import('xmlbuilder2');
  const root = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '\uFFFD' }).ele('testsuites');
  const suite = root.ele('testsuite', {
    name: 'qingyang check',
    tests: checked.length,
    failures: checked.filter((c) => c.status === 'differs' || c.status === 'missing').length,
    errors: count(checked, 'failed'),
  });
  for (const c of checked) {
    const testcase = suite.ele('testcase', { classname: 'qingyang', name: c.folder, time: (c.ms / 1000).toFixed(3) });
    if (c.status === 'failed') testcase.ele('error', { message: c.message });
    else if (c.status === 'missing') testcase.ele('failure', { message: c.message });
    for (const d of c.differences)
      testcase.ele('failure', { message: `${d.file}:${d.line} differs` }).txt(plainly(c, d));
  }
  return `${root.end({ prettyPrint: true })}\n`;
};

/** Everything, as data. */
export const json: Reporter = (checked) => {
  const text = (line: readonly { readonly text: string }[]): string => line.map((s) => s.text).join('');
  const fixtures = checked.map(({ folder, input, status, message, differences }) => ({
    folder,
    input,
    status,
    ...(message === '' ? {} : { message }),
    differences: differences.map(({ file, line, hunks, ledger, fields }) => ({
      file,
      line,
      hunks: hunks.map((h) => ({
        expectedLine: h.expectedLine,
        actualLine: h.actualLine,
        expected: h.expected.map(text),
        actual: h.actual.map(text),
      })),
      ledger,
      fields,
    })),
  }));
  return `${JSON.stringify({ format: 'qingyang-check/1', ok: !checked.some(isBad), fixtures }, null, 2)}\n`;
};

export const REPORTERS = { human, github, junit, json } as const satisfies Record<string, Reporter>;
