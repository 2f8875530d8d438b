import type { Element, ElementContent } from 'hast';
import type { Part } from './part.ts';

/**
 * Says of headings that skip a level (an h3 below an h1) which they are of in the structure of the PDF, where none may be
 * skipped (ISO 14289-1, 7.4.2): `data-level`. They keep the look of those that they are.
 *
 * @param parts in the order of the book
 * @returns them; what skips nothing is the same object as before
 */
export function withLevels(parts: readonly Part[]): Part[] {
  let last = 0;
  const look = <T extends ElementContent>(node: T): T => {
    if (node.type !== 'element') return node;
    const level = Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? 0);
    if (level > 0) {
      const own = Math.min(level, last + 1);
      last = own;
      return own === level ? node : { ...node, properties: { ...node.properties, dataLevel: String(own) } };
    }
    const children = node.children.map(look);
    return children.every((child, k) => child === node.children[k]) ? node : { ...node, children };
  };
  return parts.map(part => {
    const tree: Element = look(part.tree);
    return tree === part.tree ? part : { ...part, tree };
  });
}
