import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Folios } from './folios.ts';
import { fillRun, isRun, targetsOf, unknownFolio } from './locators/fill.ts';

export { unknownFolio } from './locators/fill.ts';

/**
 * Puts the page numbers into whatever refers to pages: elements with `dataPageOf`, the id whose page they name, and the
 * locators of an index.
 * @returns the tree; what refers to nothing is the same object as before
 */
export function fillFolios<T extends ElementContent>(node: T, folios: Folios): T {
  if (node.type !== 'element') return node;
  if (isRun(node)) return fillRun(node, folios) as T;
  const target = node.properties.dataPageOf;
  if (target !== undefined) {
    const folio = folios.get(String(target)) ?? unknownFolio;
    return textOf(node) === folio ? node : { ...node, children: [{ type: 'text', value: folio }] };
  }
  const children = node.children.map(child => fillFolios(child, folios));
  return children.every((child, k) => child === node.children[k]) ? node : { ...node, children };
}

/** Ids of what a tree refers to by its page. */
export function referredIn(tree: Element): Set<string> {
  const ids = new Set<string>();
  const look = (node: ElementContent) => {
    if (node.type !== 'element') return;
    const target = node.properties.dataPageOf;
    for (const id of [...(target === undefined ? [] : [String(target)]), ...targetsOf(node)]) ids.add(id);
    node.children.forEach(look);
  };
  look(tree);
  return ids;
}
