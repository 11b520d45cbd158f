/**
 * Invented newspaper pages for the soak tests and benchmarks: seeded, so that page n is the same everywhere.
 *
 *   node scripts/pages.mjs COUNT FOLDER [--seed N]     COUNT pages as FOLDER/000/page-00000.txt …
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { random } from './typeset/random.mjs';

const PLACES = ['临溪镇', '柳河村', '青石桥', '东湾街道', '白鹭洲', '望江乡', '松岭林场', '南塘社区'];
const WHO = ['村民', '社区志愿者', '渔业合作社', '镇里的老师', '水利站', '文化馆', '养蜂人', '退休工人'];
const DID = ['修好了', '办起了', '清点了', '走访了', '请来了', '种下了', '搬走了', '记录了'];
const WHAT = [
  '一座旧渡口',
  '两百亩油菜',
  '一间图书室',
  '三条排水渠',
  '几位老戏骨',
  '一批新课桌',
  '村口的老槐树',
  '去年的账目',
];
const WHEN = ['昨天', '上周末', '连日来', '本月初', '入冬以来', '去年秋天'];
const ALSO = ['大家都说值得', '雨水一直没有停', '账目贴在墙上', '孩子们看得最认真', '费用由各户分担', '明年还要再办'];
const SURNAMES = ['周', '吴', '郑', '钱', '孙', '冯', '褚', '卫'];
const GIVEN = ['小满', '立秋', '望舒', '庭芳', '若谷', '行简'];

/** One page of about `articles` pieces, its lines broken to a measure as a typesetter would. */
export function makePage(seed, articles = 4) {
  const next = random(seed * 2654435761 + 1);
  const one = (list) => list[Math.floor(next() * list.length)];
  const sentence = () =>
    `${one(WHEN)}，${one(PLACES)}的${one(WHO)}${one(DID)}${one(WHAT)}，${one(ALSO)}${next() < 0.3 ? `，前后用了${2 + Math.floor(next() * 90)}天` : ''}。`;
  const lines = [];
  for (let a = 0; a < articles; a++) {
    const measure = 12 + Math.floor(next() * 12);
    lines.push(`${one(PLACES)}${one(DID)}${one(WHAT)}`, '');
    const paragraphs = 3 + Math.floor(next() * 5);
    for (let p = 0; p < paragraphs; p++) {
      let text = '　　';
      if (p === 0) text += `本报讯（记者 ${one(SURNAMES)}${one(GIVEN)}）`;
      const sentences = 2 + Math.floor(next() * 4);
      for (let s = 0; s < sentences; s++) text += sentence();
      lines.push(...broken(text, measure));
    }
    lines.push('');
  }
  return `${lines.join('\n')}\n`;
}

/** Cut after `measure` characters; a mark that may not begin a line hangs on the one before. */
function broken(text, measure) {
  const out = [];
  for (let at = 0; at < text.length; ) {
    let to = Math.min(at + measure, text.length);
    while (to < text.length && '，。、；：？！”）'.includes(text[to])) to++;
    out.push(text.slice(at, to));
    at = to;
  }
  return out;
}

/** Writes `count` pages below `folder`, a thousand to a subfolder, and returns their paths. */
export function writePages(folder, count, seed = 1) {
  const paths = [];
  for (let i = 0; i < count; i++) {
    const sub = join(folder, String(Math.floor(i / 1000)).padStart(3, '0'));
    if (i % 1000 === 0) mkdirSync(sub, { recursive: true });
    const path = join(sub, `page-${String(i).padStart(5, '0')}.txt`);
    writeFileSync(path, makePage(seed * 1000003 + i));
    paths.push(path);
  }
  return paths;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [count, folder, , seed] = process.argv.slice(2);
  if (!folder) {
    console.error('usage: node scripts/pages.mjs COUNT FOLDER [--seed N]');
    process.exit(2);
  }
  writePages(folder, Number(count), Number(seed ?? 1));
}
