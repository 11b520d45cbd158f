import { audited } from './model/audit.js';
import type { LabelledPage, LinedPage, ReadPage } from './model/draft.js';
import type { Source } from './model/source.js';
import { type CleanOptions, type ResolvedOptions, resolveOptions } from './options.js';
import { attachHeadlines } from './stages/attachHeadlines.js';
import { bindVertical } from './stages/bindVertical.js';
import { convertScript } from './stages/convertScript.js';
import { decode } from './stages/decode.js';
import { dedouble } from './stages/dedouble.js';
import { finish, type Proof } from './stages/finish.js';
import { giveCaptions } from './stages/giveCaptions.js';
import { articleWorth, groupArticles } from './stages/groupArticles.js';
import { joinParagraphs } from './stages/joinParagraphs.js';
import { label } from './stages/label.js';
import { normalise } from './stages/normalise.js';
import { placeFragments } from './stages/placeFragments.js';
import { readSettled } from './stages/readSettled.js';
import { refuseForeign } from './stages/refuseForeign.js';
import { refuseVoid } from './stages/refuseVoid.js';
import { setToMeasure } from './stages/setToMeasure.js';
import { splitLines } from './stages/splitLines.js';
import { threadBodies } from './stages/threadBodies.js';
import { traceDecisions } from './stages/traceDecisions.js';
import { untangleColumns } from './stages/untangleColumns.js';

/** The program: raw text of a newspaper page in, its articles out, and every character accounted for. */
export function clean(input: string | Uint8Array, options: CleanOptions = {}): Proof {
  const resolved = resolveOptions(options);
  if (typeof input !== 'string') refuseForeign(input, resolved.name);
  const source = refuseVoid(decode(input, resolved));
  const { labelled, draft, segmenter } = readSettled(source) ?? readRaw(source, resolved.segmenter);
  const page = audited(source.text, finish(draft, source, segmenter));
  return { page: convertScript(page, resolved.script), source, decisions: traceDecisions(labelled, page) };
}

function readRaw(source: Source, segmenter: ResolvedOptions['segmenter']): ReadPage {
  const lined = setToMeasure(bindVertical(dedouble(normalise(untangleColumns(splitLines(source), segmenter)))));
  const grouped = groupArticles(readLines(lined, segmenter), joinParagraphs);
  const draft = placeFragments(attachHeadlines(giveCaptions(grouped)), lined.strays ?? []);
  return { labelled: grouped, draft, segmenter: grouped.segmenter ?? null };
}

/** The lines with their roles, in reading order. */
export function readLines(lined: LinedPage, segmenter: ResolvedOptions['segmenter']): LabelledPage {
  const read = label(lined);
  const threaded = threadBodies(read, segmenter, articleWorth(joinParagraphs));
  // What was read in another order is read once more: a line's role hangs on its neighbours.
  return threaded.lines === read.lines ? threaded : label(threaded);
}
