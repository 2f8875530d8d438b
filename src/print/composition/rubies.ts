import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { unspaced } from '../../language/unspaced.ts';
import { staysWhole } from '../../publication/ruby.ts';

/**
 * Sets ruby in groups, each of words and the reading above them, of which the lines are computed: `span.ruby`, with `span.rb`
 * and `span.rt` in it (`.gloss` over words of scripts whose letters are lower than those of Chinese). Brackets are for programs that do not know ruby, and for
 * words that might not fit into a line together.
 */
export function groupRubies(element: Element): Element {
  return {
    ...element,
    children: element.children.flatMap((child): ElementContent[] => {
      if (child.type !== 'element') return [child];
      if (child.tagName !== 'ruby') return [groupRubies(child)];
      const groups = groupsOf(child.children);
      const { className: _, ...properties } = child.properties;
      return Object.keys(properties).length > 0 ? [h('span', properties, groups)] : groups;
    }),
  };
}

function groupsOf(nodes: readonly ElementContent[]): ElementContent[] {
  const groups: ElementContent[] = [];
  let words: ElementContent[] = [];
  for (const node of nodes) {
    if (node.type === 'element' && node.tagName === 'rp') continue;
    if (node.type !== 'element' || node.tagName !== 'rt') {
      words.push(node);
      continue;
    }
    const [base, reading] = [words.map(textOfNode).join(''), textOf(node)];
    if (!staysWhole(base.trim(), reading.trim())) {
      groups.push(...words, { type: 'text', value: ' (' }, ...node.children, { type: 'text', value: ')' });
      words = [];
      continue;
    }
    const group = [h('span', { className: ['rb'] }, words), h('span', { className: ['rt'] }, node.children)];
    groups.push(h('span', { className: ['ruby', ...(unspaced.test(base) ? [] : ['gloss'])] }, group));
    words = [];
  }
  return [...groups, ...words];
}

const textOfNode = (node: ElementContent): string => textOf({ type: 'root', children: [node] });

/** Whether an element is a group of ruby. */
export const isRuby = ({ properties: { className } }: Element): boolean =>
  Array.isArray(className) && className.includes('ruby');
