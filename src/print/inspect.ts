import type { Finding } from '../inspection/finding.ts';
import type { Publication } from '../publication/publication.ts';
import type { Title } from '../title.ts';
import { accountForText } from './account.ts';
import { composeBook } from './compose.ts';
import { typeAreaOf } from './page.ts';
import { readPdfText } from './pdf-text.ts';

/**
 * Inspects a print edition: whether its text is the publication's, letter by letter.
 * @param pdf the finished PDF
 */
export async function inspectPdf(
  pdf: Uint8Array,
  publication: Publication,
  title: Title,
): Promise<Finding[]> {
  const { book } = title;
  const { pages, places } = await readPdfText(pdf);
  return accountForText(composeBook(publication, book), pages, typeAreaOf(book.print), places);
}
