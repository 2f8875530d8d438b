import type { Publication } from '../publication/publication.ts';
import type { Title } from '../title.ts';
import { composeBook } from './compose.ts';
import { findFace } from './faces.ts';
import { geometryOf, makePage } from './page.ts';
import { setAndPrint } from './press.ts';

/** Makes the print edition of a publication. */
export async function makePdf(
  publication: Publication,
  title: Title,
  options: { progress?: (pages: number) => void } = {},
): Promise<Uint8Array> {
  const { book } = title;
  const geometry = geometryOf(book.print);
  const face = findFace(book.print.face);
  const parts = composeBook(publication, book);
  const { shelf, sheet } = await makePage(
    parts,
    { title: book.title, language: publication.language },
    geometry,
    face,
    publication.images,
  );
  const sheets = await setAndPrint(shelf, sheet, options.progress);
  return sheets.pdf;
}
