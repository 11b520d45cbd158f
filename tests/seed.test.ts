import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Figures, score } from '../src/check/score.js';
import { cleanPage } from '../src/index.js';

/** The scripts are plain JavaScript. */
const script = (name: string) => import(new URL(`../scripts/${name}`, import.meta.url).href);
const { corpusPages, readGold } = await script('corpus.mjs');
const { seedForms } = await script('seedForms.mjs');
const { encode } = await script('typeset/encode.mjs');

const seed = corpusPages().find((page: { form: string }) => page.form === 'seed');

/** What is promised of the page that the project began with; of its other forms, that they fall no further than so far behind. */
const LEAST = { pq: 0.98, headline: 1, headings: 1, breaks: 0.98, front: 0.95 } as const;
const BEHIND = 0.02;

describe.skipIf(!seed)(
  `the page that the project began with${seed ? '' : ' (skipped: no corpus beside the project)'}`,
  () => {
    const figures = (source: string | Uint8Array): Figures => score(cleanPage(source), readGold(seed));
    const text = seed ? readFileSync(seed.file, 'utf8') : '';
    const forms: Record<string, string | Uint8Array> = seed
      ? { 'in GB18030 with CRLF': encode(text.replace(/\r?\n/gu, '\r\n'), 'gb18030'), ...seedForms(seed) }
      : {};

    it('comes out as promised', () => {
      const is = figures(text);
      for (const [name, least] of Object.entries(LEAST))
        expect(is[name as keyof typeof LEAST], name).toBeGreaterThanOrEqual(least);
      expect(is.cer).toBeLessThanOrEqual(0.003);
      expect(is.strayGaps).toBe(0);
    });

    it.each(Object.keys(forms))('and so %s', (form) => {
      const [is, was] = [figures(forms[form] as string | Uint8Array), figures(text)];
      for (const name of Object.keys(LEAST) as (keyof typeof LEAST)[])
        expect(is[name], name).toBeGreaterThanOrEqual((was[name] as number) - BEHIND);
      expect(is.cer).toBeLessThanOrEqual(was.cer + BEHIND);
    });
  },
);
