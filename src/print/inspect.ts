import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Finding } from '../inspection/finding.ts';
import type { Publication } from '../publication/publication.ts';
import type { Title } from '../title.ts';
import { accountForText } from './account.ts';
import { composeBook } from './compose.ts';
import { typeAreaOf } from './page.ts';
import { readPdfText } from './pdf-text.ts';

/**
 * Compares a finished print edition with the publication it should be of, letter by letter.
 * @returns one finding where the file is no PDF
 */
export async function inspectPdf(
  pdf: Uint8Array,
  publication: Publication,
  { book }: Title,
): Promise<Finding[]> {
  try {
    const parts = composeBook(publication, book);
    return accountForText(
      parts,
      await readPdfText(new Uint8Array(pdf)),
      typeAreaOf(book.print),
      await placesIn(pdf),
    ).findings;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'InvalidPDFException') throw error;
    return [
      { code: 'print-not-a-pdf', severity: 'error', message: 'This is no PDF; build the title again.' },
    ];
  }
}

/** Folios by the ids of what stands on the pages, from the PDF's named destinations and page labels. */
async function placesIn(pdf: Uint8Array): Promise<Map<string, string>> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: VerbosityLevel.ERRORS });
  const document = await task.promise;
  try {
    const labels = await document.getPageLabels();
    const destinations = Object.entries(
      (await document.getDestinations()) as Record<string, [{ num: number; gen: number }]>,
    );
    const places = await Promise.all(
      destinations.map(async ([id, [page]]): Promise<[string, string]> => {
        const index = await document.getPageIndex(page);
        return [id, labels?.[index] ?? String(index + 1)];
      }),
    );
    return new Map(places);
  } finally {
    await task.destroy();
  }
}
