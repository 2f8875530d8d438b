import type { Element, ElementContent } from 'hast';

const isElement = (node: ElementContent, name: string): boolean =>
  node.type === 'element' && node.tagName === name;

/** Puts the titles of tables above them, wherever they stand in the manuscript (Chicago Manual of Style, 3.54). */
export function titlesAboveTables(element: Element): Element {
  const children = element.children.map(
    (child): ElementContent => (child.type === 'element' ? titlesAboveTables(child) : child),
  );
  const table = children.findIndex(child => isElement(child, 'table'));
  const title = children.findIndex(child => isElement(child, 'figcaption'));
  if (element.tagName !== 'figure' || table < 0 || title < table) return { ...element, children };
  return { ...element, children: [children[title]!, ...children.filter((_, k) => k !== title)] };
}
