/** A kind of file that is no raw text: what it is called, and what to do with it where that is more than usual. */
export interface Kind {
  name: string;
  advice?: string;
}

const fromWordProcessor =
  'Open it in its program and save it as plain text (UTF-8), or print it into a PDF and give that to `reissue new`.';
const unpack =
  'Unpack it, and give what is in it to `reissue new`: the plain text, the PDF, or the folder of hOCR or ALTO files.';
const fromRecognition =
  'Have the OCR program write ALTO or hOCR (or convert it with: ocr-transform), and give that to `reissue new`.';

const fromMarkup =
  'Of XML and HTML only hOCR and ALTO are read, what OCR programs write. Open it in a browser and print it into a PDF, or save it as plain text, and give that to `reissue new`.';

/** XML whose root element has a name; what may stand before it is passed over as far as a tag goes. */
const xml = (root: string) =>
  new RegExp(String.raw`^\s*(?:<[?!][^>]{0,2000}>\s{0,100}){0,10}<(?:${root})\b`, 'i');

/** Kinds by what their files begin with, the special before the general. Bytes are read as Latin-1. */
const beginnings: [RegExp, Kind][] = [
  [/^%PDF-/, { name: 'a PDF file' }],
  [/^.{0,1019}%PDF-\d\.\d\s.*?\d+ \d+ obj\b/s, { name: 'a PDF file (with something else before it)' }],
  [
    /^PK\x03\x04.{0,60}mimetypeapplication\/epub\+zip/s,
    {
      name: 'a ZIP archive (an EPUB file)',
      advice: 'Start from what the EPUB was made from: the PDF or the text of the book.',
    },
  ],
  [
    /^PK\x03\x04.{0,60}mimetypeapplication\/vnd\.oasis\.opendocument/s,
    { name: 'a ZIP archive (an OpenDocument file, ODT)', advice: fromWordProcessor },
  ],
  [
    /^PK\x03\x04.*(?:\[Content_Types\]\.xml|word\/)/s,
    { name: 'a ZIP archive (a Word file, DOCX)', advice: fromWordProcessor },
  ],
  [/^PK[\x03\x05]/, { name: 'a ZIP archive (a word processor or EPUB file)', advice: unpack }],
  [/^\x1f\x8b/, { name: 'a gzip archive', advice: unpack }],
  [/^BZh[1-9]1AY/, { name: 'a bzip2 archive', advice: unpack }],
  [/^\xfd7zXZ\x00/, { name: 'an xz archive', advice: unpack }],
  [/^7z\xbc\xaf\x27\x1c/, { name: 'a 7z archive', advice: unpack }],
  [/^Rar!\x1a\x07/, { name: 'a RAR archive', advice: unpack }],
  [/^\xd0\xcf\x11\xe0/, { name: 'an old Word file', advice: fromWordProcessor }],
  [/^AT&TFORM/, { name: 'a DjVu file', advice: 'Take its text out with: djvutxt BOOK.djvu BOOK.txt' }],
  [
    /^.{60}(?:BOOKMOBI|TEXtREAd)/s,
    {
      name: 'a MOBI file (an e-book for Kindle)',
      advice: 'Start from what it was made from: the PDF or the text of the book.',
    },
  ],
  [
    /^(\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|RIFF....WEBP|\0\0\0\x0cjP {2})/s,
    {
      name: 'a picture',
      advice: 'Put it through OCR first, and give the hOCR or ALTO it makes to `reissue new`.',
    },
  ],
  [/^\{\\rtf/, { name: 'an RTF file', advice: fromWordProcessor }],
  [/^%!PS/, { name: 'a PostScript file', advice: 'Make a PDF of it with: ps2pdf BOOK.ps BOOK.pdf' }],
  [/^\s*<(svg\b|(\?xml|!--|!DOCTYPE svg).*<svg\b)/is, { name: 'a drawing (SVG)' }],
  [
    /^\s*(<\?xml\b[^>]*>\s*)?<(!DOCTYPE html|html|head|body)\b/i,
    { name: 'an HTML page', advice: fromMarkup },
  ],
  [
    xml('FineReader_xml|document\\s[^>]*abbyy'),
    { name: 'an XML file (of ABBYY FineReader)', advice: fromRecognition },
  ],
  [xml('(?:\\w+:)?PcGts'), { name: 'an XML file (PAGE, of an OCR program)', advice: fromRecognition }],
  [xml('DjVuXML'), { name: 'an XML file (of a DjVu file)', advice: fromRecognition }],
  [
    xml('(?:\\w+:)?mets'),
    {
      name: 'an XML file (METS, the list of a scan’s files)',
      advice: 'Give the folder of the ALTO files that it names to `reissue new`.',
    },
  ],
  [xml('(?:\\w+:)?(?:TEI|teiCorpus)'), { name: 'an XML file (TEI)', advice: fromMarkup }],
  [xml('FictionBook'), { name: 'an XML file (a FictionBook e-book)', advice: fromMarkup }],
  [xml('office:document'), { name: 'an XML file (OpenDocument)', advice: fromWordProcessor }],
  [xml('w:wordDocument|pkg:package'), { name: 'an XML file (of Word)', advice: fromWordProcessor }],
  [/^\s*<\?xml\b/i, { name: 'an XML file', advice: fromMarkup }],
];

/** The kind of a file that is known not to be a raw text, or null. */
export function kindOf(bytes: Uint8Array): Kind | null {
  const from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const start = Buffer.from(bytes.subarray(from, 4096)).toString('latin1');
  return beginnings.find(([beginning]) => beginning.test(start))?.[1] ?? null;
}

/** The name of an encoding of two or four bytes a character, by its byte order mark or by where its zeros stand; else null. */
export function wideEncoding(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'UTF-32LE' : 'UTF-16LE';
  if (a === 0xfe && b === 0xff) return 'UTF-16BE';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'UTF-32BE';
  const sample = bytes.subarray(0, 65536 - (65536 % 4));
  const zeros = [0, 0, 0, 0];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i % 4]!++;
  // blanks alone, in any script, are one character in twelve
  const most = sample.length / 4;
  const [z0, z1, z2, z3] = zeros.map(n => n / most) as [number, number, number, number];
  const [some, none] = [0.05, 0.005];
  if (z3 > 0.9 && z2 > 0.9 && z0 < none) return 'UTF-32LE';
  if (z0 > 0.9 && z1 > 0.9 && z3 < none) return 'UTF-32BE';
  if (z1 > some && z3 > some && z0 < none && z2 < none) return isWide(sample, 'utf-16le') ? 'UTF-16LE' : null;
  if (z0 > some && z2 > some && z1 < none && z3 < none) return isWide(sample, 'utf-16be') ? 'UTF-16BE' : null;
  return null;
}

/** Whether bytes read in an encoding are words with blanks between them. */
function isWide(sample: Uint8Array, encoding: string): boolean {
  const text = new TextDecoder(encoding).decode(sample);
  const printed = text.match(/[\p{L}\p{N}\p{P}\s]/gu)?.length ?? 0;
  return printed > 0.9 * text.length;
}
