import { completeFace } from '../faces/complete.ts';
import type { Face } from '../faces/faces.ts';
import { facesOf } from '../faces/own/read.ts';
import type { Book } from '../title.ts';

/**
 * The face of a cover, with families for all letters that stand on it.
 *
 * @param folder of the title
 * @throws Complaint where a font file of the press cannot be used
 */
export async function coverFace(book: Book, folder: string): Promise<Face> {
  const { title, subtitle, creators, publisher, description, coverSettings } = book;
  const { blurb, price } = coverSettings;
  const names = creators.flatMap(({ name, sort }) => [name, sort]);
  const text = [title, subtitle, ...names, publisher, description, blurb, price].filter(Boolean).join(' ');
  return completeFace(await facesOf(book, folder), text, [book.language]);
}
