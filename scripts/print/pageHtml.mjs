import { HtmlRenderer } from 'commonmark';
import { printFurniture } from '../reset/printFurniture.mjs';

const FONTS = {
  hans: { serif: 'Noto Serif CJK SC', sans: 'Noto Sans CJK SC', lang: 'zh-Hans' },
  hant: { serif: 'Noto Serif CJK TC', sans: 'Noto Sans CJK TC', lang: 'zh-Hant' },
};
/** The order in which the parts of a headline block are drawn. */
const FRONTS = {
  drawn: ['kicker', 'deck', 'byline', 'headline'],
  read: ['kicker', 'headline', 'deck', 'byline'],
  signed: ['byline', 'kicker', 'headline', 'deck'],
};
/** The order in which the pieces of a page are drawn. */
const ORDERS = { read: 3, bodiesFirst: 3, shuffled: 3, frontsFirst: 0.5 };

const { esc } = new HtmlRenderer();
const div = (kind, text, style = '') => `<div class="${kind}"${style ? ` style="${style}"` : ''}>${esc(text)}</div>`;
/** What is drawn as a whole, and set where it stands in the page; `key` is its name in the order of drawing. */
const piece = (key, html, also = '') => `<div class="piece" data-key="${key}"${also}>${html}</div>`;

/** How one page is set, in points. */
function styleOf(kind, dice) {
  const { chance, one, whole } = dice;
  const size = one([8.5, 9, 9, 9.5, 10, 10.5]);
  const { serif, sans } = FONTS[kind];
  return {
    size,
    leading: one([1.3, 1.4, 1.5, 1.6]),
    gutter: size * one([1, 1.5, 2]),
    measure: whole(26, 44) / 2,
    text: chance(0.85) ? serif : sans,
    display: chance(0.7) ? sans : serif,
    headingAt: one(['center', 'center', 'left']),
    verseAt: one([0, 1, 2]),
    ruled: chance(0.7),
    shadow: chance(0.3),
  };
}

const bodyHtml = (a, style) =>
  a.body
    .map((b) => {
      if (b.type === 'verse') return div('verse', b.text, `padding-left:${style.verseAt}em`);
      return div(b.type === 'heading' ? 'heading' : 'paragraph', b.text);
    })
    .join('') + (a.tail ? div('tail', a.tail) : '');

/** The pieces of an article: the parts of its headline block, pictures, body. Each is drawn as a whole. */
function boxHtml(a, article, width, style, dice) {
  const columns = Math.max(1, Math.round((width + style.gutter) / (style.measure * style.size + style.gutter)));
  const room = width / Math.max([...a.headline].length, 5);
  const headline = Math.min(room, dice.whole(16, 36));
  const upright = a.deck.length > 0 && columns > 2 && dice.chance(0.12);
  const parts = {
    kicker: a.kicker && div('kicker', a.kicker),
    headline:
      a.headline &&
      div(
        `headline${style.shadow && dice.chance(0.5) ? ' shadow' : ''}`,
        a.headline,
        `font-size:${Math.max(headline, style.size * 1.3).toFixed(1)}pt;text-align:${dice.one(['left', 'center'])}`,
      ),
    deck: a.deck.map((d) => div(upright ? 'deck upright' : 'deck', d)).join(''),
    byline: a.byline && div('byline', a.byline),
  };
  const pictures = a.captions.map(
    (c) => `<div class="picture" style="height:${dice.whole(40, 130)}pt"></div>${div('caption', c)}`,
  );
  const body = a.body.length
    ? piece(
        `body ${article}`,
        bodyHtml(a, style),
        ` data-slack="${dice.chance(0.5) ? 0 : dice.whole(5, 50) / 100}" style="column-count:${columns}"`,
      )
    : '';
  // Set in the order of the eye; drawn in the order of the stream.
  const front = FRONTS.read.map((name) => (parts[name] ? piece(`${name} ${article}`, parts[name]) : '')).join('');
  const picture = pictures.map((p) => piece(`picture ${article}`, p));
  const inside = dice.chance(0.7) ? [front, ...picture, body] : [front, body, ...picture];
  return `<div class="box" style="width:${width.toFixed(1)}pt">${inside.join('')}</div>`;
}

/** Bands from top to bottom: one article in all the width, or stacks of articles side by side. */
function bandsHtml(articles, width, style, dice) {
  const gap = style.size * 2;
  const bands = [];
  let at = 0;
  const box = (w) => {
    const html = boxHtml(articles[at], at, w, style, dice);
    at++;
    return html;
  };
  while (at < articles.length) {
    const left = articles.length - at;
    const stacks = left === 1 || dice.chance(0.3) ? 1 : Math.min(left, dice.whole(2, 3));
    if (stacks === 1) {
      bands.push(`<div class="band">${box(width)}</div>`);
      continue;
    }
    const shares = Array.from({ length: stacks }, () => dice.whole(10, 24));
    const sum = shares.reduce((a, b) => a + b);
    const counts = shares.map(() => 1);
    for (let more = Math.min(left - stacks, dice.whole(0, 3)); more > 0; more--) counts[dice.whole(0, stacks - 1)]++;
    const html = shares.map((share, i) => {
      const w = (width - gap * (stacks - 1)) * (share / sum);
      return `<div class="stack">${Array.from({ length: counts[i] }, () => box(w)).join('')}</div>`;
    });
    bands.push(`<div class="band">${html.join('')}</div>`);
  }
  return bands.join('');
}

