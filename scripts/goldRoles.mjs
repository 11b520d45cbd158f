/** What each line of a page is by its reference: the line's place in the gold text, found by shared character pairs. */

const fold = (s) =>
  (s ?? '')
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[“”„‟"「」『』﹁﹂﹃﹄‘’']/gu, '"')
    .replace(/[⋯…·.。]{2,}|[⋯…]/gu, '…');

/** The reference as one row of units, each with the role of its first line and of its further ones. */
function unitsOf(gold) {
  const units = [];
  const add = (text, first, more, article) => {
    const t = fold(text);
    if (t) units.push({ text: t, first, more, article });
  };
  gold.articles.forEach((a, i) => {
    add(a.kicker, 'front', 'front', i);
    add(a.headline, 'front', 'front', i);
    for (const also of a.headlineAlso ?? []) add(also, 'front', 'front', i);
    for (const d of a.deck ?? []) add(d, 'front', 'front', i);
    add(a.byline, 'byline', 'byline', i);
    let opened = false;
    for (const b of a.body ?? []) {
      const role = b.type === 'heading' ? 'heading' : b.type === 'verse' ? 'verse' : 'first';
      if (role === 'first') {
        add(b.text, opened ? 'first' : 'opening', 'more', i);
        opened = true;
      } else add(b.text, role, role, i);
    }
    for (const c of a.captions ?? []) add(c, 'caption', 'caption', i);
    add(a.tail, 'tail', 'tail', i);
  });
  for (const f of gold.furniture ?? []) add(f, 'furniture', 'furniture', -1);
  return units;
}

/**
 * @param lines the page's lines as the search gets them
 * @returns for each line `{ role, article, unit, offset }`, or null where the reference does not tell
 */
export function goldRoles(lines, gold) {
  const units = unitsOf(gold);
  let all = '';
  const starts = units.map((u) => {
    const at = all.length + 1;
    all += `\u0001${u.text}`;
    return at;
  });
  const unitAt = [];
  units.forEach((u, j) => {
    for (let p = 0; p < u.text.length; p++) unitAt[starts[j] + p] = j;
  });
  const index = new Map();
  for (let p = 0; p + 1 < all.length; p++) {
    const key = all.slice(p, p + 2);
    if (key.includes('\u0001')) continue;
    if (!index.has(key)) index.set(key, []);
    index.get(key).push(p);
  }
  const used = new Uint8Array(all.length);
  let expect = -1;
  return lines.map((line) => {
    const text = fold(line.text.value);
    const votes = new Map();
    for (let i = 0; i + 1 < text.length; i++)
      for (const p of index.get(text.slice(i, i + 2)) ?? []) votes.set(p - i, (votes.get(p - i) ?? 0) + 1);
    if (text.length === 1 || votes.size === 0)
      for (const u of starts.concat(expect)) if (all[u] === text[0]) votes.set(u, 0.1);
    let best = null;
    let most = 0;
    for (const [at, v] of votes) {
      const fresh = used[Math.max(at, 0)] ? 0 : 0.5;
      const near = Math.abs(at - expect) <= 1 ? 1.2 : 0;
      const start = starts.includes(at) ? 0.4 : 0;
      const score = v + fresh + near + start;
      if (score > most) {
        most = score;
        best = at;
      }
    }
    const count = best === null ? 0 : Math.max(votes.get(best), ...[-1, 1, -2, 2].map((d) => votes.get(best + d) ?? 0));
    if (
      best === null ||
      (text.length > 1 && count < 0.45 * (text.length - 1) && !(text.length <= 3 && Math.abs(best - expect) <= 1))
    )
      return null;
    const at = Math.max(best, 0);
    const mid = Math.min(at + Math.floor(text.length / 2), all.length - 1);
    const j = unitAt[at] ?? unitAt[at + 1] ?? unitAt[mid];
    if (j === undefined) return null;
    for (let p = at; p < at + text.length; p++) used[p] = 1;
    expect = at + text.length;
    if (all[expect] === '\u0001') expect++;
    const offset = at - starts[j];
    const unit = units[j];
    const beginning = offset <= 1;
    return { role: beginning ? unit.first : unit.more, article: unit.article, unit: j, offset };
  });
}
