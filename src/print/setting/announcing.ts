import type { Element, ElementContent } from 'hast';
import { staysWithNext, unitsOf } from './units.ts';

/** The words of an element, without the marks of its notes. */
export const wordsOf = (node: ElementContent): string => {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' || node.tagName === 'sup' || node.properties.role === 'doc-noteref') return '';
  return node.children.map(wordsOf).join('');
};

/** A colon at the end, that of Chinese and Japanese too, with a dash or the end of a quotation behind it. */
const announces = /[:：][–—]?[”’"'»›)]*$/u;

/**
 * Which units of a tree announce what follows them: paragraphs that end in a colon, before a quotation, a list, verses or
 * anything else that is no paragraph of the same text.
 */
export function announcing(tree: Element): boolean[] {
  const units = unitsOf(tree);
  return units.map(({ element, around }, k) => {
    const next = units[k + 1];
    if (!next || element.tagName !== 'p' || staysWithNext(next.element)) return false;
    const goesOn = next.element.tagName === 'p' && next.around.at(-1) === around.at(-1);
    return !goesOn && announces.test(wordsOf(element).trimEnd());
  });
}
