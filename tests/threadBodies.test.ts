import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanPage } from '../src/index.js';
import type { LabelledLine, LabelledPage, Line, Role } from '../src/model/draft.js';
import { FITTED_THREADS } from '../src/search/fittedThreads.js';
import { beginFeatures, chainOf, linkFeatures, observeThreads } from '../src/search/threadFeatures.js';
import { joinParagraphs } from '../src/stages/joinParagraphs.js';
import { label } from '../src/stages/label.js';
import { splitLines } from '../src/stages/splitLines.js';
import { fragmentsOf, threadBodies } from '../src/stages/threadBodies.js';
import { readBy } from '../src/words/characterTables.js';
import { FITTED_CHARACTERS } from '../src/words/fittedCharacters.js';
import { segmenterOf } from '../src/words/segmenter.js';
import { succession } from '../src/words/succession.js';
import { mute } from './characterTables.js';
import { labelledOf, lineOf } from './units.js';

/** Two stories side by side, as an engine with layout analysis gives them: box by box, a blank line between any two. */
const FERRY = [
  [
    '本报讯（记者 石小榆）停了九年',
    '的柳溪渡口昨天重新开航。头一班',
    '渡船坐了三十二个人，船工老魏把',
    '缆绳解开的时候，岸上响起了一阵',
    '掌声。渡口的木栈道是村民自己修',
  ],
  ['的，每户出一个工，用的是去年台', '风刮倒的杉木。渡船每天往返六趟，', '学生和老人坐船都不要钱。'],
];
const TEA = [
  ['本报讯（记者 丁望舒）白', '鹭山的茶厂添了一台新机', '器，炒茶不用烧柴，温度差', '一点也会报警。厂长说，往'],
  ['年炒茶要守一夜，如今新机', '器两个钟头就能炒完。'],
];
const boxes = (...parts: readonly (readonly string[])[]): string => parts.map((p) => p.join('\n')).join('\n\n');
const FERRY_HEAD = ['柳溪渡口重新开航'];
const TEA_HEAD = ['茶厂来了新机器'];
const INTERLEAVED = boxes(FERRY_HEAD, FERRY[0] ?? [], TEA_HEAD, TEA[0] ?? [], FERRY[1] ?? [], TEA[1] ?? []);
const bodies = (text: string): string[] =>
  cleanPage(text, { name: 'page.txt' }).articles.map((a) => a.body.map((b) => b.text).join(''));

describe('threadBodies', () => {
  it('joins bodies that were read in pieces, each with what it continues', () => {
    expect(bodies(INTERLEAVED)).toEqual([FERRY.flat().join(''), TEA.flat().join('')]);
  });

  it('leaves the same page alone where its pieces already stand in order', () => {
    const page = boxes(FERRY_HEAD, FERRY[0] ?? [], FERRY[1] ?? [], TEA_HEAD, TEA[0] ?? [], TEA[1] ?? []);
    expect(bodies(page)).toEqual([FERRY.flat().join(''), TEA.flat().join('')]);
  });

  it('keeps the order of the source in the spans', () => {
    const [ferry] = cleanPage(INTERLEAVED, { name: 'page.txt' }).articles;
    const spans = ferry?.body[0]?.spans ?? [];
    expect(spans.map(([start, end]) => INTERLEAVED.slice(start, end).replace(/\n/gu, '')).join('')).toBe(
      FERRY.flat().join(''),
    );
    expect(INTERLEAVED.slice(...(spans.at(-1) ?? [0, 0]))).toContain('学生和老人');
  });
});

const line = (role: Role, value: string, blankBefore = false): LabelledLine =>
  labelledOf(role, value, { line: lineOf(value, { blankBefore }) });

