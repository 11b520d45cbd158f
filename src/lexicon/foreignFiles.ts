/** A kind of file that is not text: how its bytes begin, what it is called, and which tool makes the text of a page of it. */
export interface ForeignFile {
  /** One character a byte (Latin-1). */
  readonly magic: RegExp;
  readonly name: string;
  /** What to do instead; `{}` stands for the file's name. */
  readonly hint: string;
}

const OCR =
  'Read its text with OCR first, for instance: tesseract {} - -l chi_sim --psm 1 | qingyang   (chi_tra for traditional script)';
const UNPACK = 'Unpack it first and name the page in it.';

/** Each row with the bytes that such a file begins with, after a byte order mark or white space where the format allows that. */
export const FOREIGN_FILES: readonly ForeignFile[] = [
  {
    // %PDF-1.7
    magic: /^(?:\xEF\xBB\xBF)?[\s\0]*%PDF-\d/u,
    name: 'a PDF',
    hint: 'Take its text out first, for instance: pdftotext -raw {} - | qingyang   (one without a text layer needs OCR: ocrmypdf -l chi_sim)',
  },
  // ‰PNG
  { magic: /^\x89PNG\r\n\x1A\n/u, name: 'an image (PNG)', hint: OCR },
  { magic: /^\xFF\xD8\xFF/u, name: 'an image (JPEG)', hint: OCR },
  // Little-endian, big-endian, BigTIFF
  { magic: /^(?:II[*+]\0|MM\0[*+])/u, name: 'an image (TIFF)', hint: OCR },
  { magic: /^GIF8[79]a/u, name: 'an image (GIF)', hint: OCR },
  { magic: /^RIFF[^]{4}WEBP/u, name: 'an image (WebP)', hint: OCR },
  // BM, the size, four zero bytes, the offset of the pixels, the size of a known header
  { magic: /^BM[^]{4}\0{4}[^]{4}[\x0C\x28\x38\x6C\x7C]\0{3}/u, name: 'an image (BMP)', hint: OCR },
  { magic: /^(?:\0\0\0\x0CjP {2}\r\n\x87\n|\xFFO\xFFQ)/u, name: 'an image (JPEG 2000)', hint: OCR },
  { magic: /^[^]{4}ftyp(?:heic|heix|mif1|avif)/u, name: 'an image (HEIF)', hint: OCR },
  {
    magic: /^AT&TFORM[^]{4}DJV/u,
    name: 'a DjVu file',
    hint: 'Take its text out first, for instance: djvutxt {} | qingyang',
  },
  {
    // A ZIP whose first entries are those of Word
    magic: /^PK\x03\x04[^]{0,4000}word\//u,
    name: 'a Word document (DOCX)',
    hint: 'Make text of it first, for instance: pandoc -t plain --wrap=none {} | qingyang',
  },
  {
    magic: /^PK\x03\x04[^]{26}mimetypeapplication\/(?:epub\+zip|vnd\.oasis)/u,
    name: 'an EPUB or OpenDocument file',
    hint: 'Make text of it first, for instance: pandoc -t plain --wrap=none {} | qingyang',
  },
  { magic: /^PK(?:\x03\x04|\x05\x06|\x07\x08)/u, name: 'a ZIP archive', hint: UNPACK },
  { magic: /^\x1F\x8B[\x08]/u, name: 'a gzip archive', hint: 'Unpack it on the way: gzip -dc {} | qingyang' },
  { magic: /^BZh[1-9]1AY&SY/u, name: 'a bzip2 archive', hint: 'Unpack it on the way: bzip2 -dc {} | qingyang' },
  { magic: /^\xFD7zXZ\0/u, name: 'an xz archive', hint: 'Unpack it on the way: xz -dc {} | qingyang' },
  { magic: /^\x28\xB5\x2F\xFD/u, name: 'a zstd archive', hint: 'Unpack it on the way: zstd -dc {} | qingyang' },
  { magic: /^7z\xBC\xAF\x27\x1C/u, name: 'a 7-Zip archive', hint: UNPACK },
  { magic: /^Rar!\x1A\x07/u, name: 'a RAR archive', hint: UNPACK },
  {
    magic: /^\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1/u,
    name: 'an old Office document (DOC, XLS or PPT)',
    hint: 'Make text of it first, for instance: soffice --headless --convert-to txt:Text {}',
  },
  {
    magic: /^\{\\rtf1/u,
    name: 'an RTF document',
    hint: 'Make text of it first, for instance: pandoc -f rtf -t plain --wrap=none {} | qingyang',
  },
  {
    magic: /^SQLite format 3\0/u,
    name: 'an SQLite database',
    hint: 'Write each page out as text and name the text files.',
  },
  { magic: /^\x7FELF/u, name: 'a program', hint: 'Name the text file of a page.' },
];
