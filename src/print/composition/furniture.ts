import type { ElementContent } from 'hast';
import type { PlannedPart } from '../plan.ts';
import type { Sheet } from '../press/index.ts';
import { type BookPage, childrenByPage, type Folios } from './folios.ts';
import type { Part } from './index.ts';

/**
 * The sheets of a book in order, with the running heads and folios that are printed on them: none on blank pages, no
 * running head where a part opens.
 * @param pages as `pagesOf` counts them
 * @param folios of what the heads of notes refer to
 */
export function sheetsOf(
  pages: BookPage[],
  parts: Part[],
  planned: Pick<PlannedPart, 'tree'>[],
  folios: Folios,
): Sheet[] {
  const divided = planned.map(({ tree }) => childrenByPage(tree));
  const sections = divided.map((text, k) => headsOfSections(parts[k]!, text));
  return pages.map(({ label, side, part: own }): Sheet => {
    if (!own) return { part: null, page: 0, side, opener: false };
    const part = parts[own.index]!;
    const opener = own.page === 0;
    const sheet = { part: part.id, page: own.page, side, opener };
    if (!part.numbered) return sheet;
    const text = divided[own.index]!;
    const recto =
      headOfNotes(part, text[own.page] ?? [], folios) ?? sections[own.index]![own.page] ?? part.heads.recto;
    const head = side === 'verso' ? part.heads.verso : recto;
    return { ...sheet, folio: label, ...(!opener && head && { head }) };
  });
}

/** The sections that the pages of a part end in, page by page. */
function headsOfSections({ sections }: Part, pages: ElementContent[][]): (string | undefined)[] {
  if (!sections) return [];
  let last: string | undefined;
  const look = (node: ElementContent) => {
    if (node.type !== 'element') return;
    const own = sections.get(String(node.properties.id));
    if (own === undefined) node.children.forEach(look);
    else last = own;
  };
  return pages.map(children => {
    children.forEach(look);
    return last;
  });
}

/** `Notes to pages 37–52`: which pages the notes of a page belong to. */
function headOfNotes({ notesTo }: Part, children: ElementContent[], folios: Folios): string | undefined {
  if (!notesTo) return undefined;
  const referring = (node: ElementContent): string[] => {
    if (node.type !== 'element') return [];
    const { className, href } = node.properties;
    const number = node.tagName === 'a' && Array.isArray(className) && className.includes('number');
    return number ? [String(href).slice(1)] : node.children.flatMap(referring);
  };
  const known = children.flatMap(referring).flatMap(id => folios.get(id) ?? []);
  const [first, last] = [known[0], known.at(-1)];
  if (!first) return undefined;
  const [one, several] = notesTo;
  return first === last ? `${one} ${first}` : `${several} ${first}–${last}`;
}
