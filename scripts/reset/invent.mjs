import { converter } from '../../dist/words/converters.js';
import * as words from './words.mjs';

const NUMERALS = [...'〇一二三四五六七八九'];
const CN_MONTHS = [...'一二三四五六七八九十', '十一', '十二'];
const CN_DAYS = [
  '一',
  '三',
  '五',
  '七',
  '八',
  '十',
  '十二',
  '十五',
  '十六',
  '十九',
  '廿一',
  '廿三',
  '廿八',
  '卅',
  '二十',
];

/** Names, dates and set phrases by chance, in the script asked for. */
export function inventor(dice, script) {
  const { one, whole, chance } = dice;
  const toScript = script === 'hant' ? converter('hans', 'tw') : (text) => text;
  const given = () => one(words.GIVEN) + (chance(0.75) ? one(words.GIVEN) : '');
  const raw = {
    given,
    name: () => one(words.SURNAMES) + given(),
    place: () => one(words.PLACE) + one(words.PLACE) + one(words.PLACE_KIND),
    month: () => whole(1, 12),
    day: () => whole(1, 30),
    n: () => whole(2, 16),
    cnmonth: () => one(CN_MONTHS),
    cnday: () => one(CN_DAYS),
    digits: () => String(whole(100000, 999999)) + whole(1000, 9999),
    phone: () =>
      chance(0.5) ? `0${whole(100, 999)}-${whole(5000000, 89999999)}` : `1${whole(30, 89)}${whole(10000000, 99999999)}`,
  };
  /** A template of words.mjs with its gaps filled: `{name}`, `{place}` … or what `own` gives. */
  const fill = (template, own = {}) =>
    toScript(template.replace(/\{(\w+)\}/gu, (_, key) => (own[key] ?? raw[key])())).trimStart();
  return {
    fill,
    toScript,
    any: (table, own) => fill(one(words[table]), own),
    quotes: script === 'hant' ? '「」' : '“”',
    place: () => toScript(raw.place()),
    name: () => toScript(raw.name()),
    year: () => whole(1985, 2025),
    numeral: (n) => [...String(n)].map((c) => NUMERALS[Number(c)]).join(''),
  };
}
