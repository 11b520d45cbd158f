import { readFileSync } from 'node:fs';
import { type Page, renderIssue, tieIssue } from '../index.js';
import { fileError } from './fileError.js';
import type { IssueJob } from './job.js';
import { type IssueTally, SHOWN, sorted } from './tally.js';
import { writeOutput } from './writeOutput.js';

export interface BoundIssue {
  readonly outputs: Readonly<Record<string, string>>;
  readonly issue: IssueTally;
}

/** Reads the pages of an issue from their JSON, ties them and writes the result. */
export function bindIssue(job: IssueJob): BoundIssue {
  const issue = tieIssue(job.pages.map(({ name, path, json }) => ({ name, page: readPage(path, json) })));
  const notes: Record<string, number> = {};
  for (const { code } of issue.notes) notes[code] = (notes[code] ?? 0) + 1;
  const outputs = { [job.output.name]: writeOutput(job.output, renderIssue(issue), job.force) };
  const tied = issue.articles.filter((a) => a.parts.length > 1).length;
  const look = issue.notes.filter((n) => n.level !== 'info').map((n) => `${n.code} in ${n.page}`);
  return { outputs, issue: { pages: job.pages.length, tied, notes: sorted(notes), look: look.slice(0, SHOWN) } };
}

function readPage(path: string, name: string): Page {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Page;
  } catch (error) {
    throw fileError(error, name, 'read');
  }
}
