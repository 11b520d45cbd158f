import type { Issue } from './issue.js';

/** The issue as JSON, indented by two, with a line end. */
export const renderIssue = (issue: Issue): string => `${JSON.stringify(issue, null, 2)}\n`;
