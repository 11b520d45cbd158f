import { readFileSync } from 'node:fs';

export interface Case {
  readonly title: string;
  readonly input: string;
  readonly output: string;
}

/**
 * Reads tests/cases/NAME.txt: many small pairs, each a title, then input and output between lines of a single dot. `\u200b` and its like
 * stand for the character, so that a case can be seen. Lines that begin with `#` before a title are for the reader.
 */
export function readCases(name: string): Case[] {
  const text = readFileSync(new URL(`cases/${name}.txt`, import.meta.url), 'utf8');
  const parts = text.split(/^\.\n/mu);
  const cases: Case[] = [];
  for (let i = 0; i + 2 < parts.length; i += 3) {
    const [title, input, output] = [parts[i], parts[i + 1], parts[i + 2]] as [string, string, string];
    cases.push({
      title: title.replace(/^#.*$/gmu, '').trim(),
      input: unescape(input.replace(/\n$/u, '')),
      output: unescape(output.replace(/\n$/u, '')),
    });
  }
  if (parts.length % 3 !== 1 || cases.some((c) => c.title === '' || c.title.includes('\n')))
    throw new Error(
      `tests/cases/${name}.txt: a case lacks a title, an input or an output after "${cases.at(-1)?.title}"`,
    );
  return cases;
}

const unescape = (s: string): string =>
  s.replace(/\\u([0-9a-f]{4})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
