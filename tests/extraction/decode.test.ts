import { describe, expect, it } from 'vitest';
import { Complaint } from '../../src/complaint.ts';
import { decode } from '../../src/extraction/decode.ts';

/** What is said of a file that cannot be read. */
function complaintOf(bytes: Uint8Array): Complaint {
  try {
    decode(bytes, 'book.txt');
  } catch (error) {
    if (error instanceof Complaint) return error;
    throw error;
  }
  throw new Error('The file was read.');
}

const latin = (text: string) => Buffer.from(text, 'latin1');

describe('a raw text', () => {
  it('is read as UTF-8, every character as it is', () => {
    const text = ' Ὅμηρος, Москва, “naïve”\u00ad\r\n\f\u{1d504}';
    expect(decode(Buffer.from(text), 'book.txt')).toBe(text);
  });

  it('keeps its byte order mark: every character is accounted for', () => {
    expect(decode(Buffer.from('\ufeffThe Press'), 'book.txt')).toBe('\ufeffThe Press');
  });
});

describe('what is no raw text', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), 'is empty'],
    ['blank space', Buffer.from(' \n\f \r\n'), 'no text'],
    ['the PDF itself', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 'a PDF file'],
    [
      'a word processor’s file',
      Buffer.from('PK\u0003\u0004\u0014\0word/document.xml', 'latin1'),
      'a ZIP archive',
    ],
    ['an old word processor’s file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'an old Word file'],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]), 'a picture'],
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), 'a drawing (SVG)'],
    ['a drawing behind a remark', Buffer.from('<?xml version="1.0"?>\n<!-- x -->\n<svg></svg>'), 'a drawing'],
    ['a page of the web', Buffer.from('\ufeff<!doctype html>\n<p>The Press'), 'an HTML page'],
    ['another XML', Buffer.from('<?xml version="1.0"?>\n<TEI></TEI>'), 'an XML file'],
    ['rich text', Buffer.from('{\\rtf1\\ansi The Press}'), 'an RTF file'],
    [
      'a newer word processor’s file',
      Buffer.from('PK\u0003\u0004\u0014\0[Content_Types].xml', 'latin1'),
      'a Word file, DOCX',
    ],
    [
      'an open word processor’s file',
      Buffer.from('PK\u0003\u0004\u0014\0mimetypeapplication/vnd.oasis.opendocument.text', 'latin1'),
      'an OpenDocument file, ODT',
    ],
    [
      'an e-book',
      Buffer.from('PK\u0003\u0004\u0014\0mimetypeapplication/epub+zip', 'latin1'),
      'an EPUB file',
    ],
    ['a packed file', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2]), 'a gzip archive'],
    ['a scanned book', Buffer.from('AT&TFORM\0\0\u0001DJVM', 'latin1'), 'a DjVu file'],
    ['an e-book for Kindle', Buffer.from(`${'\0'.repeat(60)}BOOKMOBI`, 'latin1'), 'a MOBI file'],
    [
      'a PDF behind a mail’s head',
      Buffer.from('Content-Type: application/pdf\n\n%PDF-1.7\n%âãÏÓ\n1 0 obj'),
      'a PDF file',
    ],
    ['bytes without meaning', Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 65, 66]), 'binary data'],
  ])('%s is named, with what to do', (_, bytes, said) => {
    const complaint = complaintOf(bytes);
    expect(complaint.message).toContain(said);
    expect(complaint).toMatchObject({ file: 'book.txt', exit: 2 });
    expect(complaint.advice).toBeTruthy();
  });
});

it('may begin with a bracket or a brace', () => {
  for (const text of ['<The first leaf is lost.>', '{A note.}', '<< Pressez >>']) {
    expect(decode(Buffer.from(text), 'book.txt')).toBe(text);
  }
});

/** A text in four bytes a character, the lowest first. */
const utf32 = (text: string) => Buffer.from(Uint32Array.from(text, c => c.codePointAt(0)!).buffer);

describe('a code that is no character is named, with its line', () => {
  const book = 'They set type by hand all day.\n'.repeat(5000);
  it.each([
    ['a NUL', '\0', 'U+0000'],
    ['a code never to be one', '\ufffe', 'U+FFFE'],
    ['another of them', '\u{1ffff}', 'U+1FFFF'],
  ])('%s', (_, code, named) => {
    const complaint = complaintOf(Buffer.from(`${book}The${code} end.`));
    expect(complaint.message).toContain(named);
    expect(complaint.line).toBe(5001);
  });

  it('half of a pair', () => {
    const complaint = complaintOf(Buffer.concat([Buffer.from(book), Buffer.from([0xed, 0xa0, 0x80])]));
    expect(complaint.message).toContain('Line 5001 has a character that was saved in two halves');
    expect(complaint.line).toBe(5001);
  });
});

describe('another encoding is named, with the line where it shows', () => {
  it.each([
    ['ISO-8859-1', latin('The press\nof Krak\u00f3w\nna\u00efve'), 2],
    ['WINDOWS-1252', latin('The press\nwas\ncalled \u0093naive\u0094'), 3],
    [
      'WINDOWS-1251',
      latin('\u00cc\u00ee\u00f1\u00ea\u00e2\u00e0 \u00e8 \u00ee\u00ea\u00f0\u00e5\u00f1\u00f2'),
      1,
    ],
    ['UTF-16LE', Buffer.from('\ufeffThe press', 'utf16le'), 1],
    ['UTF-16BE', Buffer.from('\ufeffThe press', 'utf16le').swap16(), 1],
    ['UTF-16LE', Buffer.from('The press\nof Cracow', 'utf16le'), 1],
    ['UTF-16BE', Buffer.from('Они набирали\nвручную весь день', 'utf16le').swap16(), 1],
    ['UTF-32LE', utf32('\ufeffThe press'), 1],
    ['UTF-32LE', utf32('The press of Cracow'), 1],
    ['UTF-32BE', utf32('The press of Cracow').swap32(), 1],
  ])('%s', (encoding, bytes, line) => {
    const complaint = complaintOf(bytes);
    expect(complaint.message).toContain(encoding);
    expect(complaint.line).toBe(line);
    expect(complaint.advice).toContain(`iconv -f ${encoding} -t UTF-8 book.txt`);
  });

  it('on the right line whatever the line ends', () => {
    expect(complaintOf(latin('one\r\ntwo\r\nKrak\u00f3w')).line).toBe(3);
    expect(complaintOf(latin('one\rtwo\rKrak\u00f3w')).line).toBe(3);
  });
});
