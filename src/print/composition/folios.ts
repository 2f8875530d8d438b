import type { Element, ElementContent } from 'hast';
import { toRoman } from '../../language/roman.ts';
import type { PageContent } from '../../press/index.ts';
import type { Part } from './part.ts';

/** What is printed as the number of the page on which an element stands (`xii`, `37`), by the element's id. */
export type Folios = ReadonlyMap<string, string>;

/** A page of the book, blank ones included. */
export interface BookPage {
  /** Its folio, whether it is printed or not. */
  label: string;
  side: 'recto' | 'verso';
  /** The part it belongs to, and which of its pages it is, from 0; none for a blank page. */
  part?: { index: number; page: number };
}

/**
 * Counts the pages of a book: roman in the front matter, arabic from the body on, blank pages counted.
 * @param counts how many pages each part has
 */
export function pagesOf(parts: Pick<Part, 'opens' | 'zone'>[], counts: number[]): BookPage[] {
  const pages: BookPage[] = [];
  let front: number | undefined;
  const add = (part?: BookPage['part']) => {
    const number = pages.length + 1;
    const label = front === undefined ? toRoman(number) : String(number - front);
    pages.push({ label, side: number % 2 === 1 ? 'recto' : 'verso', ...(part && { part }) });
  };
  parts.forEach(({ opens, zone }, index) => {
    if ((pages.length % 2 === 0) !== (opens === 'recto') && opens !== 'any') add();
    if (zone === 'body') front ??= pages.length;
    for (let page = 0; page < counts[index]!; page++) add({ index, page });
  });
  return pages;
}

/** The parts that open on a verso. */
export const onVersos = (parts: Pick<Part, 'opens' | 'zone'>[], counts: number[]): Set<number> =>
  new Set(
    pagesOf(parts, counts).flatMap(({ side, part }) =>
      side === 'verso' && part?.page === 0 ? [part.index] : [],
    ),
  );

/** The children of a part that is divided into pages, page by page: each further page begins with `data-break-before`. */
export function childrenByPage({ children }: Element): ElementContent[][] {
  const pages: ElementContent[][] = [[]];
  for (const child of children) {
    if (child.type === 'element' && child.properties['data-break-before'] === 'page') pages.push([]);
    pages.at(-1)!.push(child);
  }
  return pages;
}

/** What stands on the pages of a part that is divided into pages. */
export function contentOfPages(tree: Element): PageContent[] {
  const { id } = tree.properties;
  return childrenByPage(tree).map((children, k) => {
    const content: PageContent = { ids: k === 0 && id !== undefined ? [String(id)] : [], references: [] };
    const look = (node: ElementContent) => {
      if (node.type !== 'element') return;
      const { id, className, href } = node.properties;
      if (id !== undefined) content.ids.push(String(id));
      const number = node.tagName === 'a' && Array.isArray(className) && className.includes('number');
      if (number) content.references.push(String(href).slice(1));
      node.children.forEach(look);
    };
    children.forEach(look);
    return content;
  });
}

/**
 * On which pages of a book everything stands that has an id.
 * @param contents what stands on the pages of each part
 */
export function foliosOf(parts: Part[], contents: PageContent[][]): Folios {
  const folios = new Map<string, string>();
  const counts = contents.map(pages => pages.length);
  for (const { label, part } of pagesOf(parts, counts)) {
    if (!part) continue;
    for (const id of contents[part.index]![part.page]!.ids) if (!folios.has(id)) folios.set(id, label);
  }
  return folios;
}
