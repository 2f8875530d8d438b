import type { Element } from 'hast';
import { paragraphOfLines } from './lines.ts';
import { markRows } from './row-holders.ts';
import type { TreeUnit } from './units.ts';

/**
 * The part in one column, its units numbered, for the browser to measure. Paragraphs whose lines are computed stand there
 * with one line: what they are asked for is its height, and the space around them.
 */
export function inOneColumn(tree: Element, units: TreeUnit[], computed: Set<Element>): Element {
  const numbers = new Map(units.map(({ element }, k) => [element, k]));
  const mark = (element: Element): Element => {
    const number = numbers.get(element);
    if (number === undefined) {
      return {
        ...element,
        children: element.children.map(child => (child.type === 'element' ? mark(child) : child)),
      };
    }
    const made = computed.has(element)
      ? paragraphOfLines(element, [[{ type: 'text', value: 'x' }]])
      : markRows(element);
    return { ...made, properties: { ...made.properties, 'data-unit': String(number) } };
  };
  return mark(tree);
}
