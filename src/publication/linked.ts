import type { Element, ElementContent, Properties } from 'hast';
import { visit } from 'unist-util-visit';

/**
 * Nodes as the words of a link. A note reference is a link itself, and none stands in another (HTML, 4.5.1): the link ends before it,
 * and goes on behind it.
 */
export function linked(properties: Properties, nodes: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  let words: ElementContent[] = [];
  const close = () => {
    const hasWords = words.some(node => node.type !== 'text' || node.value.trim() !== '');
    result.push(...(hasWords ? [link(properties, words)] : words));
    words = [];
  };
  for (const node of nodes) {
    if (!holdsReference(node)) {
      words.push(node);
      continue;
    }
    close();
    result.push(isReference(node) ? node : { ...node, children: linked(properties, node.children) });
  }
  close();
  return result;
}

const link = (properties: Properties, children: ElementContent[]): Element => ({
  ...{ type: 'element', tagName: 'a', properties: { ...properties }, children },
});

const isReference = (node: ElementContent): boolean =>
  node.type === 'element' && node.properties.role === 'doc-noteref';

export function holdsReference(node: ElementContent): node is Element {
  let found = false;
  visit(node, 'element', element => {
    found ||= isReference(element);
  });
  return found;
}
