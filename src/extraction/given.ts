import { createHash } from 'node:crypto';

/** A file of a source as it was given. */
export interface SourceFile {
  /** Its name within the source, by which its pages have their order. */
  name: string;
  /** Where it lies, for messages. */
  path: string;
  bytes: Uint8Array;
}

/** What a book is recovered from: one file, or the files of a folder, one page or more each, in the order of the book. */
export type Given = Uint8Array | readonly SourceFile[];

/** SHA-256 of a source, hexadecimal: of one file its bytes, of a folder the names and bytes of all its files. */
export function digestOfSource(given: Given): string {
  const hash = createHash('sha256');
  if (given instanceof Uint8Array) return hash.update(given).digest('hex');
  for (const { name, bytes } of given) hash.update(`${JSON.stringify(name)} ${bytes.length}\n`).update(bytes);
  return hash.digest('hex');
}

/** The order of pages by the names of their files: `page-9` before `page-10`. */
const natural = new Intl.Collator('en', { numeric: true });
export const byPage = (one: string, other: string): number =>
  natural.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0);
