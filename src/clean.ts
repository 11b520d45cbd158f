import { audited } from './model/audit.js';
import { type CleanOptions, resolveOptions } from './options.js';
import { attachHeadlines } from './stages/attachHeadlines.js';
import { convertScript } from './stages/convertScript.js';
import { decode } from './stages/decode.js';
import { dedouble } from './stages/dedouble.js';
import { finish, type Proof } from './stages/finish.js';
import { groupArticles } from './stages/groupArticles.js';
import { joinParagraphs } from './stages/joinParagraphs.js';
import { label } from './stages/label.js';
import { normalise } from './stages/normalise.js';
import { placeFragments } from './stages/placeFragments.js';
import { refuseForeign } from './stages/refuseForeign.js';
import { refuseVoid } from './stages/refuseVoid.js';
import { splitLines } from './stages/splitLines.js';
import { threadBodies } from './stages/threadBodies.js';
import { traceDecisions } from './stages/traceDecisions.js';
import { untangleColumns } from './stages/untangleColumns.js';

/** The program: raw text of a newspaper page in, its articles out, and every character accounted for. */
export function clean(input: string | Uint8Array, options: CleanOptions = {}): Proof {
  const settled = resolveOptions(options);
  if (typeof input !== 'string') refuseForeign(input, settled.name);
  const source = refuseVoid(decode(input, settled));
  const split = splitLines(source);
  const untangled = untangleColumns(split);
  const lined = dedouble(normalise(untangled));
  const read = label(lined);
  const threaded = threadBodies(read);
  // What was read in another order is read once more: a line's role hangs on its neighbours.
  const labelled = threaded === read ? read : label(threaded);
  // Only columns that are interleaved and bodies in pieces ask a segmenter, which is the one of Intl.
  const segmenter = untangled === split && threaded === read ? null : 'intl';
  const draft = placeFragments(attachHeadlines(groupArticles(joinParagraphs(labelled))), lined.strays ?? []);
  const page = audited(source.text, finish(draft, source, segmenter));
  return { page: convertScript(page, settled.script), source, decisions: traceDecisions(labelled, page) };
}
