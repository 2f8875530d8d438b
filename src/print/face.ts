import { completeFace } from '../faces/complete.ts';
import type { Face } from '../faces/faces.ts';
import { facesOf } from '../faces/own/read.ts';
import type { Publication } from '../publication/publication.ts';
import { languagesIn, textBesideFormulas } from '../publication/scripts.ts';
import type { Title } from '../title.ts';
import type { Part } from './composition/part.ts';

/** The face of a book, with families for all letters that stand in its parts and at the heads of its pages. */
export async function faceOfBook(
  publication: Publication,
  parts: Part[],
  { book, folder }: Title,
): Promise<Face> {
  const trees = parts.flatMap(({ tree, foot }) => [tree, ...(foot?.notes ?? [])]);
  const heads = publication.documents.map(({ short }) => short);
  const text = [...trees.map(textBesideFormulas), ...heads, book.title].join('');
  return completeFace(await facesOf(book, folder), text, [
    publication.language,
    ...trees.flatMap(languagesIn),
  ]);
}
