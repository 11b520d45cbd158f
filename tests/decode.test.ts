import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { QingyangError } from '../src/errors.js';
import { resolveOptions } from '../src/options.js';
import { decode } from '../src/stages/decode.js';

const plain = '本报讯（记者 林小满）昨天上午，清水镇的新桥通车了。\n桥长120米，村里人走了半个钟头来看。\n';
const traditional = '【本報訊】昨天上午，清水鎮的新橋通車了。\n橋長120米，村裡人走了半個鐘頭來看。\n';
const read = (bytes: Uint8Array, encoding?: string) =>
  decode(bytes, resolveOptions(encoding === undefined ? {} : { encoding }));
const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();
const BOM = '\uFEFF';

/** Bytes of a text in a legacy encoding, found by asking the decoder for every two-byte code. */
function encode(text: string, encoding: string): Buffer {
  const codes = new Map<string, number[]>();
  const decoder = new TextDecoder(encoding);
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const c = decoder.decode(Uint8Array.of(lead, trail));
      if (c.length === 1 && c !== '\uFFFD' && !codes.has(c)) codes.set(c, [lead, trail]);
    }
  return Buffer.from([...text].flatMap((c) => (c < '\x80' ? [c.charCodeAt(0)] : (codes.get(c) as number[]))));
}

describe('the encoding is found out', () => {
  it.each([
    ['utf-8', Buffer.from(plain), 'utf-8', plain],
    ['utf-8 with a BOM', Buffer.from(BOM + plain), 'utf-8', plain],
    ['utf-16le with a BOM', Buffer.from(BOM + plain, 'utf16le'), 'utf-16le', plain],
    ['utf-16be with a BOM', swapped(BOM + plain), 'utf-16be', plain],
    ['utf-16le without', Buffer.from(plain, 'utf16le'), 'utf-16le', plain],
    ['utf-16be without', swapped(plain), 'utf-16be', plain],
    [
      'utf-16le, no ASCII in it',
      Buffer.from(plain.replace(/[\x00-\x7f]/g, ''), 'utf16le'),
      'utf-16le',
      plain.replace(/[\x00-\x7f]/g, ''),
    ],
    ['gb18030', encode(plain, 'gb18030'), 'gb18030', plain],
    ['gb18030 of traditional text', encode(traditional, 'gb18030'), 'gb18030', traditional],
    ['big5', encode(traditional, 'big5'), 'big5', traditional],
    ['utf-8, pure ASCII', Buffer.from('page 1\n'), 'utf-8', 'page 1\n'],
    ['nothing at all', Buffer.alloc(0), 'utf-8', ''],
  ])('%s', (_, bytes, encoding, text) => {
    const source = read(bytes);
    expect(source.encoding).toBe(encoding);
    expect(source.text).toBe(text);
    expect(source.notes).toEqual([]);
    // What others do with the label must give the same text.
    expect(new TextDecoder(source.encoding).decode(bytes)).toBe(text);
  });

  it('looks behind a long ASCII head', () => {
    const bytes = Buffer.concat([Buffer.from('='.repeat(200_001)), encode(plain, 'gb18030')]);
    expect(read(bytes).encoding).toBe('gb18030');
  });

  it('keeps a UTF-8 page with a broken byte as UTF-8, and says where', () => {
    const bytes = Buffer.concat([Buffer.from(plain), Buffer.from([0xe4, 0xb8, 0x0a]), Buffer.from(plain.repeat(3))]);
    const source = read(bytes);
    expect(source.encoding).toBe('utf-8');
    expect(source.notes).toMatchObject([{ level: 'doubt', code: 'undecodable-bytes', line: 3, column: 1 }]);
    expect(new TextDecoder('utf-8').decode(bytes)).toBe(source.text);
  });

  it('keeps NULs, private-use characters and 〓', () => {
    const odd = `${plain}甲\0乙\uE000丙〓丁\n`;
    expect(read(Buffer.from(odd)).text).toBe(odd);
  });

  it('says so where the guess is doubtful', () => {
    expect(read(encode('鑫垚淼焱犇骉垚鑫的', 'gb18030')).notes).toMatchObject([{ code: 'encoding-doubtful' }]);
  });
});

describe('the encoding is told', () => {
  it('takes the word of the user, aliases too', () => {
    expect(read(encode(plain, 'gb18030'), 'GB2312')).toMatchObject({ encoding: 'gbk', text: plain });
    expect(read(encode(traditional, 'big5'), 'big5-hkscs')).toMatchObject({ encoding: 'big5', text: traditional });
  });

  it('notes bytes that do not fit it', () => {
    expect(read(encode(plain, 'gb18030'), 'utf-8').notes).toMatchObject([{ code: 'undecodable-bytes', line: 1 }]);
  });

  it('refuses a label that there is not', () => {
    expect(() => read(Buffer.from(plain), 'utf-ate')).toThrow(
      expect.objectContaining({ code: 'encoding', exitCode: 2 }),
    );
  });
});

describe('what is no text of a page', () => {
  it.each([
    ['%PDF-1.7\n', 'a PDF'],
    ['PK\x03\x04', 'a ZIP'],
    ['\x89PNG\r\n', 'a PNG'],
  ])('%j is refused with a way out', (head, what) => {
    const refused = () => read(Buffer.from(`${head}\0\0\0`, 'latin1'));
    expect(refused).toThrow(QingyangError);
    expect(refused).toThrow(what);
  });

  it('bytes that no encoding fits', () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, i) => 0x80 + ((i * i * 7 + i * 13) % 127));
    expect(() => read(noise)).toThrow(expect.objectContaining({ code: 'encoding' }));
    expect(() => read(Buffer.from('Café déjà vu, naïve façade.\n', 'latin1'))).toThrow(
      expect.objectContaining({ code: 'encoding' }),
    );
  });
});

it('a string keeps its lone surrogates, and loses its BOM', () => {
  expect(decode('\uFEFF甲\uD800乙', resolveOptions()).text).toBe('甲\uD800乙');
});

const corpus = new URL('../../shared/corpus/dev/', import.meta.url);
describe.skipIf(!existsSync(corpus))('pages of the corpus (skipped where it is missing)', () => {
  const files = existsSync(corpus) ? readdirSync(corpus).filter((f) => /gb18030|big5/.test(f)) : [];
  it.each(files)('%s', (file) => {
    const source = read(readFileSync(new URL(file, corpus)));
    expect(source.encoding).toBe(file.includes('gb18030') ? 'gb18030' : 'big5');
    expect(source.notes).toEqual([]);
  });
});
