import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Note } from './publication.ts';

/**
 * A note's blocks with something at their head, as its number: in its first paragraph, or in one of its own where the note
 * begins with a quotation, a list or the like.
 */
export function ledBy(lead: ElementContent[], { content }: Note): ElementContent[] {
  const at = content.findIndex(node => node.type === 'element');
  const first = content[at];
  return first?.type === 'element' && first.tagName === 'p'
    ? [{ ...first, children: [...lead, ...first.children] }, ...content.slice(at + 1)]
    : [h('p', lead), ...content];
}
