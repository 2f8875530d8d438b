import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';

/** Class of the line above what of a table goes on overleaf. */
export const goesOn = 'goes-on';

/** What a table is called by at the beginning of its caption: `Table 3`. */
const called = /^\s*\p{L}[\p{L}\p{M}.]*[ \u00a0]\p{N}[\p{L}\p{N}.:–-]*(?<=[\p{L}\p{N}])(?=[\s.:–—]|$)/u;

const isElement = (node: ElementContent, name: RegExp): node is Element =>
  node.type === 'element' && name.test(node.tagName);

/**
 * The rest of a table, or of a figure that holds one, with a line that says of what it is the rest: no text of the book.
 * @param again “continued”, in the language of the book
 */
export function sayingSo(rest: Element, again: string): Element {
  const caption = rest.children.find(child => isElement(child, /^(fig)?caption$/));
  const name = caption && called.exec(textOf(caption))?.[0].trim();
  const words = name ? `${name} (${again})` : `(${again})`;
  const line = h('caption', { className: [goesOn], ariaHidden: 'true' }, words);
  const said = (table: Element): Element => ({ ...table, children: [line, ...table.children] });
  if (rest.tagName === 'table') return said(rest);
  return {
    ...rest,
    children: rest.children.map(child => (isElement(child, /^table$/) ? said(child) : child)),
  };
}
