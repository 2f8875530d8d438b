import type { Element, ElementContent } from 'hast';
import { withoutMarks } from './headings.ts';
import type { Caption } from './publication.ts';

/** Lists the figures and tables that have a caption, and gives each an id. */
export function captionsOf(body: ElementContent[], id: string, giveId: (wish: string) => string): Caption[] {
  const captions: Caption[] = [];
  const look = (node: ElementContent) => {
    if (node.type !== 'element') return;
    const caption = node.tagName === 'figure' && childOf(node, 'figcaption');
    if (!caption) return node.children.forEach(look);
    const { className } = node.properties;
    const kind = Array.isArray(className) && className.includes('table') ? 'table' : 'figure';
    node.properties.id ??= giveId(`${id}-${kind}-${captions.length + 1}`);
    // What follows the first paragraph explains, and belongs to the place.
    const content = withoutMarks((childOf(caption, 'p') ?? caption).children);
    captions.push({ kind, id: String(node.properties.id), content });
  };
  body.forEach(look);
  return captions;
}

const childOf = (element: Element, name: string): Element | undefined =>
  element.children.find((child): child is Element => child.type === 'element' && child.tagName === name);
