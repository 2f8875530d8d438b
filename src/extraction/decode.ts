import { Complaint } from '../complaint.ts';

/**
 * The text of an extraction's bytes.
 * @throws Complaint when the file is empty, binary, or not UTF-8 (naming the encoding it looks like).
 */
export function decode(bytes: Uint8Array, file: string): string {
  if (bytes.length === 0)
    throw new Complaint('The extraction is empty.', {
      file,
      advice: 'Extract the text of the book again (pdftotext BOOK.pdf) and put it there.',
    });
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!utf16) {
    const kind = otherKind(bytes);
    if (kind)
      throw new Complaint(`The extraction is not text but ${kind}.`, {
        file,
        advice:
          'Give the plain text of the book, as pdftotext BOOK.pdf BOOK.txt makes it, or its PDF to `reissue new`.',
      });
    try {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      if (text.trim() === '')
        throw new Complaint('The extraction holds no text, only blank space.', {
          file,
          advice: 'Extract the text of the book again; a scanned book needs OCR first.',
        });
      return text;
    } catch (error) {
      if (error instanceof Complaint) throw error;
    }
  }
  const line = utf16 ? 1 : lineOfInvalid(bytes);
  const encoding = guessEncoding(bytes, utf16);
  throw new Complaint(`The extraction is not UTF-8; it looks like ${encoding}.`, {
    file,
    line,
    advice: `Convert it: iconv -f ${encoding} -t UTF-8 ${file} > extraction.txt`,
  });
}

/** What files of other kinds begin with. */
const beginnings: [RegExp, string][] = [
  [/^%PDF-/, 'a PDF file'],
  [/^PK\x03\x04/, 'a ZIP archive (a word processor or EPUB file)'],
  [/^\xd0\xcf\x11\xe0/, 'an old Word file'],
  [/^(\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|RIFF....WEBP)/s, 'a picture'],
  [/^\{\\rtf/, 'an RTF file'],
  [/^%!PS/, 'a PostScript file'],
  [/^(\xef\xbb\xbf)?\s*<(svg\b|(\?xml|!--|!DOCTYPE svg).*<svg\b)/is, 'a drawing (SVG)'],
  [/^(\xef\xbb\xbf)?\s*<(!DOCTYPE html|html)\b/i, 'an HTML page'],
  [/^(\xef\xbb\xbf)?\s*<\?xml\b/i, 'an XML file'],
];

function otherKind(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const known = beginnings.find(([beginning]) => beginning.test(start));
  if (known) return known[1];
  const sample = bytes.subarray(0, 65536);
  let odd = 0;
  for (const b of sample) {
    if (b === 0) return 'binary data';
    if (b < 32 && b !== 9 && b !== 10 && b !== 12 && b !== 13) odd++;
  }
  return odd > sample.length / 50 ? 'binary data' : null;
}

/** Line (from 1) of the first byte that is not valid UTF-8. */
function lineOfInvalid(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let from = 0;
  for (let i = 0; i <= bytes.length; i++) {
    const ends = bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10);
    if (i < bytes.length && !ends) continue;
    try {
      decoder.decode(bytes.subarray(from, i));
    } catch {
      return line;
    }
    from = i + 1;
    line++;
  }
  return line;
}

/** The likeliest single-byte encoding: 0x80–0x9F are letters and quotes in Windows-1252, controls in ISO-8859-1. */
function guessEncoding(bytes: Uint8Array, utf16: boolean): string {
  if (utf16) return bytes[0] === 0xff ? 'UTF-16LE' : 'UTF-16BE';
  let c1 = 0;
  let cyrillic = 0;
  let high = 0;
  for (const b of bytes) {
    if (b < 0x80) continue;
    high++;
    if (b < 0xa0) c1++;
    if (b >= 0xc0) cyrillic++;
  }
  if (high > bytes.length / 4 && cyrillic > high * 0.8) return 'WINDOWS-1251';
  return c1 > 0 ? 'WINDOWS-1252' : 'ISO-8859-1';
}
