import type { LabelledLine, LabelledPage, Role } from '../model/draft.js';
import type { ResolvedOptions } from '../options.js';
import { isInOrderOfTheEye } from '../search/manner.js';
import type { Fragment } from '../search/threadFeatures.js';
import { type ThreadWeights, thread } from '../search/threads.js';
import { segmenterOf } from '../words/segmenter.js';

const BODY: ReadonlySet<Role> = new Set(['opening', 'first', 'more', 'heading', 'verse', 'tail']);

/** With fewer pieces nothing can be cut; more stand on no page, and what they cost grows with their square. */
const FEWEST = 3;
const MOST = 250;

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
 * On a page in the order of the eye, bodies that something cut in pieces, a caption, a box, another article, are put together again: every
 * piece goes to the body that it continues; the segmenter of `choice` is asked for words across the cuts. Lines that are no running text stay where they are. The page is returned as it was where nothing moves.
 */
export function threadBodies(
  page: LabelledPage,
  choice: ResolvedOptions['segmenter'],
  weights?: ThreadWeights,
): LabelledPage {
  if (!isInOrderOfTheEye(page.lines)) return page;
  const fragments = fragmentsOf(page.labelled);
  if (fragments.length < FEWEST || fragments.length > MOST) return page;
  const segmenter = segmenterOf(choice);
  const bodies = thread(fragments, segmenter, weights);
  const asked = { ...page, segmenter: segmenter.name };
  if (bodies.every((body) => body.every((k, i) => i === 0 || k === (body[i - 1] as number) + 1))) return asked;
  /** By its first line, a body in reading order: it stands where its beginning stands. */
  const home = new Map<LabelledLine, LabelledLine[]>();
  const moved = new Set<LabelledLine>();
  for (const body of bodies) {
    const lines = body.flatMap((k, i) => {
      const [head, ...rest] = (fragments[k] as Fragment).lines as [LabelledLine, ...LabelledLine[]];
      // Before a piece that follows another box the blank line is the box's, and says nothing of a paragraph.
      const joined = i === 0 || k === (body[i - 1] as number) + 1;
      return [joined ? head : { ...head, line: { ...head.line, blankBefore: false } }, ...rest];
    });
    home.set(lines[0] as LabelledLine, lines);
    for (const k of body) for (const l of (fragments[k] as Fragment).lines) moved.add(l);
  }
  const labelled = page.labelled.flatMap((l) => home.get(l) ?? (moved.has(l) ? [] : [l]));
  return { ...asked, labelled, lines: labelled.map((l) => l.line) };
}
