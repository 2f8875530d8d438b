import type { Element, ElementContent } from 'hast';

/**
 * Puts a space that does not break into the empty cells of tables: the browser takes no notice of a cell in which nothing
 * stands, and tells a PDF's readers of a row that is one short (Chromium 147). An empty corner is a head, since every cell
 * that is none wants one (ISO 14289-1, 7.5).
 */
export function fillCells(element: Element, inHead = false): Element {
  if (/^t[dh]$/.test(element.tagName) && element.children.length === 0) {
    const filled: Element = { ...element, children: [{ type: 'text', value: '\u00a0' }] };
    const properties = { ...element.properties, scope: 'col' };
    return inHead ? { ...filled, tagName: 'th', properties } : filled;
  }
  const children = element.children.map(
    (child): ElementContent =>
      child.type === 'element' ? fillCells(child, inHead || element.tagName === 'thead') : child,
  );
  return { ...element, children };
}