describe('observeThreads', () => {
  const head = (value: string, fronts: number): LabelledLine => ({
    ...line('heading', value),
    fronts,
    heads: 1 - fronts,
  });
  const body = line('first', '渡船每天往返六趟，学生和老人坐船都不要钱。');
  const seen = (...heads: LabelledLine[]) => {
    const page = observeThreads([{ lines: [...heads, body], after: 'nothing' }], segmenterOf('intl'));
    const features = new Map(beginFeatures(page, chainOf(page, [0])));
    return {
      lines: [...features.keys()].find((name) => name.startsWith('begin heads')),
      fronts: features.get('begin fronts'),
    };
  };

  it('counts the display lines that a piece begins with: two are rather a headline than a section heading', () => {
    expect(seen().lines).toBe('begin heads 0');
    expect(seen(head('船工老魏', 0.5)).lines).toBe('begin heads 1');
    expect(seen(head('船工老魏', 0.5), head('守了九年的渡口', 0.5)).lines).toBe('begin heads 2');
    expect(seen(...Array(5).fill(head('船工老魏', 0.5))).lines).toBe('begin heads 3');
  });

  it('weighs how likely they are to be one', () => {
    expect(seen().fronts).toBe(0);
    expect(seen(head('船工老魏', 0.5)).fronts).toBeCloseTo(0);
    expect(seen(head('船工老魏', 0.9)).fronts).toBeGreaterThan(0);
    expect(seen(head('船工老魏', 0.1)).fronts).toBeLessThan(0);
  });
});

describe('linkFeatures', () => {
  const piece = (lines: readonly string[]) => ({
    lines: lines.map((text) => line('more', text)),
    after: 'nothing' as const,
  });
  const [left = [], right = []] = FERRY;
  const observed = () => observeThreads([piece(left), piece(right)], segmenterOf('intl'));
  const said = (page: ReturnType<typeof observed>): number | undefined =>
    new Map(linkFeatures(page, chainOf(page, [0]), chainOf(page, [1]))).get('succession next');

  it('asks the characters at the cut whether the text goes on, by the table of the time when the page was seen', () => {
    const odds = succession(left.at(-1) as string, right[0] as string);
    expect(odds).not.toBe(0);
    const page = observed();
    readBy(mute(3));
    try {
      expect(said(page)).toBe(odds / 2);
      expect(said(observed())).toBe(-3 / 2);
    } finally {
      readBy(FITTED_CHARACTERS);
    }
  });

  it('counts that for a link, in every table', () => {
    for (const table of Object.values(FITTED_THREADS)) {
      expect(table['succession next']).toBeGreaterThan(0);
      expect(table['succession afar']).toBeGreaterThan(0);
    }
  });
});

describe('fragmentsOf', () => {
  const shown = (...labelled: LabelledLine[]): [string, string[]][] =>
    fragmentsOf(labelled).map((f) => [f.after, f.lines.map((l) => l.line.text.value)]);

  it('cuts running text where something else stands, at blank lines and at openings', () => {
    expect(
      shown(
        line('opening', '停了九年的'),
        line('more', '渡口开航。'),
        line('first', '渡船每天', true),
        line('caption', '图为渡口。'),
        line('more', '往返六趟。'),
        line('front', '茶厂来了新机器'),
        line('opening', '白鹭山的'),
        line('opening', '本报讯'),
      ),
    ).toEqual([
      ['nothing', ['停了九年的', '渡口开航。']],
      ['nothing', ['渡船每天']],
      ['other', ['往返六趟。']],
      ['front', ['白鹭山的']],
      ['nothing', ['本报讯']],
    ]);
  });

  it('keeps a section heading with what stands below it', () => {
    expect(
      shown(line('first', '渡口开航。'), line('heading', '掌声', true), line('first', '渡船来了。', true)),
    ).toEqual([
      ['nothing', ['渡口开航。']],
      ['nothing', ['掌声', '渡船来了。']],
    ]);
  });

  it('leaves a bare line that stands alone where it is', () => {
    expect(
      shown(line('first', '渡口开航。'), line('first', '数说渡口', true), line('first', '渡船来了。', true)),
    ).toEqual([
      ['nothing', ['渡口开航。']],
      ['other', ['渡船来了。']],
    ]);
  });

  it('finds none on an empty page, nor on one without running text', () => {
    expect(shown()).toEqual([]);
    expect(shown(line('front', '渡口'), line('furniture', '第三版'))).toEqual([]);
  });
});

