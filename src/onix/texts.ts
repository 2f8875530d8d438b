import { toString as textOf } from 'hast-util-to-string';
import type { Publication } from '../publication/publication.ts';

/** The contents as a shop shows them: a line for each chapter that has a title. */
export const contentsIn = ({ documents }: Publication): string[] =>
  documents
    .map(({ label, title }) => [label !== title && label, title].filter(Boolean).join(': '))
    .filter(line => line !== '');

/** How many words a book has, its notes too. */
export function wordsIn({ documents }: Publication): number {
  const texts = documents.flatMap(({ tree, notes }) => [
    textOf(tree),
    ...notes.map(({ content }) => textOf({ type: 'root', children: content })),
  ]);
  return texts.reduce(
    (sum, text) => sum + (text.match(/[\p{L}\p{M}\p{N}]+(?:[’'-][\p{L}\p{M}\p{N}]+)*/gu)?.length ?? 0),
    0,
  );
}
