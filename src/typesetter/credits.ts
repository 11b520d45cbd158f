import { CREDIT_TASK, CREDIT_TASK_BESIDE, CREDIT_TRADE, NO_NAME, OFFICE, TITLE } from '../lexicon/credits.js';
import type { Author } from '../model/page.js';
import { isCommonName, isFullName, nameBeforePlace, namesOf } from './names.js';

/** What a credit is made of; blanks part words and are none. `near`: nothing but a blank stands before it; `place`: a place ends it. */
interface Piece {
  readonly kind: 'trade' | 'task' | 'word' | 'slash';
  readonly text: string;
  readonly near: boolean;
  readonly place: boolean;
}

/** A Chinese character as UTF-16 units: without the `u` flag V8 compiles a pattern in a quarter of the time. */
export const HAN = '[\\u3007\\u3400-\\u9fff\\ud840-\\udfff]';
/** A credit is no longer, in UTF-16 units. */
const LONGEST = 200;
const PIECES = new RegExp(
  `[（(［\\[【〔《〈][^）)］\\]】〕》〉]*[）)］\\]】〕》〉]?|([/／:：．・⊙])|(${HAN}+(?:[·．]${HAN}{2,})*)(\\d)?|([\\s\\u3000]+)|.`,
  'g',
);
const TRADES = new RegExp(CREDIT_TRADE, 'g');
const IS_TRADE = new RegExp(`^${CREDIT_TRADE}$`);
const IS_TASK = new RegExp(`^${CREDIT_TASK}$`);

function piecesOf(credit: string): Piece[] {
  const pieces: Piece[] = [];
  let near = true;
  for (const [, slash, word, place, blank] of spread(credit).matchAll(PIECES)) {
    const text = slash ?? word;
    const [last, joint] = [pieces.at(-1), pieces.at(-2)];
    if (text === undefined) near = blank !== undefined;
    else {
      const kind = slash ? 'slash' : IS_TRADE.test(text) ? 'trade' : IS_TASK.test(text) ? 'task' : 'word';
      const both = kind === 'task' && last?.kind === 'slash' && joint?.kind === 'task';
      // 文/图 is one task.
      if (both) pieces.splice(-2, 2, { ...joint, text: joint.text + last.text + text });
      else pieces.push({ kind, text, near, place: place !== undefined });
      near = true;
    }
  }
  return pieces;
}

/** With blanks round trades and tasks that stand right beside names: `首席记者某某通讯员某某`, `某某整理`, `某某文/图`. */
const spread = (credit: string): string =>
  credit
    .replace(SENT_FROM, ' ')
    .replace(REPORT, '0')
    .replace(WORDS_AND_PICTURES, ' $& ')
    .replace(PICTURES, ' $&')
    .replace(WORDS, spreadWord);

const WORDS = new RegExp(`${HAN}+`, 'g');
const SENT_FROM = new RegExp(`[发發]自${HAN}+`, 'g');
/** A report, like a date, has its place right before it. */
const REPORT = new RegExp(`(?:[摄攝]影)?[报報][道导導](?!${HAN})`, 'g');
const WORDS_AND_PICTURES = /文\s?[/／]\s?[图圖摄攝]影?/g;
const PICTURES = new RegExp(`(?<=${HAN}{2})[图圖摄攝](?=[/／:：])`, 'g');
const WORDS_PICTURES_BEHIND = new RegExp(`^(${HAN}{2,3})文(${HAN}{2,3})([图圖摄攝])$`);
const TASK_BEFORE = new RegExp(`^(${CREDIT_TASK_BESIDE})(${HAN}{2,4})$`);
const TASK_BEHIND = new RegExp(`^(${HAN}{2,4}?)(${CREDIT_TASK_BESIDE}(?<!者)|[摄攝著撰譔译譯])$`);

function spreadWord(word: string): string {
  const names = word.split(TRADES);
  // What stands right before a trade at the front of a word is a name, or the paper that it belongs to: 晚报记者.
  if (names.length > 1 && !isFullName(names[0] as string)) names[0] = '';
  const trades = [...(word.match(TRADES) ?? []), ''];
  return names
    .map((name, i) => `${spreadName(name)} ${trades[i]} `)
    .join('')
    .trim();
}

