import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { EXIT, QingyangError } from '../errors.js';
import { COMMON_CHARACTERS } from '../lexicon/commonCharacters.js';
import { FILE_SIGNATURES } from '../lexicon/fileSignatures.js';
import type { Note } from '../model/page.js';
import type { Source } from '../model/source.js';
import type { ResolvedOptions } from '../options.js';

/** As much of the input as the statistics look at, in bytes. */
const SAMPLE = 1 << 14;
/** A decoding with a smaller share of common characters fits nothing; one with a share below the second figure is doubtful. */
const FITS = 0.08;
const SURE = 0.25;
const LEAD = 0.15;

const ASK = 'Name its encoding (`--encoding gb18030`, `big5`, `utf-16le` …), or save it as UTF-8.';

interface Guess {
  readonly encoding: string;
  readonly note?: Note;
}

/**
 * Bytes or a string in, decoded text out, without a leading BOM. The encoding is the one that is told; else, in this order, the one that a BOM
 * names, UTF-16 where NULs stand at every second byte, UTF-8 where all bytes agree with it, else the one that gives most common characters.
 *
 * @throws QingyangError `not-text` for a PDF, an image or an archive, `encoding` for an unknown label or bytes that no encoding fits
 */
export function decode(input: string | Uint8Array, options: ResolvedOptions): Source {
  const { name } = options;
  if (typeof input === 'string')
    return { name, encoding: 'utf-8', text: input.replace(/^\uFEFF/u, ''), sha256: hash(input), notes: [] };
  refuseOtherFiles(input, name);
  const guess = options.encoding === null ? guessEncoding(input, name) : { encoding: labelOf(options.encoding) };
  const text = decodeAs(guess.encoding, input, name);
  const notes = [...(guess.note ? [guess.note] : []), ...damage(text, guess.encoding, input)];
  return { name, encoding: guess.encoding, text, sha256: hash(input), notes };
}

const hash = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean => head.every((b, i) => bytes[i] === b);

function refuseOtherFiles(bytes: Uint8Array, name: string): void {
  const kind = FILE_SIGNATURES.find((s) => startsWith(bytes, s.bytes));
  if (kind) throw new QingyangError('not-text', `${name} is ${kind.what}, not the text of a page.`, kind.way);
}

/** The name under which TextDecoder knows a label that a person gave. */
function labelOf(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw new QingyangError(
      'encoding',
      `There is no encoding called ${JSON.stringify(label)}.`,
      'Known are, among others, utf-8, utf-16le, utf-16be, gb18030 (gbk, gb2312) and big5 (big5-hkscs).',
      EXIT.usage,
    );
  }
}

function decodeAs(encoding: string, bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch (cause) {
    // A JavaScript string ends at half a thousand million characters; anything else is a fault of ours.
    if ((cause as { code?: string }).code !== 'ERR_STRING_TOO_LONG' && !(cause instanceof RangeError)) throw cause;
    throw new QingyangError('too-long', `${name} is too long to be one page.`, 'Split it into pages first.');
  }
}

function guessEncoding(bytes: Uint8Array, name: string): Guess {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return { encoding: 'utf-8' };
  if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff]))
    throw new QingyangError(
      'encoding',
      `${name} is UTF-32, which is not read.`,
      'Save it as UTF-8 (`iconv -f UTF-32 -t UTF-8`).',
    );
  if (startsWith(bytes, [0xff, 0xfe])) return { encoding: 'utf-16le' };
  if (startsWith(bytes, [0xfe, 0xff])) return { encoding: 'utf-16be' };
  if (startsWith(bytes, [0x84, 0x31, 0x95, 0x33])) return { encoding: 'gb18030' };
  const wide = nulParity(bytes);
  if (wide) return { encoding: wide };
  if (isUtf8(bytes)) return { encoding: 'utf-8' };
  return mostCommon(bytes, name);
}

/** UTF-16 without a BOM: the high bytes of line ends, digits and Latin letters are NUL, and all stand on one side. */
function nulParity(bytes: Uint8Array): string | null {
  const end = Math.min(bytes.length, SAMPLE);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < end; i++) if (bytes[i] === 0) i % 2 ? odd++ : even++;
  // A stray NUL in 8-bit text is damage. Where text is UTF-16, one character in a hundred at least is ASCII.
  const nuls = even + odd;
  if (nuls === 0 || nuls * 400 < end || Math.max(even, odd) < 0.95 * nuls) return null;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  if (nuls > 0.35 * end) return encoding; // nearly all ASCII
  return commonness(encoding, bytes.subarray(0, end)) > FITS ? encoding : null;
}

/** The decoding that gives the largest share of common Chinese characters; every one of them accepts some bytes of the others. */
function mostCommon(bytes: Uint8Array, name: string): Guess {
  const first = Math.max(
    0,
    bytes.findIndex((b) => b > 0x7f),
  );
  // From the first byte beyond ASCII, which begins a character in each of them; UTF-16 must begin at an even place.
  const sample = bytes.subarray(first, first + SAMPLE);
  const wide = bytes.subarray(first & ~1, (first & ~1) + SAMPLE);
  const [best, next] = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be']
    .map((encoding) => ({ encoding, share: commonness(encoding, encoding.startsWith('utf-16') ? wide : sample) }))
    .sort((a, b) => b.share - a.share) as [Candidate, Candidate];
  if (best.share < FITS)
    throw new QingyangError(
      'encoding',
      `The bytes of ${name} are Chinese text in no encoding that is known here.`,
      ASK,
    );
  if (best.share >= SURE && best.share - next.share >= LEAD) return { encoding: best.encoding };
  const message = `read as ${best.encoding}, but ${next.encoding} is nearly as likely: say which with --encoding`;
  return { encoding: best.encoding, note: { level: 'doubt', code: 'encoding-doubtful', message } };
}

interface Candidate {
  readonly encoding: string;
  readonly share: number;
}

/** Share of common characters among those beyond ASCII, less three for each that cannot stand in a text. */
function commonness(encoding: string, sample: Uint8Array): number {
  let common = 0;
  let bad = 0;
  let all = 0;
  // As a stream, so that a character cut by the sample's end is left out rather than counted as broken.
  for (const c of new TextDecoder(encoding).decode(sample, { stream: true })) {
    if (c >= '\x80') all++;
    if (COMMON_CHARACTERS.has(c)) common++;
    else if (c === '\uFFFD' || (c < ' ' && !/[\0\t\n\v\f\r]/u.test(c))) bad++;
  }
  return all === 0 ? 0 : (common - 3 * bad) / all;
}

/** A note where bytes could not be read: their place is kept by U+FFFD. */
function damage(text: string, encoding: string, bytes: Uint8Array): Note[] {
  const at = text.indexOf('\uFFFD');
  if (at < 0 || (encoding === 'utf-8' && isUtf8(bytes))) return [];
  const before = text.slice(0, at).split(/\r\n|[\n\r\f\v\u0085\u2028\u2029]/u);
  const message = `bytes that are not ${encoding} were read as U+FFFD, here first: the file is damaged or in another encoding`;
  const column = (before.at(-1) as string).length + 1;
  return [{ level: 'doubt', code: 'undecodable-bytes', message, line: before.length, column }];
}
