import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';

/** Indents up to so many ems have room on every screen. */
const roomy = 3;

/**
 * A text as screens of all sizes and ages show it.
 *
 * Scene breaks are letters: older devices know neither what a style sheet puts before a rule nor, in a face or colour of the
 * reader's, the rule itself. To a voice they are the rule that they were. Verses that begin far in do so by a part of the screen
 * at most; a device that knows no `min()` goes by what stands before it.
 */
export function forScreens(element: Element): Element {
  const children = element.children.map((child): ElementContent => {
    if (child.type !== 'element') return child;
    return child.tagName === 'hr' ? sceneBreak() : forScreens(child);
  });
  const [, ems] = /^margin-left:([\d.]+)em$/.exec(String(element.properties.style ?? '')) ?? [];
  if (Number(ems ?? 0) <= roomy) return { ...element, children };
  const style = `margin-left:${ems}em;margin-left:min(${ems}em,25vw)`;
  return { ...element, properties: { ...element.properties, style }, children };
}

const sceneBreak = (): Element => h('p', { className: ['break'], role: 'separator' }, '* * *');
