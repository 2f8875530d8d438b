import type { Document } from './publication.ts';

/** What closes the whole book, and not its last part, where it stands at the end of the text. */
const closing = new Set(['conclusion', 'epilogue']);

/**
 * The documents that stand in a part of the book: those of the text behind the part's own page, up to the next part.
 * @returns ids of documents, each with the id of its part
 */
export function partsOf(documents: readonly Pick<Document, 'id' | 'type' | 'zone'>[]): Map<string, string> {
  const text = documents.filter(({ zone }) => zone === 'body');
  const end = text.findLastIndex(({ type }) => !closing.has(type)) + 1;
  const parts = new Map<string, string>();
  let part: string | undefined;
  for (const { id, type } of text.slice(0, end)) {
    if (type === 'part') part = id;
    else if (part !== undefined) parts.set(id, part);
  }
  return parts;
}
