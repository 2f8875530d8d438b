import type { ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { completeFace } from '../faces/complete.ts';
import { type Face, findFace } from '../faces/faces.ts';
import type { Publication } from '../publication/publication.ts';
import type { Book } from '../title.ts';
import type { Part } from './composition/part.ts';

/** The face of a book, with families for all letters that stand in its parts and at the heads of its pages. */
export function faceOfBook(publication: Publication, parts: Part[], book: Book): Promise<Face> {
  const trees = parts.flatMap(({ tree, foot }) => [tree, ...(foot?.notes ?? [])]);
  const heads = publication.documents.map(({ short }) => short);
  const text = [...trees.map(textOf), ...heads, book.title].join('');
  return completeFace(findFace(book.print.face), text, [publication.language, ...trees.flatMap(languagesIn)]);
}

/** The languages that elements of a tree name. */
const languagesIn = (node: ElementContent): string[] =>
  node.type !== 'element'
    ? []
    : [
        ...(typeof node.properties.lang === 'string' ? [node.properties.lang] : []),
        ...node.children.flatMap(languagesIn),
      ];
