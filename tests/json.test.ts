import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { cleanPage, type Page, renderJson, renderNdjson } from '../src/index.js';

const SCHEMA = JSON.parse(readFileSync(new URL('../schema/qingyang-1.schema.json', import.meta.url), 'utf8'));

/** The published schema lets fields be added; ours must not add one that it does not know. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([k, v]) => [k, k === 'description' ? v : closed(v)]));
  return 'properties' in schema && 'type' in schema ? { ...inner, additionalProperties: false } : inner;
}

const ajv = new Ajv2020({ strict: true, strictRequired: false, strictTuples: false, allowUnionTypes: true });
ajv.addSchema(closed(SCHEMA) as object, 'page');
const validator = (ref: string): ValidateFunction => ajv.getSchema(ref) as ValidateFunction;
const faults = (validate: ValidateFunction, value: unknown): unknown => (validate(value) ? null : validate.errors);

const fixtures = new URL('../fixtures/', import.meta.url);
const inputs: [name: string, bytes: Uint8Array][] = existsSync(fixtures)
  ? readdirSync(fixtures, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) =>
        readdirSync(new URL(`${name}/`, fixtures))
          .filter((file) => file.startsWith('input.'))
          .map((file): [string, Uint8Array] => [name, readFileSync(new URL(`${name}/${file}`, fixtures))]),
      )
  : [];
inputs.push(['a page of one line', Buffer.from('渡口今起夜航\n')]);

/** A page that has everything the format can hold. */
const FULL: Page = {
  format: 'qingyang/1',
  source: { name: 'p.txt', encoding: 'big5', sha256: '0'.repeat(64), lines: 9, characters: 90 },
  segmenter: 'intl',
  conversion: { script: 'tw', from: 'hans' },
  articles: [
    {
      id: 'a1',
      kicker: { text: '引', spans: [[0, 1]] },
      headline: { text: '题', spans: [[1, 2]] },
      deck: [{ text: '副', spans: [[2, 3]] }],
      byline: { text: '记者 苗青禾', spans: [[3, 9]] },
      authors: [{ role: '记者', name: '苗青禾' }],
      body: (['paragraph', 'heading', 'verse', 'caption', 'list-item'] as const).map((type, i) => ({
        type,
        text: '文',
        spans: [[10 + i, 11 + i]],
        confidence: 0.5,
      })),
      jump: { to: '第3版', text: '下转第3版', spans: [[20, 25]] },
      confidence: 1,
    },
  ],
  furniture: [{ kind: 'masthead', text: '报', spans: [[30, 31]] }],
  removed: [{ reason: 'doubled', text: '报', spans: [[31, 32]], survivor: [[30, 31]] }],
  edits: [{ span: [10, 11], from: '⽂', to: '文', reason: 'radical' }],
  notes: [{ level: 'look', code: 'headline-unattached', message: 'why', line: 1, column: 1 }],
  confidence: 0.5,
};

describe('the JSON', () => {
  it.each(inputs)('of %s is as its schema says, and so are the NDJSON lines', (_name, bytes) => {
    const page = cleanPage(bytes, { name: 'input.txt' });
    expect(faults(validator('page'), JSON.parse(renderJson(page)))).toBeNull();
    for (const line of renderNdjson(page).trimEnd().split('\n'))
      expect(faults(validator('page#/$defs/line'), JSON.parse(line))).toBeNull();
  });

  it('of a page that has everything is as its schema says', () => {
    expect(faults(validator('page'), JSON.parse(renderJson(FULL)))).toBeNull();
    expect(faults(validator('page#/$defs/line'), JSON.parse(renderNdjson(FULL)))).toBeNull();
  });

  const spoiled: [what: string, spoil: (page: Record<string, unknown>) => unknown][] = [
    ['a field nobody described', (p) => ({ ...p, extra: 1 })],
    ['a missing field', ({ notes: _, ...p }) => p],
    ['another format', (p) => ({ ...p, format: 'qingyang/2' })],
    ['an unknown kind of furniture', (p) => ({ ...p, furniture: [{ kind: 'chair', text: '椅', spans: [[0, 1]] }] })],
    ['a text without a place', (p) => ({ ...p, furniture: [{ kind: 'other', text: '椅', spans: [] }] })],
    ['a span of three numbers', (p) => ({ ...p, furniture: [{ kind: 'other', text: '椅', spans: [[0, 1, 2]] }] })],
    ['a confidence above one', (p) => ({ ...p, confidence: 1.5 })],
  ];
  it.each(spoiled)('with %s is refused', (_what, spoil) => {
    expect(validator('page')(spoil(JSON.parse(renderJson(FULL))))).toBe(false);
  });

  it('has every field described in docs/json.md', () => {
    const doc = readFileSync(new URL('../docs/json.md', import.meta.url), 'utf8');
    const names = new Set<string>();
    const collect = (schema: unknown): void => {
      if (typeof schema !== 'object' || schema === null) return;
      for (const [key, value] of Object.entries(schema)) {
        if (key === 'properties') for (const name of Object.keys(value as object)) names.add(name);
        collect(value);
      }
    };
    collect(SCHEMA);
    const words = new Set([...doc.matchAll(/[\w]+/gu)].map(([word]) => word));
    expect([...names].filter((name) => !words.has(name))).toEqual([]);
  });
});

describe('the NDJSON', () => {
  it('is one flat article a line with its page', () => {
    const [line, ...rest] = renderNdjson(FULL).split('\n');
    expect(rest).toEqual(['']);
    expect(JSON.parse(line as string)).toMatchObject({
      page: 'p.txt',
      id: 'a1',
      headline: '题',
      deck: ['副'],
      text: '文\n文\n文\n文\n文',
      jump: '下转第3版',
      spans: [
        [0, 9],
        [10, 15],
        [20, 25],
      ],
    });
  });
});
