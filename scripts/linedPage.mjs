/** The stages before the articles, as clean.ts runs them: what every fit begins with. */
import { readLines } from '../dist/clean.js';
import { resolveOptions } from '../dist/options.js';
import { bindVertical } from '../dist/stages/bindVertical.js';
import { decode } from '../dist/stages/decode.js';
import { dedouble } from '../dist/stages/dedouble.js';
import { normalise } from '../dist/stages/normalise.js';
import { setToMeasure } from '../dist/stages/setToMeasure.js';
import { splitLines } from '../dist/stages/splitLines.js';
import { untangleColumns } from '../dist/stages/untangleColumns.js';

/** @param input bytes or text of a page */
export const linedPage = (input) =>
  setToMeasure(
    bindVertical(dedouble(normalise(untangleColumns(splitLines(decode(input, resolveOptions({}))), 'intl')))),
  );

/** @param lined what `linedPage` gave */
export const labelledPage = (lined) => readLines(lined, 'intl');
