import type { Element, ElementContent } from 'hast';
import { toRoman } from '../extraction/numerals.ts';
import type { Part } from './compose.ts';

/** What is printed as the number of the page on which an element stands (`xii`, `37`), by the element's id. */
export type Folios = ReadonlyMap<string, string>;

/**
 * Counts the pages of a book whose parts are divided into pages, as the setter will: roman in the front matter, arabic
 * from the body on, blank pages counted.
 * @param trees the parts' trees, each further page beginning with a child that has `data-break-before`
 */
export function foliosOf(parts: Part[], trees: Element[]): Folios {
  const folios = new Map<string, string>();
  let pages = 0;
  let front = 0;
  let zone: Part['zone'] = 'front';
  parts.forEach((part, k) => {
    if ((pages % 2 === 0) !== (part.opens === 'recto')) pages += 1;
    if (part.zone === 'body' && zone === 'front') {
      zone = 'body';
      front = pages;
    }
    pages += 1;
    const folio = () => (zone === 'front' ? toRoman(pages) : String(pages - front));
    const note = (node: ElementContent) => {
      if (node.type !== 'element') return;
      const id = node.properties.id;
      if (id !== undefined && !folios.has(String(id))) folios.set(String(id), folio());
      node.children.forEach(note);
    };
    const { properties, children } = trees[k]!;
    if (properties.id !== undefined) folios.set(String(properties.id), folio());
    for (const child of children) {
      if (child.type === 'element' && child.properties['data-break-before'] === 'page') pages += 1;
      note(child);
    }
  });
  return folios;
}
