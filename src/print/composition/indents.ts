import type { Element, ElementContent } from 'hast';

/** Elements whose paragraphs belong to the running text or to a text within it. */
const containers = new Set(['section', 'blockquote', 'div', 'li', 'td', 'th', 'dd', 'aside', 'figcaption']);

/**
 * Marks the paragraphs without an indent: the first of a text, and each that follows something other than a paragraph.
 * A style sheet cannot say so, because on the next page the paragraph before is out of its sight.
 * @returns the tree with class `flush` on those paragraphs
 */
export function markFlush(element: Element): Element {
  let follows = false;
  const children = element.children.map((child): ElementContent => {
    if (child.type !== 'element' || child.tagName === 'span') return child;
    if (child.tagName !== 'p') {
      // Figures and tables may stand elsewhere than in the text, which goes on past them.
      follows &&= child.tagName === 'figure';
      return markFlush(child);
    }
    const flush = !follows && containers.has(element.tagName);
    follows = true;
    if (!flush) return child;
    const given = child.properties.className;
    return {
      ...child,
      properties: { ...child.properties, className: [...(Array.isArray(given) ? given : []), 'flush'] },
    };
  });
  return { ...element, children };
}
