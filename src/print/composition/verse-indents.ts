import type { Element, ElementContent } from 'hast';

/** Lets the indents of verses stand where lines begin: on the right where these run from right to left. */
export function turnableIndents(element: Element): Element {
  const { style } = element.properties;
  const children = element.children.map(
    (child): ElementContent => (child.type === 'element' ? turnableIndents(child) : child),
  );
  if (typeof style !== 'string' || !style.includes('margin-left:')) return { ...element, children };
  const turnable = style.replaceAll('margin-left:', 'margin-inline-start:');
  return { ...element, properties: { ...element.properties, style: turnable }, children };
}
