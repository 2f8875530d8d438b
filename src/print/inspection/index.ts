import type { Finding } from '../../inspection/finding.ts';
import { type PdfText, readPdfText } from '../../pdf/text.ts';
import type { Publication } from '../../publication/publication.ts';
import type { Title } from '../../title.ts';
import type { Folios } from '../composition/folios.ts';
import { composeBook } from '../composition/index.ts';
import type { Part } from '../composition/part.ts';
import { fillFolios } from '../composition/references.ts';
import { typeAreaOf } from '../geometry.ts';
import { accountForText } from './account.ts';

/**
 * Inspects a print edition: whether its text is the publication's, letter by letter.
 * @param pdf the finished PDF
 */
export async function inspectPdf(
  pdf: Uint8Array,
  publication: Publication,
  title: Title,
): Promise<Finding[]> {
  return inspectText(await readPdfText(pdf), publication, title);
}

/** Inspects the text of a print edition as it was read from the finished PDF. */
export function inspectText(
  { pages, places, feet }: PdfText,
  publication: Publication,
  title: Title,
): Finding[] {
  const { book } = title;
  const area = typeAreaOf(book.print);
  const edge = book.print.trim.height * (72 / 25.4);
  const below = pages.map((_, k) => (feet.has(k) ? edge - feet.get(k)! : area.bottom));
  const parts = composeBook(publication, book).map(part => withFolios(part, places));
  return accountForText(parts, pages, area, below);
}

/** A part whose references to pages name the pages to which the PDF's own links lead. */
function withFolios(part: Part, folios: Folios): Part {
  const tree = fillFolios(part.tree, folios);
  const foot = part.foot && { ...part.foot, notes: part.foot.notes.map(note => fillFolios(note, folios)) };
  return { ...part, tree, ...(foot && { foot }) };
}
