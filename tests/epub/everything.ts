import { fileURLToPath } from 'node:url';
import JSZip from 'jszip';
import { makeEpub } from '../../src/epub/index.ts';
import { readManuscript } from '../../src/manuscript/index.ts';
import { publish } from '../../src/publication/index.ts';
import { type Book, readTitle, type Title } from '../../src/title.ts';

/** A small book with one of each thing, and its EPUB; `changes` are made to its `book.yaml`. */
export const everything = (changes: Partial<Book> = {}) => bookOf('everything', changes);

/** A small book in every form that text may have, and its EPUB. */
export const forms = () => bookOf('forms');

async function bookOf(
  name: string,
  changes: Partial<Book> = {},
): Promise<{ bytes: Uint8Array; title: Title }> {
  const folder = fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
  const read = await readTitle(folder);
  const title = { ...read, book: { ...read.book, ...changes } };
  const publication = publish(await readManuscript(`${folder}/chapters`), title);
  return { bytes: await makeEpub(publication, title), title };
}

/** Reads a file of an EPUB, by its path within the package folder. */
export async function reader(bytes: Uint8Array): Promise<(path: string) => Promise<string>> {
  const zip = await JSZip.loadAsync(bytes);
  return path => zip.file(`OEBPS/${path}`)!.async('string');
}
