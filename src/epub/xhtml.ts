import type { Element, ElementContent, Nodes, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';
import { xmlText } from '../xml-text.ts';

/** Stands for `<` in an attribute until all is written: HTML has it there as it is, XML may not. XML has no such sign. */
const lessThan = '\u0001';

/**
 * Writes a tree as XHTML that an HTML parser reads the same way: void elements closed, all others with an end tag
 * (`<span/>` would swallow what follows), and `xml:lang` beside each `lang`. XML has `<` in no attribute (XML 1.0, 2.3), and
 * `]]>` in no text (2.4).
 */
export function toXhtml(tree: Nodes | ElementContent[]): string {
  const root = structuredClone(Array.isArray(tree) ? { type: 'root' as const, children: tree } : tree);
  visit(root, node => {
    if (node.type === 'text') node.value = xmlText(node.value);
    if (node.type === 'element') node.properties = attributesOf(node);
  });
  return toHtml(root, {
    closeSelfClosing: true,
    characterReferences: { useNamedReferences: false },
    allowParseErrors: false,
  })
    .replaceAll(lessThan, '&lt;')
    .replaceAll(']]>', ']]&gt;');
}

function attributesOf({ tagName, properties }: Element): Properties {
  const written = Object.entries(properties).map(([name, value]) => [
    name,
    typeof value === 'string' ? xmlText(value).replaceAll('<', lessThan) : value,
  ]);
  return {
    ...Object.fromEntries(written),
    ...(tagName === 'math' && { xmlns: 'http://www.w3.org/1998/Math/MathML' }),
    ...(properties.lang !== undefined && { 'xml:lang': properties.lang }),
  };
}