describe('threadBodies, whatever the weights', () => {
  const page = (text: string): LabelledPage =>
    label(splitLines({ name: '-', encoding: 'utf-8', text, sha256: '', notes: [] }));
  const numbers = (p: LabelledPage): number[] => p.labelled.map((l) => l.line.number);
  const weights = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 8, maxLength: 8 }).map((some) => {
    const any = (table: Readonly<Record<string, number>>) =>
      Object.fromEntries(Object.keys(table).map((name, i) => [name, some[i % 8] as number]));
    const { alone, around, runs } = FITTED_THREADS;
    return { alone: any(alone), around: any(around), runs: any(runs) };
  });

  /** For each line that is no running text, the running text before and behind it, by the numbers of lines. */
  const between = (p: LabelledPage): Map<number, string> => {
    const text = new Set(fragmentsOf(p.labelled).flatMap((f) => f.lines));
    const near = (from: number, step: 1 | -1): number | undefined => {
      let at = from + step;
      while (p.labelled[at] && !text.has(p.labelled[at] as LabelledLine)) at += step;
      return p.labelled[at]?.line.number;
    };
    return new Map(
      p.labelled.flatMap((l, at) => (text.has(l) ? [] : [[l.line.number, `${near(at, -1)} ${near(at, 1)}`]])),
    );
  };

  it('keeps every line once, and other lines than running text in their order or between the pieces they stood between', () => {
    const [ferry, tea] = [FERRY, TEA] as [string[][], string[][]];
    const source = page(
      boxes(
        FERRY_HEAD,
        ferry[0] ?? [],
        TEA_HEAD,
        tea[0] ?? [],
        ferry[1] ?? [],
        ['岸上的掌声'],
        tea[1] ?? [],
        ['第三版'],
        tea[1] ?? [],
      ),
    );
    const before = between(source);
    let moved = 0;
    let carried = 0;
    fc.assert(
      fc.property(weights, fc.infiniteStream(fc.double({ min: -20, max: 20, noNaN: true })), (w, worths) => {
        const worthOf = (_: LabelledPage, least: number) => {
          const { value } = worths.next();
          return value !== undefined && value > least ? value : null;
        };
        const threaded = threadBodies(source, 'intl', worthOf, w);
        expect(numbers(threaded).sort((a, b) => a - b)).toEqual(numbers(source));
        expect(threaded.lines).toEqual(threaded.labelled.map((l) => l.line));
        const after = between(threaded);
        expect([...after.keys()].sort((a, b) => a - b)).toEqual([...before.keys()]);
        const left = [...after.keys()].filter((n) => after.get(n) !== before.get(n));
        expect(left).toEqual([...left].sort((a, b) => a - b));
        if (numbers(threaded).some((n, i) => n !== numbers(source)[i])) moved++;
        if ([...after.keys()].some((n, i) => n !== [...before.keys()][i])) carried++;
      }),
      { numRuns: 200, seed: 20261125 },
    );
    expect(moved).toBeGreaterThan(0);
    expect(carried).toBeGreaterThan(0);
  });

  it('says of every piece how surely it goes on, or that a body begins with it', () => {
    const { lines, goesOn } = threadBodies(page(INTERLEAVED), 'intl', () => 0);
    const told = lines.filter((line) => goesOn?.has(line));
    expect(told).toHaveLength(goesOn?.size as number);
    expect(told.map((line) => line.text.value.slice(0, 4))).toEqual(['本报讯（', '的，每户', '本报讯（', '年炒茶要']);
    const [ferry, on, tea, further] = told.map((line) => goesOn?.get(line));
    expect([ferry, tea]).toEqual([null, null]);
    expect(on).toBeGreaterThan(2);
    expect(further).toBeGreaterThan(2);
  });

  it('is still known of the units, after the lines were read once more', () => {
    const lined = splitLines({ name: '-', encoding: 'utf-8', text: INTERLEAVED, sha256: '', notes: [] });
    const [first, second] = lined.lines as [Line, Line];
    const read = label({ ...lined, goesOn: new Map([[second, 3]]) });
    const lines = read.labelled.map((l) => (l.line === second ? { ...l, role: 'first' as const } : l));
    const { units } = joinParagraphs({ ...read, labelled: lines });
    expect(units.find((u) => u.lines[0] === second)?.goesOn).toBe(3);
    expect(units.find((u) => u.lines[0] === first)).not.toHaveProperty('goesOn');
  });

  it('returns a page as it was that was not read box by box, or has too few pieces', () => {
    for (const text of [
      '',
      '柳溪渡口重新开航',
      INTERLEAVED.replace(/\n\n/gu, '\n'),
      boxes(FERRY_HEAD, FERRY[0] ?? [], FERRY[1] ?? []),
    ]) {
      const source = page(text);
      expect(threadBodies(source, 'intl', () => 0)).toBe(source);
    }
  });
});
