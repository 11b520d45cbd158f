import { type CharacterTables, tellBy } from './characterTables.js';

/** Texts are in traditional script where more than this share of their known characters has a simplified form. Real pages show .00 or .25 to .4. */
const SHARE = 0.08;

/** Whether texts are in traditional script, by their characters; faster than a converter, and as sure over a few lines. */
function traditionalBy({ characters }: CharacterTables): (texts: readonly string[]) => boolean {
  const groups = characters.split(' ').filter((forms) => /\p{Script=Han}/u.test(forms));
  const simple = new Set(groups.map((forms) => forms[0] as string));
  const other = new Set(groups.flatMap((forms) => [...forms.slice(1)]));
  return (texts) => {
    let all = 0;
    let traditional = 0;
    for (const text of texts)
      for (const character of text) {
        if (other.has(character)) traditional++;
        if (other.has(character) || simple.has(character)) all++;
      }
    return traditional > SHARE * all;
  };
}

/** By the tables now in place. */
export const isTraditional = (texts: readonly string[]): boolean => traditionalNow()(texts);
const traditionalNow = tellBy(traditionalBy);
