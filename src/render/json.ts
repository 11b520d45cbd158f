import type { Page } from '../model/page.js';

/** The page as JSON version 1, indented by two, with a line end. */
export function renderJson(page: Page): string {
  return `${JSON.stringify(page, null, 2)}\n`;
}
