import type { Element, ElementContent } from 'hast';
import type { Part } from './part.ts';

/** Levels of headings in a PDF (ISO 32000-1, 14.8.4.3). */
const lowest = 6;

/**
 * Says of headings that are not of the level that they look like which they are of in the structure and the outline of the PDF:
 * `data-level`. In a chapter of a part they are one lower; and none may skip a level (ISO 14289-1, 7.4.2), as an h3 below an h1 does.
 *
 * @param parts in the order of the book
 * @returns them; what is of its own level is the same object as before
 */
export function withLevels(parts: readonly Part[]): Part[] {
  let last = 0;
  const look = <T extends ElementContent>(node: T, depth: number): T => {
    if (node.type !== 'element') return node;
    const level = Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? 0);
    if (level > 0) {
      const own = Math.min(level + depth, last + 1, lowest);
      last = own;
      return own === level ? node : { ...node, properties: { ...node.properties, dataLevel: String(own) } };
    }
    const children = node.children.map(child => look(child, depth));
    return children.every((child, k) => child === node.children[k]) ? node : { ...node, children };
  };
  return parts.map(part => {
    const tree: Element = look(part.tree, part.depth ?? 0);
    return tree === part.tree ? part : { ...part, tree };
  });
}
