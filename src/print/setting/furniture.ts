import type { PageContent, Sheet } from '../../press/index.ts';
import type { BookPage, Folios } from '../composition/folios.ts';
import type { Part } from '../composition/part.ts';

/**
 * The sheets of a book in order, with the running heads and folios that are printed on them: none on blank pages, no
 * running head where a part opens, and no folio where a part of the book does.
 * @param pages as `pagesOf` counts them
 * @param contents what stands on the pages of each part
 * @param folios of what the heads of notes refer to
 */
export function sheetsOf(
  pages: BookPage[],
  parts: Part[],
  contents: PageContent[][],
  folios: Folios,
): Sheet[] {
  const sections = contents.map((own, k) => headsOfSections(parts[k]!, own));
  return pages.map(({ label, side, part: own }): Sheet => {
    if (!own) return { part: null, page: 0, side, opener: false };
    const part = parts[own.index]!;
    const opener = own.page === 0;
    const sheet = { part: part.id, page: own.page, side, opener };
    if (!part.numbered || (opener && part.kind === 'part')) return sheet;
    const content = contents[own.index]![own.page]!;
    const recto = headOfNotes(part, content, folios) ?? sections[own.index]![own.page] ?? part.heads.recto;
    const head = side === 'verso' ? part.heads.verso : recto;
    return { ...sheet, folio: label, ...(!opener && head && { head }) };
  });
}

/** The sections that the pages of a part end in, page by page. */
function headsOfSections({ sections }: Part, pages: PageContent[]): (string | undefined)[] {
  if (!sections) return [];
  let last: string | undefined;
  return pages.map(({ ids }) => {
    for (const id of ids) last = sections.get(id) ?? last;
    return last;
  });
}

/** `Notes to pages 37–52`: which pages the notes of a page belong to. */
function headOfNotes({ notesTo }: Part, { references }: PageContent, folios: Folios): string | undefined {
  if (!notesTo) return undefined;
  const known = references.flatMap(id => folios.get(id) ?? []);
  const [first, last] = [known[0], known.at(-1)];
  if (!first) return undefined;
  const [one, several] = notesTo;
  return first === last ? `${one} ${first}` : `${several} ${first}–${last}`;
}
