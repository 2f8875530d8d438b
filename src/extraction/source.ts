import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';
import { readNamed } from '../reading.ts';
import type { Remark } from './extraction.ts';
import { readExtraction } from './index.ts';
import { isPdf } from './pdf.ts';

/** A raw text to start a title from. */
export interface GivenSource {
  /** As it is, and as it will stand in the title's folder. */
  bytes: Uint8Array;
  name: string;
  pages: number;
  remarks: Remark[];
}

/**
 * Reads what a person has of a book: its raw text, or the printer's PDF.
 *
 * @param file its path
 * @param language BCP 47 tag of the book
 * @throws Complaint where it cannot be read, or is no such thing
 */
export async function readSource(
  file: string,
  language: string,
  progress: (doing: string, detail?: string) => void,
): Promise<GivenSource> {
  if (/\.(md|markdown)$/i.test(file)) {
    throw new Complaint('This is a manuscript already, not the raw text of a printed book.', {
      file,
      advice: 'Leave out --from. Then put your Markdown into the new folder chapters/.',
    });
  }
  const given = readNamed(file, limits.pdf.bytes);
  if (!given) {
    throw new Complaint('There is no such file.', {
      file,
      advice: 'Give the raw text or the PDF of the book with --from FILE.',
    });
  }
  const { pages, remarks } = await readExtraction(given, file, language, (page, of) =>
    progress('reading the PDF', `page ${page} of ${of}`),
  );
  return { bytes: new Uint8Array(given), name: nameOf(given), pages: pages.length, remarks };
}

/** How a source is called in its title's folder. */
const nameOf = (bytes: Uint8Array) => (isPdf(bytes) ? 'extraction.pdf' : 'extraction.txt');
