import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';

/** What a list item may hold besides words. */
const blocks = new Set(['p', 'ul', 'ol', 'dl', 'div', 'blockquote', 'pre', 'table', 'figure', 'section']);

const isBlock = (node: ElementContent): boolean => node.type === 'element' && blocks.has(node.tagName);
const isBlank = (node: ElementContent): boolean => node.type === 'text' && node.value.trim() === '';

/** Makes paragraphs of the words that stand in list items without one, so that their lines are set like those of others. */
export function paragraphsInItems(element: Element): Element {
  // The entries of an index are ragged, and hang from their first word.
  if (element.properties['epub:type'] === 'index-entry') return element;
  const children = element.children.map(child =>
    child.type === 'element' && child.tagName !== 'p' ? paragraphsInItems(child) : child,
  );
  if (element.tagName !== 'li') return { ...element, children };
  const grouped: ElementContent[] = [];
  let words: ElementContent[] = [];
  const endWords = () => {
    if (!words.every(isBlank)) {
      const { position } = element;
      grouped.push({ ...h('p', words), ...(position && { position }) });
    }
    words = [];
  };
  for (const child of children) {
    if (!isBlock(child)) {
      words.push(child);
      continue;
    }
    endWords();
    grouped.push(child);
  }
  endWords();
  return { ...element, children: grouped };
}
