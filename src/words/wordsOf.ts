/** A Han character or a pair of them as its UTF-16 units, which are told apart faster than strings; a number or a Latin word as it stands. */
export type Word = number | string;

export const isSingle = (word: Word): boolean =>
  typeof word === 'number' ? word >= 0 && word <= 0xffff : word.length === 1;

/** Han characters alone and in neighbouring pairs, numbers and Latin words, in the order of the text. Words of a segmenter did no better. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const run of text.match(/\p{Script=Han}+|[A-Za-z]{2,}|\d+(?:\.\d+)?/gu) ?? []) {
    if (/^[A-Za-z\d]/u.test(run)) words.push(run);
    else
      for (let i = 0; i < run.length; i++) {
        const unit = run.charCodeAt(i);
        words.push(unit);
        if (i + 1 < run.length) words.push((unit << 16) | run.charCodeAt(i + 1));
      }
  }
  return words;
}
