import { picture, text } from './picture.mjs';

/** The forms that differ in kind; the legacy encodings read as the stream text does. */
const SHOWN = ['raw', 'indent', 'seedlike', 'ocr', 'read', 'strip, invented', 'strip, real'];
const WIDTH = 840;
const NAMES = 212;
const GAP = 44;
const PANEL = (WIDTH - NAMES - GAP - 24) / 2;
const TOP = 64;
const ROW = 30;

/** For each form, how well articles and paragraphs come out: on unseen papers, on papers of the fit, and by the peers' rule. */
export function drawForms(fitted, leftOut, names) {
  const forms = SHOWN.filter((form) => leftOut.forms[form]);
  const height = TOP + forms.length * ROW + 34;
  const panels = [
    ['Articles found whole (pq)', 'pq', NAMES],
    ['Paragraph breaks (F1)', 'breaks', NAMES + PANEL + GAP],
  ];
  const y = (i) => TOP + (i + 0.5) * ROW;
  const parts = [
    ...legend(),
    ...forms.map((form, i) => text(NAMES - 16, y(i) + 4, names[form], { at: 'end' })),
    ...panels.flatMap(([title, key, left]) => panel(title, key, left, forms, fitted, leftOut, y, height)),
  ];
  return picture(WIDTH, height, 'Quality by form of text, beside the rule that other tools use', parts);
}

function legend() {
  const y = 16;
  return [
    dot(NAMES + 6, y - 4),
    text(NAMES + 18, y, 'papers never seen'),
    ring(NAMES + 156, y - 4),
    text(NAMES + 168, y, 'papers of the fit'),
    diamond(NAMES + 296, y - 4),
    text(NAMES + 308, y, 'the rule of other tools (right: told the articles)'),
  ];
}

function panel(title, key, left, forms, fitted, leftOut, y, height) {
  const x = (value) => left + Math.max(0, Math.min(1, value)) * PANEL;
  const bottom = height - 30;
  const grid = [0, 0.25, 0.5, 0.75, 1].flatMap((v) => [
    `<path class="grid" d="M${x(v).toFixed(1)} ${TOP}V${bottom}"/>`,
    text(x(v), bottom + 18, String(v), { at: 'middle' }),
  ]);
  const rows = forms.flatMap((form, i) => {
    const [own, seen, peer] = [leftOut.forms[form][key], fitted.forms[form][key], leftOut.forms[form].peers[key]];
    return [
      `<path class="grid" d="M${left} ${y(i)}H${(left + PANEL).toFixed(1)}"/>`,
      between(x(own), x(seen), y(i)),
      diamond(x(peer), y(i)),
      ring(x(seen), y(i)),
      dot(x(own), y(i)),
      text(Math.min(x(own), x(seen)) - 10, y(i) + 4, own.toFixed(2), { at: 'end', as: 'ours' }),
    ];
  });
  return [text(left, TOP - 16, title, { as: 'title' }), ...grid, ...rows];
}

/** A line that ends at the ring's edge. */
const between = (from, to, y) =>
  Math.abs(to - from) < 6
    ? ''
    : `<path class="ours line" d="M${from.toFixed(1)} ${y}H${(to - 5 * Math.sign(to - from)).toFixed(1)}"/>`;
const dot = (x, y) => `<circle class="ours" cx="${x.toFixed(1)}" cy="${y}" r="5"/>`;
const ring = (x, y) => `<circle class="ours hollow" cx="${x.toFixed(1)}" cy="${y}" r="5" stroke-width="1.5"/>`;
const diamond = (x, y) => `<path class="peer" d="M${x.toFixed(1)} ${y - 5}l5 5l-5 5l-5 -5z"/>`;
