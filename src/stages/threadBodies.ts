import type { LabelledLine, LabelledPage, Role } from '../model/draft.js';
import type { ResolvedOptions } from '../options.js';
import { isInOrderOfTheEye } from '../search/manner.js';
import type { Fragment } from '../search/threadFeatures.js';
import { type Threaded, thread } from '../search/threads.js';
import type { ThreadWeights } from '../search/threadWeights.js';
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
 * piece goes to the body that it continues; the segmenter of `choice` is asked for words across the cuts. How surely each goes on is kept with the page.
 * A page that was not read box by box is returned as it was.
 * @param worthOf how well the page makes articles when it is read in some order: as `Weigh` has it
 */
export function threadBodies(
  page: LabelledPage,
  choice: ResolvedOptions['segmenter'],
  worthOf: (page: LabelledPage, least: number) => number | null,
  weights?: ThreadWeights,
): LabelledPage {
  if (!isInOrderOfTheEye(page.lines)) return page;
  const fragments = fragmentsOf(page.labelled);
  if (fragments.length < FEWEST || fragments.length > MOST) return page;
  const segmenter = segmenterOf(choice);
  const asked = { ...page, segmenter: segmenter.name };
  const read = (threaded: Threaded): LabelledPage => inOrder(asked, fragments, threaded);
  return read(thread(fragments, segmenter, (threaded, least) => worthOf(read(threaded), least), weights));
}

/**
 * The page with each body in reading order: pieces that stand elsewhere are put behind the one that they continue. What stands between two pieces that
 * follow each other before and after goes with them: a section heading taken for a headline, or what interrupts them. All other lines stay where they are.
 */
function inOrder(page: LabelledPage, fragments: readonly Fragment[], { bodies, goesOn }: Threaded): LabelledPage {
  const { labelled } = page;
  const placeOf = new Map(labelled.map((l, at) => [l, at]));
  const [first, last] = [0, -1].map((at) =>
    fragments.map((f) => placeOf.get(f.lines.at(at) as LabelledLine) as number),
  ) as [number[], number[]];
  /** By the place of the line before them, the places of the lines that are put there. */
  const put = new Map<number, number[]>();
  const moved = new Set<number>();
  /** First lines of pieces that follow another box: the blank line before them is the box's, and says nothing of a paragraph. */
  const apart = new Map<number, LabelledLine>();
  for (const body of bodies) {
    let to: number[] | undefined;
    body.forEach((k, i) => {
      const before = body[i - 1];
      const isApart = before !== undefined && before !== k - 1;
      if (isApart) apart.set(first[k] as number, withoutBlank(labelled[first[k] as number] as LabelledLine));
      if (isApart && !to) {
        to = [];
        put.set(last[before] as number, to);
      }
      if (!to) return;
      for (let at = isApart ? (first[k] as number) : (last[k - 1] as number) + 1; at <= (last[k] as number); at++) {
        to.push(at);
        moved.add(at);
      }
    });
  }
  const lineAt = (at: number): LabelledLine => apart.get(at) ?? (labelled[at] as LabelledLine);
  const told = new Map([...goesOn].map(([k, odds]) => [lineAt(first[k] as number).line, odds]));
  if (moved.size === 0) return { ...page, goesOn: told };
  const read = labelled.flatMap((_, at) => [...(moved.has(at) ? [] : [at]), ...(put.get(at) ?? [])]).map(lineAt);
  return { ...page, labelled: read, lines: read.map((l) => l.line), goesOn: told };
}

const withoutBlank = (l: LabelledLine): LabelledLine => ({ ...l, line: { ...l.line, blankBefore: false } });
