import { bookSchema } from '../../src/title/schema.ts';
import type { Book } from '../../src/title.ts';

/** What a `book.yaml` means that says no more than it must. */
export const plainBook: Book = bookSchema.parse({
  title: 'A Book',
  identifier: 'urn:uuid:6aa2fb32-3cfa-5640-8260-e2f989b7afc5',
  modified: '2026-11-22T12:00:00Z',
});
