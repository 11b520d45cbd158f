import { clean } from './clean.js';
import type { Decision } from './model/draft.js';
import type { Page } from './model/page.js';
import type { CleanOptions } from './options.js';

/**
 * Cleans one page.
 *
 * @param input the page's text, or its bytes (UTF-8, UTF-16, GB18030 or Big5, found out unless `options.encoding` says)
 * @returns everything that the JSON output holds
 * @throws QingyangError where the input is not the text of a page, or where the audit refuses the result
 */
export function cleanPage(input: string | Uint8Array, options?: CleanOptions): Page {
  return clean(input, options).page;
}

/** Cleans one page and tells what each source line was taken for, and why. */
export function explainPage(
  input: string | Uint8Array,
  options?: CleanOptions,
): { readonly page: Page; readonly decisions: readonly Decision[] } {
  const { page, decisions } = clean(input, options);
  return { page, decisions: decisions() };
}

export { EXIT, QingyangError } from './errors.js';
export { groupPages, type PageGroup } from './issue/groupPages.js';
export type * from './issue/issue.js';
export { renderIssue } from './issue/renderIssue.js';
export { tieIssue } from './issue/tieIssue.js';
export { audit, type Fault } from './model/audit.js';
export type { Decision, Role } from './model/draft.js';
export type * from './model/page.js';
export type { Span } from './model/span.js';
export type { Edit } from './model/text.js';
export type { CleanOptions } from './options.js';
export { renderJson } from './render/json.js';
export { renderMarkdown } from './render/markdown.js';
export { renderNdjson } from './render/ndjson.js';
export { renderText } from './render/text.js';
