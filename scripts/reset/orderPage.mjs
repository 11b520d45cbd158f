/** Some bodies are cut in two by what comes next in the stream: another headline block, a caption. */
function cutBodies(stream, share, dice) {
  const out = [...stream];
  for (let i = 0; i + 1 < out.length; i++) {
    const piece = out[i];
    if (piece.kind !== 'body' || out[i + 1].kind === 'body' || piece.rows.length < 8 || !dice.chance(share)) continue;
    const at = dice.whole(3, piece.rows.length - 3);
    out.splice(i, 2, { ...piece, rows: piece.rows.slice(0, at) }, out[i + 1], { ...piece, rows: piece.rows.slice(at) });
    i += 2;
  }
  return out;
}

function inParts(body, dice) {
  const size = Math.max(6, Math.ceil(body.rows.length / dice.whole(2, 4)));
  const parts = [];
  for (let at = 0; at < body.rows.length; at += size) parts.push({ ...body, rows: body.rows.slice(at, at + size) });
  return parts;
}

/** The fronts of a heap, in the order of their bodies or another. */
const heap = (fronts, dice) =>
  ({ same: () => fronts, reversed: () => [...fronts].reverse(), shuffled: () => dice.shuffle(fronts) })[
    dice.weigh({ same: 2, reversed: 1, shuffled: 2 })
  ]();

/** Captions stand before, after or inside the body, or anywhere. */
function withCaptions(pieces, captions, dice) {
  const out = [...pieces];
  for (const caption of captions) out.splice(dice.whole(0, out.length), 0, caption);
  return out;
}

/**
 * The stream of a page: in which order its pieces came out.
 * @param {{ fronts: object[], body: object | null, captions: object[] }[]} blocks one an article, each piece `{ kind, rows }`
 * @param furniture rows for `head`, `midst` and `foot`
 */
export function orderPage(blocks, furniture, dice) {
  const manner = dice.weigh({ straight: 6, late: 2, mixed: 2.5, behind: 1, shuffled: 1.5, parted: 1.5, woven: 0.6 });
  const bodies = blocks.flatMap((b) => (b.body ? [b.body] : []));
  const fronts = blocks.flatMap((b) => b.fronts);
  const captions = blocks.flatMap((b) => b.captions);
  const streams = {
    straight: () => blocks.flatMap((b) => withCaptions([...b.fronts, ...(b.body ? [b.body] : [])], b.captions, dice)),
    behind: () => blocks.flatMap((b) => withCaptions([...(b.body ? [b.body] : []), ...b.fronts], b.captions, dice)),
    late: () => withCaptions([...bodies, ...heap(fronts, dice)], captions, dice),
    mixed() {
      const at = dice.whole(1, Math.max(1, bodies.length - 1));
      return withCaptions([...bodies.slice(0, at), ...heap(fronts, dice), ...bodies.slice(at)], captions, dice);
    },
    shuffled: () => dice.shuffle([...bodies, ...fronts, ...captions]),
    /** Columns read across: bodies in a few parts, each in its order, taken in turns. */
    woven() {
      const rows = blocks.map((b) =>
        withCaptions([...b.fronts, ...(b.body ? inParts(b.body, dice) : [])], b.captions, dice),
      );
      const out = [];
      while (rows.some((r) => r.length)) out.push(dice.one(rows.filter((r) => r.length)).shift());
      return out;
    },
    parted: () =>
      blocks.flatMap((b) => {
        const before = b.fronts.filter(() => dice.chance(0.6));
        const after = b.fronts.filter((f) => !before.includes(f));
        return withCaptions([...before, ...(b.body ? [b.body] : []), ...after], b.captions, dice);
      }),
  };
  const stream = cutBodies(streams[manner](), dice.one([0.05, 0.15, 0.5]), dice);
  const set = (rows) => (rows.length ? [{ kind: 'furniture', rows }] : []);
  stream.splice(dice.whole(1, Math.max(1, stream.length - 1)), 0, ...set(furniture.midst));
  return { manner, stream: [...set(furniture.head), ...stream, ...set(furniture.foot)] };
}
