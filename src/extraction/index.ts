import { Complaint } from '../complaint.ts';
import { isLabel, vocabulary } from '../language/vocabulary.ts';
import { checkBytes, checkLines, checkPages } from './bounds.ts';
import { decode } from './decode.ts';
import type { Extraction, Page, Remark } from './extraction.ts';
import { findFolios } from './folios.ts';
import { markFurniture } from './furniture.ts';
import { digestOfSource, type Given, type SourceFile } from './given.ts';
import { candidatesOf, countLabels, labelOf } from './labels.ts';
import { markLineNumbers } from './line-numbers.ts';
import { splitLines } from './lines.ts';
import type { Folio } from './numerals.ts';
import { ocrFormOf, textOfOcr } from './ocr.ts';
import { splitPages } from './pages.ts';
import { isPdf, isUnreadable, type PdfText, textOfPdf, type Unnamed } from './pdf.ts';
import { countedLabels, labelsOverPages, pageHeads } from './running-heads.ts';
import { markStamps } from './stamps.ts';

export type { Extraction, Line, LineRole, Page, Remark } from './extraction.ts';

/**
 * Reads an extraction: its pages with their printed labels, its lines with their place in the source.
 * @param bytes the file as it is; @param file its name, for messages
 * @throws Complaint when the file is empty, binary, not UTF-8, has no page marks, or is larger than `limits.extraction`
 */
export function extract(bytes: Uint8Array, file: string, language = 'en'): Extraction {
  checkBytes(bytes, file);
  return checked(decode(bytes, file), digestOfSource(bytes), file, language);
}

/** Told of each page that was read: its number, from 1, and how many there are, where that is known. */
export type ReadingProgress = (page: number, pages?: number) => void;

/**
 * Reads what a person has of a book as an extraction: its raw text, its PDF, or what a character recognition made of it (hOCR or ALTO,
 * one file or the files of a folder). All but the raw text have, beside the text, what the page shows of each line.
 * @throws Complaint as {@link extract}, {@link textOfPdf} and {@link textOfOcr} do
 */
export async function readExtraction(
  given: Given,
  file: string,
  language: string,
  progress: ReadingProgress = () => {},
): Promise<Extraction> {
  const digest = digestOfSource(given);
  if (!(given instanceof Uint8Array)) return readOcr(given, { digest, file, language, progress });
  if (ocrFormOf(given))
    return readOcr([{ name: '', path: file, bytes: given }], { digest, file, language, progress });
  if (!isPdf(given)) return extract(given, file, language);
  const read = await textOfPdf(given, file, { progress });
  const extraction = withEvidence(checked(read.text, digest, file, language, read.labels), read);
  return { ...extraction, remarks: [...unnamedOn(extraction.pages, read.unnamed), ...extraction.remarks] };
}

/** What the reading of a source needs to know of it. */
interface Reading {
  digest: string;
  file: string;
  language: string;
  progress: ReadingProgress;
}

function readOcr(files: readonly SourceFile[], { digest, file, language, progress }: Reading): Extraction {
  const read = textOfOcr(files, language, progress);
  checkLines(read.text, file);
  const extraction = withEvidence(readPages(read.text, digest, language), read);
  checkPages(extraction.pages, file);
  return { ...extraction, recognized: true, remarks: [...read.remarks, ...extraction.remarks] };
}

/** Gives each line what its page shows of it. */
function withEvidence(extraction: Extraction, { evidence }: PdfText): Extraction {
  for (const page of extraction.pages)
    for (const line of page.lines) {
      const own = evidence.get(line.number);
      if (own && line.role !== 'blank') line.evidence = own;
    }
  return extraction;
}

