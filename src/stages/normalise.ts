import { LEANS_ON_NUMBER, UNITS } from '../lexicon/gaps.js';
import { FULL_WIDTH, PRESENTATION_FORMS, RADICALS } from '../lexicon/glyphs.js';
import type { DraftRemoved, Line, LinedPage } from '../model/draft.js';
import type { Change, Text } from '../model/text.js';

/** Every line with code points as they are meant (ellipses, presentation forms, the typesetter's gaps), each change an edit. */
export function normalise(page: LinedPage): LinedPage {
  const lines: Line[] = [];
  const removed: DraftRemoved[] = [...page.removed];
  for (const line of page.lines) {
    if (!SUSPECT.test(line.text.value)) {
      lines.push(line);
      continue;
    }
    const text = RULES.reduce((t, rule) => rule(t), line.text).trim();
    if (text.value !== '') lines.push(text === line.text ? line : { ...line, text });
    else removed.push({ reason: 'unprintable', text: line.text, survivor: [] });
  }
  return { ...page, lines, removed };
}

/** Controls, zero-width and direction marks: nothing that a reader sees. */
const INVISIBLE =
  '\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f\\u00ad\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb';
const ODD_SPACE = '\\t\\u00a0\\u2000-\\u200a\\u202f\\u205f';
const DRAWN = '\\u2e80-\\u2fd5\\uf900-\\ufaff\\ufe10-\\ufe19\\ufe30-\\ufe48\\ufe50-\\ufe5e\\u{2f800}-\\u{2fa1f}';

/** One look at a line tells whether any rule can apply: nearly all lines of a page pass unread. */
const SUSPECT = new RegExp(`[ \\u3000,:;?!().⋯${INVISIBLE}${ODD_SPACE}${DRAWN}]|[。·・]{3}`, 'u');

const ODD = new RegExp(`[${ODD_SPACE}]`, 'gu');
const DRAWN_ONE = new RegExp(`[${DRAWN}]`, 'gu');
const HAN = '\\p{Script=Han}〇';
const OPENING = '“‘「『（《〈【〔';
const CLOSING = '”’」』）》〉】〕';

/** What is drawn first, then spaces, then what spaces and half-width marks mean between the characters that are there by now. */
const RULES: readonly ((text: Text) => Text)[] = [
  dropInvisible,
  (text) => text.replaceAll(ODD, (m) => (m[0] === '\t' ? '    ' : ' '), 'space'),
  (text) => text.replaceAll(DRAWN_ONE, (m) => PRESENTATION_FORMS.get(m[0]) ?? m[0], 'vertical-form'),
  (text) => text.replaceAll(DRAWN_ONE, (m) => ideograph(m[0]), 'compatibility-character'),
  closeLetterSpacing,
  widenMarks,
  closeGaps,
  setEllipses,
];

const ideograph = (c: string): string =>
  RADICALS.get(c) ?? (/^[\u2e80-\u2fd5\uf900-\ufaff\u{2f800}-\u{2fa1f}]$/u.test(c) ? c.normalize('NFKC') : c);

/**
 * Invisible characters out of the reading text. Each is edited away together with a visible neighbour, because a piece that reads as
 * nothing would fall between two cuts and be lost to the account.
 */
function dropInvisible(text: Text): Text {
  const { value } = text;
  const changes: Change[] = [];
  let done = 0;
  for (const match of value.matchAll(INVISIBLE_RUN)) {
    let from = match.index;
    let to = from + match[0].length;
    while (from > done && UNSEEN.test(value[from - 1] as string)) from--;
    if (from > done) from = Math.max(done, from - (LOW_SURROGATE.test(value[from - 1] as string) ? 2 : 1));
    else {
      const last = changes.pop();
      if (last) from = last.from;
      else {
        while (to < value.length && UNSEEN.test(value[to] as string)) to++;
        to = Math.min(value.length, to + (LOW_SURROGATE.test(value[to + 1] ?? '') ? 2 : 1));
      }
    }
    let by = [...value.slice(from, to)].filter((c) => !ONE_INVISIBLE.test(c)).join('');
    if (from === 0) by = by.trimStart();
    if (to === value.length) by = by.trimEnd();
    changes.push({ from, to, by, reason: 'invisible' });
    done = to;
  }
  return text.rewrite(changes);
}

