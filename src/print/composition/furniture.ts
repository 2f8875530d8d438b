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
  return pages.map(({ label, side, part: own }): Sheet => {
    if (!own) return { part: null, page: 0, side, opener: false };
    const part = parts[own.index]!;
    const opener = own.page === 0;
    const sheet = { part: part.id, page: own.page, side, opener };
    if (!part.numbered) return sheet;
    const text = divided[own.index]!;
    const recto =
      headOfNotes(part, text[own.page] ?? [], folios) ??
      headOfSection(part, text.slice(0, own.page + 1)) ??
      part.heads.recto;
    const head = side === 'verso' ? part.heads.verso : recto;
    return { ...sheet, folio: label, ...(!opener && head && { head }) };
  });
}

/** The section that a page ends in. */
function headOfSection({ sections }: Part, pages: ElementContent[][]): string | undefined {
  if (!sections) return undefined;
  const headsIn = (node: ElementContent): string[] => {
    if (node.type !== 'element') return [];
    const own = sections.get(String(node.properties.id));
    return own === undefined ? node.children.flatMap(headsIn) : [own];
  };
  return pages.flat().flatMap(headsIn).at(-1);
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
