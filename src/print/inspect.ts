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
  const { pages, places, feet } = await readPdfText(pdf);
  const area = typeAreaOf(book.print);
  const edge = (book.print.bleed + book.print.trim.height) * (72 / 25.4);
  const below = pages.map((_, k) => (feet.has(k) ? edge - feet.get(k)! : area.bottom));
  return accountForText(composeBook(publication, book), pages, area, places, below);
}
