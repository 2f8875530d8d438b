import { Complaint } from '../complaint.ts';
import { kindOf, wideEncoding } from './kinds.ts';

/**
 * The text of a raw text's bytes.
 * @throws Complaint when the file is empty, of another kind (naming it), not UTF-8 (naming the encoding it looks like), or has
 *   codes in it that are no characters
 */
export function decode(bytes: Uint8Array, file: string): string {
  if (bytes.length === 0)
    throw new Complaint('The raw text is empty.', {
      file,
      advice: 'Extract the text of the book again (pdftotext BOOK.pdf BOOK.txt) and put it there.',
    });
  const kind = kindOf(bytes);
  if (kind) throw notText(kind.name, file, kind.advice);
  const wide = wideEncoding(bytes);
  if (wide) throw otherEncoding(wide, file, 1);
  if (isBinary(bytes)) throw notText('binary data', file);
  const text = readUtf8(bytes, file);
  if (text.trim() === '')
    throw new Complaint('The raw text holds no text, only blank space.', {
      file,
      advice: 'Extract the text of the book again; a scanned book needs OCR first.',
    });
  checkCharacters(text, file);
  return text;
}

const notText = (name: string, file: string, advice?: string) =>
  new Complaint(`The raw text is not plain text but ${name}.`, {
    file,
    advice:
      advice ??
      'Give the plain text of the book, as pdftotext BOOK.pdf BOOK.txt makes it, or its PDF to `reissue new`.',
  });

const otherEncoding = (encoding: string, file: string, line: number) =>
  new Complaint(`The raw text is not in UTF-8; it looks like ${encoding}.`, {
    file,
    line,
    advice: `Convert it: iconv -f ${encoding} -t UTF-8 ${file} > extraction.txt`,
  });

function readUtf8(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const { line, from, to } = firstInvalid(bytes);
    if (holdsSurrogate(bytes.subarray(from, to)))
      throw new Complaint(
        `Line ${line} has a character that was saved in two halves (CESU-8), which UTF-8 does not allow.`,
        {
          file,
          line,
          advice:
            'Extract the text again with pdftotext, or type that character again in an editor that saves UTF-8.',
        },
      );
    throw otherEncoding(guessEncoding(bytes), file, line);
  }
}

/** Half of a surrogate pair as three bytes: ED, A0 to BF, 80 to BF. */
function holdsSurrogate(bytes: Uint8Array): boolean {
  return bytes.some(
    (b, i) => b === 0xed && bytes[i + 1]! >= 0xa0 && bytes[i + 2]! >= 0x80 && bytes[i + 2]! < 0xc0,
  );
}

/** Codes that no program which writes text puts there: NUL, and those that Unicode gives to no character, ever. */
function checkCharacters(text: string, file: string): void {
  const found = /\0|\p{NChar}/u.exec(text);
  if (!found) return;
  const line = text.slice(0, found.index).split(/\r\n|\n|\r/).length;
  const code = found[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  throw new Complaint(`Line ${line} has a code that stands for no character (U+${code}).`, {
    file,
    line,
    advice:
      'Text may be lost there: compare it with the printed book. Then delete the code, or extract the text again.',
  });
}

/** Whether the beginning of a file has more controls than any text. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65536);
  let odd = 0;
  for (const b of sample) if (b < 32 && b !== 9 && b !== 10 && b !== 12 && b !== 13) odd++;
  return odd > sample.length / 50;
}

/** The first line that is not valid UTF-8: its number, from 1, and its bytes from and to. */
function firstInvalid(bytes: Uint8Array): { line: number; from: number; to: number } {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let from = 0;
  for (let i = 0; i <= bytes.length; i++) {
    const ends = bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10);
    if (i < bytes.length && !ends) continue;
    try {
      decoder.decode(bytes.subarray(from, i));
    } catch {
      return { line, from, to: i };
    }
    from = i + 1;
    line++;
  }
  return { line, from: 0, to: bytes.length };
}

/** The likeliest single-byte encoding: 0x80–0x9F are letters and quotes in Windows-1252, controls in ISO-8859-1. */
function guessEncoding(bytes: Uint8Array): string {
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
