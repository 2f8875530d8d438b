import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';
import { readAlto } from './alto.ts';
import type { Remark } from './extraction.ts';
import type { SourceFile } from './given.ts';
import { readHocr } from './hocr.ts';
import { languageRemark } from './ocr-language.ts';
import { printedPages } from './ocr-lines.ts';
import type { OcrTally } from './ocr-page.ts';
import { type PdfText, textOfLines } from './pdf.ts';

/** A form in which programs for character recognition write what they read. */
export type OcrForm = 'hocr' | 'alto';

/** How much of a file tells what it is. */
export const beginning = 16_384;

/** The form of a file that may be the result of a recognition, by what stands in it; null where it is something else. */
export function ocrFormOf(bytes: Uint8Array): OcrForm | null {
  const start = startOf(bytes);
  if (!/^\s*</.test(start)) return null;
  if (/^\s*<(?:[\w.-]{1,50}:)?alto[\s>/]/i.test(withoutProlog(start))) return 'alto';
  const classes = ['ocr_page', 'ocr_line', 'ocrx_line', 'ocrx_word'];
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return /<(?:!DOCTYPE\s+html|html|body|head|div|span)\b/i.test(start) && classes.some(c => all.includes(c))
    ? 'hocr'
    : null;
}

function startOf(bytes: Uint8Array): string {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null;
  const start = bytes.subarray(0, beginning);
  return wide
    ? new TextDecoder(wide).decode(start)
    : Buffer.from(start)
        .toString('latin1')
        .replace(/^\xef\xbb\xbf/, '');
}

/** What stands before the first element, taken away: instructions, comments, the document type. */
const withoutProlog = (start: string) =>
  start.replace(/<\?[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\][^>]*)?>/gi, '');

/** The text of recognized pages, what they show of each line, and what an editor should know of them. */
export interface OcrText extends PdfText {
  remarks: Remark[];
}

/**
 * The text of what a character recognition made of a book: lines in its order, a form feed after each page.
 * @param language of the book; @param progress told after each page, with its number
 * @throws Complaint where a file breaks off, holds no words, or is larger than `limits.ocr` allows
 */
export function textOfOcr(
  files: readonly SourceFile[],
  language: string,
  progress: (page: number) => void = () => {},
): OcrText {
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  const file = files[0]?.path ?? '';
  if (bytes > limits.ocr.bytes)
    throw new Complaint(`These files have ${Math.round(bytes / 1e6)} MB.`, {
      file,
      advice: `At most ${Math.round(limits.ocr.bytes / 1e6)} MB are read: have the OCR program write words without the boxes of their letters, or divide the book.`,
    });
  const tally: OcrTally = { words: 0, characters: 0, pages: [], languages: new Map(), onPage: progress };
  for (const one of files) (ocrFormOf(one.bytes) === 'alto' ? readAlto : readHocr)(one, tally);
  const printed = printedPages(tally.pages);
  if (printed.pages.every(lines => lines.length === 0))
    throw new Complaint('There are no words in this file.', {
      file,
      advice:
        'The recognition found none, or wrote them elsewhere. Have the OCR program write hOCR or ALTO with words.',
    });
  return {
    ...textOfLines(printed.pages),
    remarks: [...remarksOn(printed), ...languageRemark(tally.languages, language)],
  };
}

function remarksOn({ specks, speckled, words, doubts }: ReturnType<typeof printedPages>): Remark[] {
  const remarks: Remark[] = [];
  const counted = (n: number, one: string) => `${n.toLocaleString('en')} ${one}${n === 1 ? '' : 's'}`;
  if (specks > 0)
    remarks.push({
      code: 'specks-left-out',
      line: 1,
      message: `${counted(specks, 'mark')} without a letter or a figure, on ${counted(speckled, 'page')}, ${specks === 1 ? 'was' : 'were'} taken for specks of the scan and left out.`,
    });
  if (doubts > words / 5)
    remarks.push({
      code: 'recognition-poor',
      line: 1,
      message: `The OCR was unsure of ${Math.round((100 * doubts) / words)} words in a hundred. Scan the book again, or tell the OCR program its language, before you spend work on the text.`,
    });
  return remarks;
}
