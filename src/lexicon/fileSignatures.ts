/** First bytes of files that are no text, what they are, and how a page's text is got out of them. */
export const FILE_SIGNATURES: readonly {
  readonly bytes: readonly number[];
  readonly what: string;
  readonly way: string;
}[] = [
  {
    bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], // %PDF-
    what: 'a PDF',
    way: 'Take its text out first: `pdftotext -raw page.pdf page.txt` (poppler-utils).',
  },
  {
    bytes: [0x89, 0x50, 0x4e, 0x47], // .PNG
    what: 'a PNG image',
    way: 'Recognise its text first: `tesseract page.png page -l chi_sim` (or chi_tra).',
  },
  {
    bytes: [0xff, 0xd8, 0xff],
    what: 'a JPEG image',
    way: 'Recognise its text first: `tesseract page.jpg page -l chi_sim` (or chi_tra).',
  },
  {
    bytes: [0x49, 0x49, 0x2a, 0x00], // II*.
    what: 'a TIFF image',
    way: 'Recognise its text first: `tesseract page.tif page -l chi_sim` (or chi_tra).',
  },
  {
    bytes: [0x4d, 0x4d, 0x00, 0x2a], // MM.*
    what: 'a TIFF image',
    way: 'Recognise its text first: `tesseract page.tif page -l chi_sim` (or chi_tra).',
  },
  {
    bytes: [0x47, 0x49, 0x46, 0x38], // GIF8
    what: 'a GIF image',
    way: 'Recognise its text first: `tesseract page.gif page -l chi_sim` (or chi_tra).',
  },
  {
    bytes: [0x50, 0x4b, 0x03, 0x04], // PK..
    what: 'a ZIP archive (or a DOCX, ODT or EPUB)',
    way: 'Unpack it with `unzip`, or make text of a document with `pandoc -t plain --wrap=preserve`.',
  },
  {
    bytes: [0x1f, 0x8b],
    what: 'a gzip archive',
    way: 'Unpack it first with `gunzip`.',
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    what: 'an old Office document',
    way: 'Save it as plain text first, for example with `soffice --headless --convert-to txt:Text`.',
  },
];