const spreadName = (name: string): string =>
  IS_TASK.test(name)
    ? name
    : name.replace(WORDS_PICTURES_BEHIND, '$1 文 $2 $3').replace(TASK_BEFORE, '$1 $2').replace(TASK_BEHIND, '$1 $2');

/** Names of two characters are set as wide as those of three: `贺　敏`. Their characters are put together. */
function joinSpaced(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (let i = 0; i < pieces.length; ) {
    let end = i;
    while (end < pieces.length && isSingle(pieces[end]) && (end === i || pieces[end]?.near)) end++;
    if (end === i) joined.push(pieces[i++] as Piece);
    else joined.push(...namesOfSingles(pieces.slice(i, end)));
    i = Math.max(i, end);
  }
  return joined;
}

const isSingle = (piece: Piece | undefined): boolean =>
  piece !== undefined && (piece.kind === 'word' || piece.kind === 'task') && [...piece.text].length === 1;

/** Single characters in a row: names between tasks (`图 裴 真`) where they can be, else all a name or names. */
function namesOfSingles(run: readonly Piece[]): Piece[] {
  if (run.length === 1) return [...run];
  const between: Piece[][] = [[]];
  for (const piece of run) {
    if (piece.kind === 'task') between.push([]);
    else between.at(-1)?.push(piece);
  }
  const tasks = run.filter((p) => p.kind === 'task');
  const told = between.every((names) => names.length % 2 === 0);
  if (tasks.length === 0 || !told) return together(run);
  return between.flatMap((names, i) => [...together(names), ...tasks.slice(i, i + 1)]);
}

function together(run: readonly Piece[]): Piece[] {
  const all = run.map((p) => p.text).join('');
  const names = run.length % 2 === 0 ? run.flatMap((_, i) => (i % 2 ? [] : all.slice(i, i + 2))) : namesOf(all);
  return names.map((text) => ({ kind: 'word', text, near: true, place: false }));
}

/**
 * Reads a credit: trades stand before their names (`首席记者某某 通讯员某某`), tasks before or behind (`文／某某　图／某某`,
 * `某某 文　某某 图`), spaces or none.
 * @returns none where it is too long for a credit
 */
export function readCredit(credit: string): Author[] {
  if (credit.length > LONGEST) return [];
  const pieces = joinSpaced(piecesOf(credit));
  const behind = pieces.at(-1)?.kind === 'task';
  const authors: Author[] = [];
  let trade: string | null = null;
  let task: string | null = null;
  let group: Piece[] = [];
  const close = (after: string | null): void => {
    const role = trade ?? after ?? task;
    const names = role === null ? bareNames(group) : group.flatMap((word, i) => creditedNames(word, i === 0));
    authors.push(...names.map((name) => ({ role: role ?? 'author', name })));
    group = [];
  };
  for (let i = 0; i < pieces.length; i++) {
    const { kind, text } = pieces[i] as Piece;
    const [last, next] = [pieces[i - 1], pieces[i + 1]];
    if (kind === 'trade') {
      close(null);
      trade = text;
    } else if (kind === 'task') {
      const before = last?.kind !== 'slash' && (next?.kind === 'slash' || !behind);
      close(before ? null : text);
      task = before ? text : null;
      trade = null;
    } else if (kind === 'word') {
      group.push(pieces[i] as Piece);
    } else if (last?.kind === 'word' && next?.kind === 'word') {
      const named = isFullName(last.text) || (trade !== null && group.length === 1);
      if (!named) group.pop();
      if (!named && !next.place && isFullName(untitled(next.text))) {
        // A word before a slash that is no name is what somebody did: `製表／某某`.
        close(null);
        trade = null;
        task = last.text;
      } else if (pieces[i + 2]?.kind !== 'slash') i++; // What follows a name's slash is no name: `记者某某／某地报道`.
    }
  }
  close(null);
  return authors.filter((a) => !EDITOR.test(a.role));
}