const INVISIBLE_RUN = new RegExp(`[${INVISIBLE}]+`, 'gu');
const ONE_INVISIBLE = new RegExp(`[${INVISIBLE}]`, 'u');
const UNSEEN = new RegExp(`[\\s${INVISIBLE}]`, 'u');
const LOW_SURROGATE = /[\udc00-\udfff]/;

const MARK = `，。、；：？！…—～·${OPENING}${CLOSING}`;
const SET_APART = new RegExp(`(?<=[${HAN}${MARK}])[ \\u3000](?=[${HAN}${MARK}])`, 'gu');
const SET_TIGHT = new RegExp(`(?<=[${HAN}])(?=[${HAN}])`, 'gu');
const LETTER_SPACE = new RegExp(`(?<=[${HAN}${MARK}])[ \\u3000](?=\\S)|(?<=\\S)[ \\u3000](?=[${HAN}${MARK}])`, 'gu');

/** Five characters or more, each alone between spaces, in a line that is set tight elsewhere (two columns on one line). */
const SPACED_STRETCH = new RegExp(`(?<!\\S)[${HAN}${MARK}](?: (?:[${HAN}${MARK}]|[0-9.%]+)(?!\\S)){4,}`, 'gu');

/** A line set with a space after nearly every character: `年 产 量 提 高 到`. Spaces between Latin words stay. */
function closeLetterSpacing(text: Text): Text {
  const apart = count(text.value, SET_APART);
  if (apart < 3) return text;
  if (count(text.value, SET_TIGHT) * 4 <= apart) return text.replaceAll(LETTER_SPACE, '', 'letter-spacing');
  const changes: Change[] = [];
  for (const { index, 0: stretch } of text.value.matchAll(SPACED_STRETCH))
    for (let i = stretch.indexOf(' '); i >= 0; i = stretch.indexOf(' ', i + 1))
      changes.push({ from: index + i, to: index + i + 1, by: '', reason: 'letter-spacing' });
  return text.rewrite(changes);
}

function count(value: string, pattern: RegExp): number {
  let n = 0;
  for (const _ of value.matchAll(pattern)) n++;
  return n;
}

/** A mark after a Chinese character, a comma between a number and one, a bracket around some: with the single space after it. */
const HALF_WIDTH = new RegExp(
  `(?<=[${HAN}${CLOSING}])[,:;?!]+(?: (?! ))?|(?<=[0-9A-Za-z%])[,;](?: (?! ))?(?=[${HAN}${OPENING}])|` +
    `\\((?=[^()]{0,40}[${HAN}])|(?<=[${HAN}])\\($|(?<=[${HAN}][^()]{0,40})\\)`,
  'gu',
);

function widenMarks(text: Text): Text {
  return text.replaceAll(
    HALF_WIDTH,
    (m) => [...m[0].trimEnd()].map((c) => FULL_WIDTH.get(c) ?? c).join(''),
    'half-width',
  );
}

/** A single space that only fills the line: inside brackets, before a mark, and beside a number where one side needs the other. */
const INNER_GAP = new RegExp(`(?<=[${OPENING}]) (?=\\S)|(?<=\\S) (?=[，、；：。？！）》〉】〕」』])`, 'gu');
const NUMBER_GAP = new RegExp(
  `(?<=[，、；：]) (?=[0-9A-Za-z])|(?<=[${LEANS_ON_NUMBER}]) (?=\\d)|(?<=\\d) (?=[${UNITS}])`,
  'gu',
);
/** A column line is not longer, a paragraph on one line is not shorter: between them two columns may stand side by side. */
const COLUMN_LINE = 28;
const WHOLE_PARAGRAPH = 100;

function closeGaps(text: Text): Text {
  const inner = text.replaceAll(INNER_GAP, '', 'gap');
  const beside = inner.length > COLUMN_LINE && inner.length < WHOLE_PARAGRAPH;
  return beside ? inner : inner.replaceAll(NUMBER_GAP, '', 'gap');
}

/** Dots that stand for an ellipsis: between Chinese characters or at a line's end. A dot leader before a number is none. */
const DOTS = new RegExp(
  `⋯|(?<=[${HAN}？！，${CLOSING}])(?:\\.{3,6}|。{3,6}|[·・]{3,6})(?=$|[${HAN}${OPENING}${CLOSING}？！，])`,
  'gu',
);

function setEllipses(text: Text): Text {
  return text.replaceAll(DOTS, (m) => (m[0] === '⋯' ? '…' : '……'), 'ellipsis');
}
