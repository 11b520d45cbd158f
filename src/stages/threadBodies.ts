import type { LabelledLine, LabelledPage, Role } from '../model/draft.js';
import type { ResolvedOptions } from '../options.js';
import { isBoxed } from '../search/features.js';
import type { Fragment } from '../search/threadFeatures.js';
import { thread } from '../search/threads.js';
import { segmenterOf } from '../words/segmenter.js';

const BODY: ReadonlySet<Role> = new Set(['opening', 'first', 'more', 'heading', 'verse', 'tail']);

/** With fewer pieces nothing can be cut; more stand on no page, and what they cost grows with their square. */
const FEWEST = 3;
const MOST = 400;

/** A line without a mark that stands alone is hardly running text, whatever it was taken for: `数读东湾` */
const BARE = /^[^，。、；：？！…”」』）,.;:?!)]+$/u;

/** The page's running text in the pieces in which it was printed; other lines stand between them. */
export function fragmentsOf(labelled: readonly LabelledLine[]): Fragment[] {
  const out: { lines: LabelledLine[]; after: Fragment['after'] }[] = [];
  let after: Fragment['after'] = 'nothing';
  let open = false;
  labelled.forEach((l, i) => {
    const alone = l.line.blankBefore && (labelled[i + 1]?.line.blankBefore ?? true);
    if (!BODY.has(l.role) || (alone && BARE.test(l.line.text.value) && l.role !== 'verse' && l.role !== 'heading')) {
      after = l.role === 'front' || l.role === 'byline' || after === 'front' ? 'front' : 'other';
      open = false;
      return;
    }
    const last = out[out.length - 1];
    const headed = last && last.lines.every((x) => x.role === 'heading');
    const cut = !open || l.role === 'opening' || (l.line.blankBefore && !headed);
    if (cut || !last) out.push({ lines: [l], after });
    else last.lines.push(l);
    after = 'nothing';
    open = true;
  });
  return out;
}

/**
 * On a page that was read box by box, bodies that something cut in pieces, a caption, a box, another article, are put together again: every
 * piece goes to the body that it continues; the segmenter of `choice` is asked for words across the cuts. Lines that are no running text stay where they are. The page is returned as it was where nothing moves.
 */
export function threadBodies(
  page: LabelledPage,
  choice: ResolvedOptions['segmenter'],
  weights?: Readonly<Record<string, number>>,
): LabelledPage {
  if (!isBoxed(page.lines)) return page;
  const fragments = fragmentsOf(page.labelled);
  if (fragments.length < FEWEST || fragments.length > MOST) return page;
  const segmenter = segmenterOf(choice);
  const bodies = thread(fragments, segmenter, weights);
  const asked = { ...page, segmenter: segmenter.name };
  if (bodies.every((body, k) => k === 0 || body === bodies[k - 1] || bodies.indexOf(body) === k)) return asked;
  const pieces = new Map<LabelledLine, LabelledLine[]>();
  const moved = new Set<LabelledLine>();
  const first = new Map<number, LabelledLine[]>();
  fragments.forEach((f, k) => {
    const body = bodies[k] as number;
    const home = first.get(body);
    if (home) {
      // Before a piece that follows another box the blank line is the box's, and says nothing of a paragraph.
      const [head, ...rest] = f.lines as [LabelledLine, ...LabelledLine[]];
      const joined = body === bodies[k - 1] ? head : { ...head, line: { ...head.line, blankBefore: false } };
      home.push(joined, ...rest);
    } else {
      const lines = [...f.lines];
      first.set(body, lines);
      pieces.set(f.lines[0] as LabelledLine, lines);
    }
    for (const l of f.lines) moved.add(l);
  });
  const labelled: LabelledLine[] = [];
  for (const l of page.labelled) {
    if (!moved.has(l)) labelled.push(l);
    else for (const x of pieces.get(l) ?? []) labelled.push(x);
  }
  return { ...asked, labelled, lines: labelled.map((l) => l.line) };
}
