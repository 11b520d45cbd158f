import { audited } from './model/audit.js';
import { type CleanOptions, resolveOptions } from './options.js';
import { convertScript } from './stages/convertScript.js';
import { decode } from './stages/decode.js';
import { dedouble } from './stages/dedouble.js';
import { finish, type Proof } from './stages/finish.js';
import { normalise } from './stages/normalise.js';
import { placeFragments } from './stages/placeFragments.js';
import { refuseForeign } from './stages/refuseForeign.js';
import { refuseVoid } from './stages/refuseVoid.js';
import { splitLines } from './stages/splitLines.js';
import { untangleColumns } from './stages/untangleColumns.js';

/** The program: raw text of a newspaper page in, its articles out, and every character accounted for. */
export function clean(input: string | Uint8Array, options: CleanOptions = {}): Proof {
  const settled = resolveOptions(options);
  if (typeof input !== 'string') refuseForeign(input, settled.name);
  const source = refuseVoid(decode(input, settled));
  const lined = dedouble(normalise(untangleColumns(splitLines(source))));
  const draft = placeFragments(stub(lined), lined.strays ?? []);
  const page = audited(source.text, finish(draft, source, null));
  return { page: convertScript(page, settled.script), source, decisions: [] };
}

import type { Draft, LinedPage } from './model/draft.js';

function stub(page: LinedPage): Draft {
  const body = page.lines.map((l) => ({ type: 'paragraph' as const, text: l.text, confidence: 0.5 }));
  const article = {
    kicker: null,
    headline: null,
    deck: [],
    byline: null,
    authors: [],
    body,
    jump: null,
    confidence: 0.5,
  };
  return {
    articles: body.length ? [article] : [],
    furniture: [],
    removed: page.removed,
    notes: page.notes,
  };
}
