import { sortName } from '../title/names.ts';
import type { Book } from '../title.ts';
import type { Document } from './publication.ts';

/**
 * Who wrote or translated chapters and does not stand on the title page, each once, in the order of the book: with the MARC roles of those
 * who contributed to a larger work (`ctb`) and of translators (`trl`).
 */
export function contributorsOf(
  documents: readonly Pick<Document, 'authors' | 'translators' | 'sorted'>[],
  creators: Book['creators'],
): Book['creators'] {
  const known = new Set(creators.map(({ name }) => name));
  const found = new Map<string, Book['creators'][number]>();
  const sorts = new Map(documents.flatMap(({ sorted = [] }) => sorted.map(({ name, sort }) => [name, sort])));
  const add = (names: readonly string[] | undefined, role: string) => {
    for (const name of names ?? []) {
      const key = `${role} ${name}`;
      if (!known.has(name) && !found.has(key))
        found.set(key, { name, sort: sorts.get(name) ?? sortName(name), role });
    }
  };
  for (const { authors, translators } of documents) {
    add(authors, 'ctb');
    add(translators, 'trl');
  }
  return [...found.values()];
}
