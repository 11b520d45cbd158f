import type { LabelledLine, Line, Role, Unit } from '../src/model/draft.js';
import { Text } from '../src/model/text.js';

/** A line that stands in no page. */
export const lineOf = (value: string, some: Partial<Line> = {}): Line => ({
  number: 1,
  text: Text.of(value, 0, value.length),
  indent: 0,
  blankBefore: false,
  ...some,
});

/** A line that surely has its role, unless told otherwise. */
export const labelledOf = (role: Role, value: string, some: Partial<LabelledLine> = {}): LabelledLine => ({
  line: lineOf(value),
  role,
  measure: 16,
  confidence: 1,
  opens: role === 'opening' ? 0.99 : 0,
  heads: role === 'heading' ? 1 : 0,
  fronts: role === 'front' || role === 'byline' ? 1 : 0,
  otherwise: null,
  why: [],
  ...some,
});

/** A unit of one line: surely what its kind says, unless told otherwise. */
export function unitOf(kind: Unit['kind'], value: string, some: Partial<Unit> = {}): Unit {
  const line = lineOf(value);
  return {
    kind,
    opening: 0.0001,
    heading: kind === 'heading' ? 0.9 : 0.01,
    front: kind === 'front' || kind === 'byline' ? 0.9 : 0.01,
    measure: kind === 'paragraph' ? 16 : null,
    text: line.text,
    lines: [line],
    confidence: 0.9,
    ...some,
  };
}
