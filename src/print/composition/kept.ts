import type { Element, ElementContent, Properties } from 'hast';

const classesOf = ({ properties }: Element): string[] =>
  Array.isArray(properties.className) ? properties.className.map(String) : [];

const isNamed = (node: ElementContent | undefined, name: string): node is Element =>
  node?.type === 'element' && classesOf(node).includes(name);

/** Class of what stays on a page with what follows it. */
export const keptClass = 'kept';

const kept = (element: Element): Element => {
  const properties: Properties = {
    ...element.properties,
    className: [...classesOf(element), keptClass],
  };
  return { ...element, properties };
};

/**
 * Marks what no page may part from what follows it: the date of a letter and its salutation, and the last paragraph before
 * a signature, of which lines go overleaf with it.
 */
export function markKept(element: Element): Element {
  const inDateline = isNamed(element, 'dateline');
  const children = element.children.map((child, k, all): ElementContent => {
    if (child.type !== 'element') return child;
    if (child.tagName !== 'p') return markKept(child);
    const next = all.slice(k + 1).find(one => one.type === 'element');
    return inDateline || isNamed(child, 'salutation') || isNamed(next, 'signature') ? kept(child) : child;
  });
  return { ...element, children };
}
