import type { PDFDocumentProxy } from 'pdfjs-dist';
import { Complaint } from '../complaint.ts';
import { withPdf } from '../pdf.ts';

/** Whether a file is a PDF, by its first bytes. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
}

/** A run of text of a PDF page, as pdf.js gives it: where it stands and how large, in points. */
interface Run {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}

/** The text of each page, line by line. */
async function pagesOf(document: PDFDocumentProxy): Promise<string[]> {
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    const runs = items.flatMap((item): Run[] =>
      'str' in item && item.str !== ''
        ? [
            {
              text: item.str,
              x: item.transform[4],
              y: item.transform[5],
              width: item.width,
              size: Math.hypot(item.transform[2], item.transform[3]),
            },
          ]
        : [],
    );
    pages.push(linesOf(runs).join('\n'));
    page.cleanup();
  }
  return pages;
}

/**
 * The text of a PDF as an extraction: lines in the order of the content stream, a form feed after each page. Hyphens at line
 * ends are kept, which `pdftotext` does in its raw mode only; nothing is joined, reordered or left out.
 * @throws Complaint when the file is damaged, locked, or holds pictures of pages but no text
 */
export async function textOfPdf(bytes: Uint8Array, file: string): Promise<string> {
  try {
    const pages = await withPdf(bytes, pagesOf);
    if (pages.every(page => page.trim() === ''))
      throw new Complaint('This PDF holds no text, only pictures of its pages.', {
        file,
        advice: 'Put it through OCR first, and start from the result.',
      });
    return `${pages.join('\n\f')}\n`;
  } catch (error) {
    if (error instanceof Complaint) throw error;
    throw new Complaint(`This PDF cannot be read: ${(error as Error).message}`, {
      file,
      advice: 'Save it again from a PDF viewer, without a password, and start from that.',
    });
  }
}

/** A line's runs stand on one baseline, raised marks aside; runs that stand apart get a space between them. */
function linesOf(runs: Run[]): string[] {
  const lines: string[] = [];
  let text = '';
  let base: Run | null = null;
  let end = 0;
  for (const run of runs) {
    const size = Math.max(base?.size ?? 0, run.size);
    if (base && (Math.abs(run.y - base.y) > 0.55 * size || run.x < end - 2 * size)) {
      lines.push(text.trimEnd());
      text = '';
      base = null;
    }
    if (
      base &&
      (run.x - end > 0.12 * size || opensNote(text, base, run)) &&
      !/\s$/.test(text) &&
      !/^\s/.test(run.text)
    )
      text += ' ';
    if (!base || run.size > base.size) base = run;
    text += run.text;
    end = run.x + run.width;
  }
  if (text.trim() !== '') lines.push(text.trimEnd());
  return lines.filter(line => line.trim() !== '');
}

/** Whether a run begins the note whose raised number stands before it, at the beginning of the line. */
function opensNote(text: string, mark: Run, run: Run): boolean {
  return /^\d{1,3}$/.test(text) && mark.size < 0.85 * run.size && mark.y > run.y;
}