/** The names that a word of a credit has behind its trade or beside its task. */
function creditedNames({ text, place }: Piece, first: boolean): string[] {
  if (place) return first ? nameBeforePlace(text) : [];
  const name = untitled(text);
  if (name.length < 2 || NO_NAME.test(name) || isOffice(name)) return [];
  return /[·．]/u.test(name) ? [name] : namesOf(name);
}

/** The names of a byline that says nothing else: where others stand beside a full name, they are its office or its column (`市二院 某某`). */
function bareNames(group: readonly Piece[]): string[] {
  const words = group.map((p) => untitled(p.text)).filter((w) => !NO_NAME.test(w));
  const full = words.filter((w) => isFullName(w) && !isOffice(w));
  if (words.length > 1 && full.length > 0) return full;
  const name = words.at(-1) ?? '';
  const names = namesOf(name);
  if (names.length > 1 && names.every(isFullName)) return names;
  return name.length > 0 && (name.length <= 5 || /[·．]/u.test(name)) ? [name] : [];
}

const untitled = (name: string): string => name.replace(TITLE, '');
const isOffice = (word: string): boolean => word.length > 2 && OFFICE.test(word) && !isCommonName(word);

/** Editors are no authors. */
const EDITOR = /[编編][辑輯]|核稿|[责責][编編]|校[对對]/;

/** A line that is a credit is no longer, in UTF-16 units. */
const LONGEST_LINE = 40;
/** A character without which a line is not looked at, which is cheap; and what no credit has outside its brackets. */
const SIGN = /[者员員/／:：]|[习習]生|口[述授]|整理|撰|[采採]/;
const RUNNING = /[，。！？；“”「」…\d）)]|[报報][道导導]\s?[:：]/;
/** Tasks of whoever wrote; of those who speak, read, draw and photograph a line may say more, or it is a picture's. */
const WROTE = /[文撰采採作著译譯词詞編编]|整理|口述|[专專][访訪]|[执執][笔筆]/;
const SPEAKS = /[读讀]者|主持|作者/;
const ASIDE = /[（(][^（()）]*[）)]/g;
/** How papers and their offices end: 晚报记者, 本报健康版记者. */
const PAPER = /[报報社网網台臺刊版线線部组組]$/;
/** Roles and names are at least so much of it; the rest is papers, offices and places. */
const SHARE = 0.4;

/** What a line is that names authors and does little else: `新华社记者 某某`, `口述：某某　整理：某某`; null where it is none. */
export function creditKind(line: string): 'trade' | 'task' | null {
  if (line.length > LONGEST_LINE || !SIGN.test(line)) return null;
  const outside = line.replace(ASIDE, '');
  if (RUNNING.test(outside)) return null;
  const authors = readCredit(outside).filter((a) => a.role !== 'author' && (a.name.length < 4 || isFullName(a.name)));
  if (!authors.some((a) => isFullName(a.name))) return null;
  const roles = new Set(authors.map((a) => a.role));
  const said = [...authors.map((a) => a.name), ...roles].join('').length;
  if (said < SHARE * (outside.match(HANS)?.length ?? 0)) return null;
  const trade = [...roles].some((role) => IS_TRADE.test(role));
  if (trade) return standsAmid(outside) ? null : 'trade';
  const wrote = [...roles].some((role) => WROTE.test(role) && !SPEAKS.test(role));
  return wrote && !outside.includes('、') ? 'task' : null;
}

/** Whether a line's first trade stands in running text: 对于新闻记者, 某某、某某报记者. What is set apart is a name or a paper, what is not must be one. */
function standsAmid(line: string): boolean {
  const before = line.slice(0, line.search(TRADES)).replace(MARK, '');
  if (before.includes('、')) return true;
  if (before === '' || !ENDS_HAN.test(before) || PAPER.test(before)) return false;
  return !namesOf(before).every(isFullName);
}

const MARK = /^[\s■□◎◇◆●○]+/;
const ENDS_HAN = new RegExp(`${HAN}$`);
const HANS = new RegExp(HAN, 'g');
