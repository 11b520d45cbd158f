import { type Page, renderJson } from '../index.js';

/** The forms that a page can be written in, by the extension of their files. */
export const FORMATS = {
  json: renderJson,
} as const satisfies Record<string, (page: Page) => string>;

export type Format = keyof typeof FORMATS;

export const isFormat = (name: string): name is Format => Object.hasOwn(FORMATS, name);
