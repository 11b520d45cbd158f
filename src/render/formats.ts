import type { Page } from '../model/page.js';
import { renderJson } from './json.js';
import { markdownPageHead, renderMarkdown } from './markdown.js';
import { renderNdjson } from './ndjson.js';
import { renderText } from './text.js';

export type Format = 'md' | 'json' | 'ndjson' | 'txt';

interface FormatRow {
  /** Of an output file, with its dot. */
  readonly extension: string;
  readonly render: (page: Page) => string;
  /** What stands before the nth page (from 0) where several go out one after another. */
  readonly between: (page: Page, n: number) => string;
}

const nothing = (): string => '';

/** The formats by the name that `--format` takes. */
export const FORMATS: Readonly<Record<Format, FormatRow>> = {
  md: {
    extension: '.md',
    render: renderMarkdown,
    between: (page, n) => (n === 0 ? '' : '\n') + markdownPageHead(page.source.name),
  },
  // One document after another: jq and every streaming parser read that.
  json: { extension: '.json', render: renderJson, between: nothing },
  ndjson: { extension: '.ndjson', render: renderNdjson, between: nothing },
  // A form feed, as between the pages that pdftotext writes.
  txt: { extension: '.txt', render: renderText, between: (_page, n) => (n === 0 ? '' : '\f') },
};

export const isFormat = (name: string): name is Format => Object.hasOwn(FORMATS, name);
