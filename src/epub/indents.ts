import type { Element, Nodes } from 'hast';

/** The indents of verses stand where lines begin: on the right where these run from right to left. Changes the tree. */
export function turnIndents(node: Nodes, direction: 'ltr' | 'rtl'): void {
  if (!('children' in node)) return;
  const own = node.type === 'element' ? node.properties.dir : undefined;
  const around = own === 'rtl' || own === 'ltr' ? own : direction;
  if (around === 'rtl' && node.type === 'element') turn(node);
  for (const child of node.children) turnIndents(child, around);
}

function turn({ properties }: Element): void {
  const { style } = properties;
  if (typeof style === 'string') properties.style = style.replaceAll('margin-left:', 'margin-right:');
}
