import type { Element } from 'xast';
import { limits } from '../../../limits.ts';
import { readXml } from '../../epub/xml.ts';

/** The metadata of a document (ISO 16684-1): values by namespace and name, `http://ns.adobe.com/pdf/1.3/Trapped`. */
export interface Xmp {
  /** The text of a property, of its first item where it is a list. */
  text: (namespace: string, name: string) => string | undefined;
  /** All items of a list. */
  items: (namespace: string, name: string) => string[];
  /** The prefixes with which a namespace's properties are written. */
  prefixes: (namespace: string) => string[];
}

export const namespaces = {
  dc: 'http://purl.org/dc/elements/1.1/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
  pdfx: 'http://www.npes.org/pdfx/ns/id/',
  pdfua: 'http://www.aiim.org/pdfua/ns/id/',
} as const;

interface Property {
  prefix: string;
  items: string[];
}

/** Zero, and white space of XML. */
const padding = new Set([0x00, 0x09, 0x0a, 0x0d, 0x20]);

/** @returns undefined where it is not well-formed, or larger than any page of a book */
export function readXmp(bytes: Uint8Array): Xmp | undefined {
  // Packets may be padded with blanks, and some writers end them with zeros.
  let end = bytes.length;
  while (end > 0 && padding.has(bytes[end - 1]!)) end -= 1;
  const packet = Buffer.from(bytes.subarray(0, end));
  const page = readXml(packet, limits.epub.nodes);
  if ('why' in page) return undefined;
  const properties = new Map<string, Property>();
  collect(page.tree, new Map(), properties);
  const of = (namespace: string, name: string) => properties.get(namespace + name);
  return {
    text: (namespace, name) => of(namespace, name)?.items[0],
    items: (namespace, name) => of(namespace, name)?.items ?? [],
    prefixes: namespace => [
      ...new Set([...properties].flatMap(([key, { prefix }]) => (key.startsWith(namespace) ? [prefix] : []))),
    ],
  };
}

function collect(
  element: Element,
  outer: ReadonlyMap<string, string>,
  properties: Map<string, Property>,
): void {
  const spaces = new Map(outer);
  for (const [key, value] of Object.entries(element.attributes))
    if (key.startsWith('xmlns:') && value) spaces.set(key.slice(6), value);
  const named = (name: string) => {
    const [prefix = '', local = ''] = name.split(':');
    return { prefix, key: (spaces.get(prefix) ?? '') + local };
  };
  const isDescription = element.name.endsWith(':Description');
  if (isDescription)
    for (const [name, value] of Object.entries(element.attributes)) {
      const { prefix, key } = named(name);
      if (value && prefix !== 'xmlns' && prefix !== 'rdf' && !properties.has(key))
        properties.set(key, { prefix, items: [value] });
    }
  for (const child of element.children) {
    if (child.type !== 'element') continue;
    if (isDescription) {
      // Prefixes may be declared on the property itself.
      const own = Object.entries(child.attributes).find(
        ([key]) => key === `xmlns:${child.name.split(':')[0]}`,
      );
      const [prefix = '', local = ''] = child.name.split(':');
      const key = (own?.[1] ?? spaces.get(prefix) ?? '') + local;
      if (!properties.has(key)) properties.set(key, { prefix, items: itemsOf(child) });
    } else collect(child, spaces, properties);
  }
}

function itemsOf(element: Element): string[] {
  const items: string[] = [];
  const visit = (at: Element) => {
    if (at.name.endsWith(':li')) items.push(textOf(at));
    else for (const child of at.children) if (child.type === 'element') visit(child);
  };
  visit(element);
  return items.length > 0 ? items : [textOf(element).trim()];
}

function textOf(element: Element): string {
  return element.children
    .map(child => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : ''))
    .join('');
}
