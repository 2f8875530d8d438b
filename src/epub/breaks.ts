import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';

/**
 * Scene breaks as letters, which every device shows: older ones know neither what a style sheet puts before a rule nor, in a
 * face or colour of the reader's, the rule itself. To a voice they are the rule that they were.
 */
export function breaksAsLetters(element: Element): Element {
  const children = element.children.map((child): ElementContent => {
    if (child.type !== 'element') return child;
    return child.tagName === 'hr' ? sceneBreak() : breaksAsLetters(child);
  });
  return { ...element, children };
}

const sceneBreak = (): Element => h('p', { className: ['break'], role: 'separator' }, '* * *');
