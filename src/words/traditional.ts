import { type CharacterTables, tellBy } from './characterTables.js';

/** Texts are in traditional script where more than this share of their known characters has a simplified form. Real pages show .00 or .25 to .4. */
const SHARE = 0.08;

/** So many known characters tell; what a whole page holds besides is not read. */
const ENOUGH = 1000;

const SIMPLE = 1;
const TRADITIONAL = 2;

/** Whether texts are in traditional script, by their characters; faster than a converter, and as sure over a few lines. */
function traditionalBy({ characters }: CharacterTables): (texts: readonly string[]) => boolean {
  const scripts = new Uint8Array(1 << 16);
  const groups = characters.split(' ').filter((forms) => /\p{Script=Han}/u.test(forms));
  for (const forms of groups) scripts[forms.charCodeAt(0)] = SIMPLE;
  for (const forms of groups) for (let k = 1; k < forms.length; k++) scripts[forms.charCodeAt(k)] = TRADITIONAL;
  return (texts) => {
    let all = 0;
    let traditional = 0;
    for (const text of texts) {
      if (all > ENOUGH) break;
      for (let i = 0; i < text.length; i++) {
        const script = scripts[text.charCodeAt(i)];
        if (script === 0) continue;
        all++;
        if (script === TRADITIONAL) traditional++;
      }
    }
    return traditional > SHARE * all;
  };
}

/** By the tables now in place. */
export const isTraditional = (texts: readonly string[]): boolean => traditionalNow()(texts);
const traditionalNow = tellBy(traditionalBy);
