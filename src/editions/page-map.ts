import type { Chapter } from '../manuscript/manuscript.ts';
import type { Publication } from '../publication/publication.ts';
import type { Manifest, Sheet } from './manifest.ts';
import { titleOf } from './words.ts';

/** So many words tell a page. */
const firstWords = 6;

/**
 * The chapters of a book with the page of the PDF that each opens on.
 *
 * @param places labels of pages by the ids of what stands there; empty where there is no PDF
 */
export function chapterMap(
  chapters: readonly Chapter[],
  { documents }: Publication,
  places: ReadonlyMap<string, string>,
): Manifest['chapters'] {
  return chapters.map(chapter => {
    const document = documents.find(({ file }) => file.endsWith(chapter.file));
    const ids = [document?.id, ...(document?.headings.map(({ id }) => id) ?? [])];
    const page = ids.flatMap(id => (id && places.get(id)) || []).at(0);
    return { file: chapter.file, title: titleOf(chapter), type: chapter.matter.type, ...(page && { page }) };
  });
}

/** The pages of a PDF, each with its first words. */
export const pageMap = (pages: readonly Sheet[]): Manifest['pages'] =>
  pages.map(({ label, lines }) => ({
    label,
    words: lines.join(' ').split(' ').slice(0, firstWords).join(' '),
  }));
