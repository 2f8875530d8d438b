import type { Document } from './publication.ts';

/** What closes the whole book, and not its last part, where it stands at the end of the text. */
const closing = new Set(['conclusion', 'epilogue']);

/**
 * The documents that stand in a volume or part of the book: those of the text behind the part's own page, up to the next part; and
 * the parts of a volume, up to the next volume.
 * @returns ids of documents, each with the id of what it stands in
 */
export function partsOf(documents: readonly Pick<Document, 'id' | 'type' | 'zone'>[]): Map<string, string> {
  const text = documents.filter(({ zone }) => zone === 'body');
  const end = text.findLastIndex(({ type }) => !closing.has(type)) + 1;
  const parts = new Map<string, string>();
  let volume: string | undefined;
  let part: string | undefined;
  for (const { id, type } of text.slice(0, end)) {
    const above = type === 'volume' ? undefined : type === 'part' ? volume : (part ?? volume);
    if (above !== undefined) parts.set(id, above);
    if (type === 'volume') [volume, part] = [id, undefined];
    if (type === 'part') part = id;
  }
  return parts;
}

/** In how many parts and volumes a document stands. */
export function depthOf(id: string, parts: ReadonlyMap<string, string>): number {
  const above = parts.get(id);
  return above === undefined ? 0 : 1 + depthOf(above, parts);
}
