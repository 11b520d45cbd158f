import type { Role, Unit } from '../model/draft.js';

/** The roles in the order in which the weights number them. */
export const ROLES: readonly Role[] = [
  'furniture',
  'front',
  'byline',
  'opening',
  'first',
  'more',
  'heading',
  'verse',
  'caption',
  'tail',
];
export const OPENING = ROLES.indexOf('opening');
export const FIRST = ROLES.indexOf('first');
export const MORE = ROLES.indexOf('more');
export const HEADING = ROLES.indexOf('heading');
/** Lines of running text: set to a measure. */
export const isBody = (role: number): boolean => role === OPENING || role === FIRST || role === MORE;
/** Display type: a line of a headline block, a byline or a section heading. */
export const isDisplay = (role: Role | Unit['kind']): boolean =>
  role === 'front' || role === 'byline' || role === 'heading';
/** Their first lines have an indent that the text may have lost. */
export const isFirstLine = (role: number): boolean => role === OPENING || role === FIRST;

/** What happens between a line of running text and the next line. */
export const STEPS = ['join', 'break', 'open', 'leave'] as const;
export const stepInto = (role: number): number => (role === MORE ? 0 : role === FIRST ? 1 : role === OPENING ? 2 : 3);

/** How full the line was that a step leaves: ems left over once the next line's first unit had been set, in bins. */
export const FULLNESS = [
  'overfull',
  'over',
  'full',
  'even',
  'loose',
  'short',
  'shorter',
  'empty',
  'squeezed',
  'unmeasured',
] as const;
export function fullnessBin(left: number): number {
  if (left < -2) return 0;
  if (left < -1) return 1;
  if (left < -0.3) return 2;
  if (left < 0.2) return 3;
  if (left < 0.8) return 4;
  if (left < 2) return 5;
  if (left < 4) return 6;
  return 7;
}
export const SQUEEZED = 8;
export const UNMEASURED = 9;

/** How far a line of running text, or a section heading, stands over the measure of its column. */
export const OVERRUN = ['within', 'half', 'one', 'more', 'unmeasured'] as const;
export function overrunBin(over: number): number {
  if (over <= 0.3) return 0;
  if (over <= 0.8) return 1;
  return over <= 1.4 ? 2 : 3;
}
