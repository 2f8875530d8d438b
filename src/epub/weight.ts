import type { ElementContent } from 'hast';

/** About how many bytes of XHTML a node becomes. */
export function weightOf(node: ElementContent): number {
  if (node.type === 'text') return Buffer.byteLength(node.value);
  if (node.type !== 'element') return 0;
  let weight = 2 * node.tagName.length + 5;
  for (const [name, value] of Object.entries(node.properties))
    if (value !== undefined && value !== null) weight += name.length + String(value).length + 4;
  for (const child of node.children) weight += weightOf(child);
  return weight;
}
