import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';
import { isFolder, readNamed } from '../reading.ts';
import type { Remark } from './extraction.ts';
import { readOcrFolder } from './folder.ts';
import type { Given } from './given.ts';
import { type Imprint, imprintOf } from './imprint.ts';
import { readExtraction } from './index.ts';
import { ocrFormOf } from './ocr.ts';
import { isPdf } from './pdf.ts';

/** A source to start a title from. */
export interface GivenSource {
  /** Its files as they are, by the path in the title's folder at which they will stand. */
  files: { path: string; bytes: Uint8Array }[];
  /** The file or folder that `book.yaml` names. */
  name: string;
  pages: number;
  /** What its imprint says of the printed book. */
  imprint: Imprint;
  remarks: Remark[];
}

/**
 * Reads what a person has of a book: its raw text, the printer's PDF, or hOCR or ALTO, in one file or in a folder.
 *
 * @param file its path, absolute
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
  const folder = isFolder(file) ? readOcrFolder(file) : null;
  const given: Given | undefined = folder?.files ?? readNamed(file, limits.pdf.bytes);
  if (!given) {
    throw new Complaint('There is no such file.', {
      file,
      advice: 'Give the raw text, the PDF, or the hOCR or ALTO of the book with --from FILE.',
    });
  }
  const extraction = await readExtraction(given, file, language, (page, of) =>
    progress('reading the source', of === undefined ? `page ${page}` : `page ${page} of ${of}`),
  );
  const { pages, remarks } = extraction;
  return {
    ...placesOf(given),
    pages: pages.length,
    imprint: imprintOf(extraction),
    remarks: [...(folder ? passedOver(folder.others) : []), ...remarks],
  };
}

/** How a source is called in its title's folder, and where its files stand there. */
function placesOf(given: Given): Pick<GivenSource, 'files' | 'name'> {
  if (!(given instanceof Uint8Array))
    return {
      name: 'extraction',
      files: given.map(({ name, bytes }) => ({ path: `extraction/${name}`, bytes })),
    };
  const name = `extraction.${endingOf(given)}`;
  return { name, files: [{ path: name, bytes: new Uint8Array(given) }] };
}

function endingOf(bytes: Uint8Array): string {
  const form = ocrFormOf(bytes);
  if (form) return form === 'alto' ? 'xml' : 'hocr';
  return isPdf(bytes) ? 'pdf' : 'txt';
}

/** What lies in a folder and was not read. */
function passedOver(others: readonly string[]): Remark[] {
  if (others.length === 0) return [];
  const shown = others.slice(0, 5).join(', ');
  const rest = others.length > 5 ? ` and ${others.length - 5} more` : '';
  return [
    {
      code: 'files-passed-over',
      line: 1,
      message: `In the folder lie files that are neither hOCR nor ALTO; they were not read: ${shown}${rest}.`,
    },
  ];
}