/** The pages of a source, within the bounds. */
function checked(
  source: string,
  digest: string,
  file: string,
  language: string,
  labels?: readonly (string | null)[],
): Extraction {
  checkLines(source, file);
  const extraction = readPages(source, digest, language, labels);
  if (extraction.pages.length === 1 && extraction.pages[0]!.lines.length > 80)
    throw new Complaint('No page breaks were found in the raw text.', {
      file,
      line: 1,
      advice:
        'Reissue knows a new page by a form feed, by a single blank before its first line, or by a printer’s slug. ' +
        'Extract the text again with pdftotext, and do not clean it.',
    });
  checkPages(extraction.pages, file);
  return extraction;
}

/**
 * The same for a text that is already decoded; never throws.
 * @param labels the labels that the file itself gives its pages: where the pages show others, these hold
 */
export function readPages(
  source: string,
  digest: string,
  language: string,
  labels: readonly (string | null)[] = [],
): Extraction {
  const split = splitLines(source);
  const { lines, pages: ranges } = markLineNumbers(split, splitPages(split));
  markStamps(lines, ranges);
  const words = vocabulary(language);
  const overPages = labelsOverPages(lines, ranges, words);
  const counted = countedLabels(pageHeads(lines, ranges));
  const isLabelLine = (text: string) => (isLabel(text, words) && !overPages.has(text)) || counted.has(text);
  const candidates = [
    ...findFolios(lines, ranges, isLabelLine),
    ...(labels.length === ranges.length ? candidatesOf(labels) : []),
  ];
  const numbers = countLabels(ranges.length, candidates);
  const isFolio = (page: number, f: Folio) => {
    const own = numbers[page]!.folio;
    return own !== null && own.system === f.system && own.value === f.value;
  };
  markFurniture(lines, ranges, isFolio, isLabelLine, overPages);
  const pages: Page[] = ranges.map((range, index) => ({
    index,
    label: labelOf(numbers[index]!),
    printed: numbers[index]!.printed,
    from: lines[range.first]!.start,
    to: lines[range.end - 1]!.end,
    lines: lines
      .slice(range.first, range.end)
      .map(({ number, from, to, text, role }) => ({ number, from, to, text, role })),
  }));
  return {
    source,
    digest,
    pages,
    remarks: remarksOn(
      pages,
      numbers.map(n => n.folio),
    ),
  };
}

/** Pages with characters that the PDF draws without telling which they are. */
function unnamedOn(pages: readonly Page[], unnamed: Unnamed): Remark[] {
  return [...unnamed].map(([index, own]) => {
    const { count } = own;
    const page = pages[index];
    const name = page?.label ? `page ${page.label}` : `page ${index + 1} of the PDF`;
    const line = page?.lines[0]?.number ?? 1;
    return isUnreadable(own)
      ? {
          code: 'page-unreadable',
          line,
          message: `The letters of ${name} cannot be read: its typeface does not say which characters they are. Put this page through OCR, or type it.`,
        }
      : {
          code: 'characters-unnamed',
          line,
          message: `On ${name}, ${count === 1 ? 'one character is' : `${count} characters are`} drawn that the PDF does not name; compare it with the printed page.`,
        };
  });
}

/** Gaps and doubles in the count of pages. */
function remarksOn(pages: Page[], folios: (Folio | null)[]): Remark[] {
  const remarks: Remark[] = [];
  pages.forEach((page, i) => {
    const line = page.lines[0]?.number ?? 1;
    const own = folios[i];
    const before = folios[i - 1];
    if (!own)
      remarks.push({
        code: 'page-without-label',
        line,
        message: `The page that begins on line ${line} has no page number, and the pages around it do not tell it.`,
      });
    else if (before && before.system === own.system && own.value !== before.value + 1)
      remarks.push({
        code: own.value > before.value ? 'pages-missing' : 'pages-out-of-order',
        line,
        message:
          own.value > before.value
            ? `Page ${pages[i - 1]!.label} is followed by page ${page.label}. Perhaps pages are missing between them.`
            : `Page ${pages[i - 1]!.label} is followed by page ${page.label}. Perhaps they are in the wrong order.`,
      });
  });
  return remarks;
}
