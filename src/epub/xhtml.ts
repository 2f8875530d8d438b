import type { ElementContent, Nodes } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';

/** What XML cannot hold at all: control characters, halves of surrogate pairs, and two code points more. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/**
 * Writes a tree as XHTML that an HTML parser reads the same way: void elements closed, all others with an end tag
 * (`<span/>` would swallow what follows), and `xml:lang` beside each `lang`. XML has `]]>` in no text (XML 1.0, 2.4).
 */
export function toXhtml(tree: Nodes | ElementContent[]): string {
  const root = structuredClone(Array.isArray(tree) ? { type: 'root' as const, children: tree } : tree);
  visit(root, 'element', ({ properties }) => {
    if (properties.lang !== undefined) properties['xml:lang'] = properties.lang;
  });
  return toHtml(root, {
    closeSelfClosing: true,
    characterReferences: { useNamedReferences: false },
    allowParseErrors: false,
  })
    .replace(forbidden, '')
    .replaceAll(']]>', ']]&gt;');
}

/** A text without what XML cannot hold; the templates escape the rest. */
export function xmlText(text: string): string {
  return text.replace(forbidden, '');
}