const css = (page, style, kind) => {
  const { size } = style;
  return `body{margin:0;width:${page.width}pt;font:${size}pt/${style.leading} '${style.text}'}
#page{position:relative;width:${page.width}pt;box-sizing:border-box;padding:${page.margin}pt}
.band{display:flex;gap:${size * 2}pt;align-items:flex-start;margin-top:${size}pt}
.box{${style.ruled ? 'border-bottom:.5pt solid #444;' : ''}padding-bottom:${size}pt;margin-bottom:${size}pt}
[data-slack]{column-gap:${style.gutter}pt;text-align:justify}
.paragraph{text-indent:2em;line-break:strict}
.heading{font-family:'${style.display}';font-weight:700;text-align:${style.headingAt}}
.tail{text-align:right}
.headline{font-family:'${style.display}';font-weight:700;line-height:1.25}
.shadow{text-shadow:.7pt .7pt 0 #999}
.kicker,.deck{font-size:${size * 1.15}pt;font-family:'${kind.sans}'}
.upright{writing-mode:vertical-rl;height:${size * 16}pt;float:right}
.picture{background:#ccc}
.caption{font-size:${size * 0.85}pt;font-family:'${kind.sans}'}
.furniture{font-size:${size}pt}
.masthead{font:700 ${size * 2.4}pt '${style.display}'}`;
};

/** Runs in the browser: heights of bodies, then every piece where it stands, in the order of the stream, on paper that just holds it. */
const SCRIPT = `
const page=document.getElementById('page');
for(const b of document.querySelectorAll('[data-slack]')){const slack=Number(b.dataset.slack);if(slack){const h=b.getBoundingClientRect().height*(1+slack);b.style.height=h+'px';b.style.columnFill='auto'}}
for(const f of document.querySelectorAll('.upright'))f.parentElement.style.overflow='hidden';
const home=page.getBoundingClientRect();
const pieces=[...document.querySelectorAll('.piece')].map(p=>({p,r:p.getBoundingClientRect()}));
const height=Math.max(home.height,...pieces.map(x=>x.r.bottom))+20;
page.style.height=height+'px';page.style.boxSizing='border-box';page.style.overflow='hidden';
const rank=({p})=>ORDER.indexOf(p.dataset.key);
pieces.sort((a,b)=>rank(a)-rank(b));
const frames=[...document.querySelectorAll('.row,.band,.stack,.box')].map(b=>[b,b.getBoundingClientRect()]);
for(const [b,r] of frames){b.style.boxSizing='border-box';b.style.height=r.height+'px';if(b.className==='stack')b.style.width=r.width+'px'}
for(const {p,r} of pieces){p.style.position='absolute';p.style.left=(r.left-home.left)+'px';p.style.top=(r.top-home.top)+'px';p.style.width=r.width+'px';if(p.dataset.slack)p.style.height=r.height+'px'}
for(const {p} of pieces)page.appendChild(p);
const s=document.createElement('style');s.textContent='@page{margin:0;size:'+WIDTH+'pt '+Math.ceil(height*.75+8)+'pt}';document.head.appendChild(s);
`;

/**
 * A newspaper page for a browser: its articles in boxes, drawn in an order of its own.
 * @param articles as references have them: `{ kicker, headline, deck, byline, body, captions, tail }`
 * @param kind `hans` or `hant`
 * @returns {{ html: string, furniture: string[], order: string }}
 */
export function pageHtml(articles, kind, invent, dice) {
  const style = styleOf(kind, dice);
  const page = { width: dice.one([720, 800, 870, 870, 960, 1080]), margin: 24 };
  const width = page.width - 2 * page.margin;
  const furniture = printFurniture({ old: false }, invent, dice);
  const row = (rows, from) =>
    `<div class="row">${rows.map((r, i) => `${piece(`furniture ${from + i}`, div(i === 0 && from === 0 && r.text.length < 8 ? 'furniture masthead' : 'furniture', r.text), ' style="display:inline-block"')}&nbsp;&nbsp;`).join('')}</div>`;
  const head = [...furniture.head, ...furniture.midst];
  const order = dice.weigh(ORDERS);
  const front = FRONTS[dice.weigh({ drawn: 5, read: 4, signed: 1 })];
  const numbers = articles.map((_, i) => i);
  const fronts = (i) => front.map((part) => `${part} ${i}`);
  const block = (i) => [fronts(i), [`body ${i}`]];
  const late = numbers.map((i) => `picture ${i}`);
  const runs = {
    read: () => [
      ...numbers.flatMap((i) =>
        dice.chance(0.5) ? [...fronts(i), `body ${i}`] : [...fronts(i), `picture ${i}`, `body ${i}`],
      ),
      ...late,
    ],
    bodiesFirst: () => [...numbers.map((i) => `body ${i}`), ...late, ...numbers.flatMap(fronts)],
    frontsFirst: () => [...numbers.flatMap(fronts), ...numbers.map((i) => `body ${i}`), ...late],
    shuffled: () => [...dice.shuffle(numbers.flatMap(block)).flat(), ...dice.shuffle(late)],
  }[order]();
  const foot = furniture.foot.map((_, i) => `furniture ${head.length + i}`);
  const drawn = [...head.map((_, i) => `furniture ${i}`), ...runs, ...foot];
  const html = `<!doctype html><html lang="${FONTS[kind].lang}"><meta charset="utf-8"><style>${css(page, style, FONTS[kind])}</style>
<body><div id="page">${row(head, 0)}${bandsHtml(articles, width, style, dice)}${row(furniture.foot, head.length)}</div>
<script>const WIDTH=${page.width},ORDER=${JSON.stringify(drawn)};${SCRIPT}</script></body></html>`;
  return { html, furniture: [...head, ...furniture.foot].map((r) => r.text), order };
}
