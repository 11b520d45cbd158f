import { QingyangError } from '../errors.js';
import { called, type Source } from '../model/source.js';

/**
 * Lets a source pass that has something to clean. One that is empty, only white space, or without a single Chinese character is refused.
 *
 * @throws QingyangError `empty`, `blank` or `no-chinese`
 */
export function refuseVoid(source: Source): Source {
  const { text, encoding } = source;
  const name = called(source.name);
  if (/\p{Script=Han}/u.test(text)) return source;
  if (text === '')
    throw new QingyangError(
      'empty',
      `${name} is empty.`,
      'Was the tool that made it stopped half way? A PDF without a text layer gives empty text too: it needs OCR.',
    );
  if (!/[^\s\uFEFF\u200B-\u200D\u2060\0]/u.test(text))
    throw new QingyangError(
      'blank',
      `${name} holds nothing but white space.`,
      'A PDF without a text layer gives such text: it needs OCR, for instance ocrmypdf -l chi_sim.',
    );
  throw new QingyangError(
    'no-chinese',
    `${name} holds no Chinese character (read as ${encoding}).`,
    'Is it the right file? If it looks Chinese in another program, name its encoding: --encoding gb18030, or big5, or utf-16le.',
  );
}
