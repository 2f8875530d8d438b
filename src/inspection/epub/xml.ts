import type { Element, Instruction, Root } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import { limits } from '../../limits.ts';
import { entitiesOf, withoutNames } from './entities.ts';
import { extentOf } from './extent.ts';

/** An XML file that could be read. */
export interface Page {
  tree: Element;
  /** Instructions before the root, such as `xml-stylesheet`. */
  instructions: Instruction[];
  /** What its DOCTYPE declares itself. */
  subset: string | undefined;
  /** The encoding that it names, where it is neither UTF-8 nor UTF-16: others may read other letters in it. */
  foreign: string | undefined;
  /** Elements, attributes and other markup. */
  nodes: number;
}

/** Why an XML file could not be read, and in which line. */
export interface Unread {
  why: 'too-large' | 'too-deep' | 'not-well-formed';
  line?: number;
}

/**
 * Reads an XML file in UTF-8 or UTF-16, within bounds.
 * @param nodes how many elements, attributes and other markup it may have
 */
export function readXml(bytes: Uint8Array, nodes: number): Page | Unread {
  if (bytes.length > limits.epub.document) return { why: 'too-large' };
  const decoded = textOf(bytes);
  if (typeof decoded !== 'string') return decoded;
  const outside = extentOf(decoded, { nodes, depth: limits.epub.depth });
  const declared = entitiesOf(outside.subset ?? '');
  const rest = withoutNames(
    decoded.slice(outside.prolog),
    { declared, known: new Map() },
    limits.epub.document,
  );
  if (rest === undefined) return { why: 'too-large' };
  const xml = decoded.slice(0, outside.prolog) + rest;
  // What names stand for may hold elements too.
  const extent = declared.size > 0 ? extentOf(xml, { nodes, depth: limits.epub.depth }) : outside;
  if (extent.nodes > nodes) return { why: 'too-large' };
  if (extent.depth > limits.epub.depth) return { why: 'too-deep' };
  const root = parsed(xml);
  if (!('children' in root)) return root;
  return {
    tree: root.children.find(child => child.type === 'element')!,
    instructions: root.children.filter(child => child.type === 'instruction'),
    subset: outside.subset,
    foreign: foreignEncoding(decoded),
    nodes: extent.nodes,
  };
}

function parsed(xml: string): Root | Unread {
  try {
    return fromXml(xml);
  } catch (error) {
    const line = (error as { line?: number }).line;
    return { why: 'not-well-formed', ...(line && { line }) };
  }
}

/** The text of an XML file, its line ends as XML has them: the parser would look for them again and again. */
function textOf(bytes: Uint8Array): string | Unread {
  const encoding = wideEncodingOf(bytes) ?? 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return { why: 'not-well-formed' };
  }
  return text.replace(/\r\n?/g, '\n');
}

function foreignEncoding(xml: string): string | undefined {
  const named = /^<\?xml[^>]{0,200}?\sencoding\s{0,9}=\s{0,9}["']([^"']{1,100})/.exec(xml)?.[1];
  return named === undefined || /^(?:utf-?(?:8|16(?:[lb]e)?)|(?:us-)?ascii)$/i.test(named)
    ? undefined
    : named;
}

/** UTF-16, by the mark that it begins with or by its first sign, which is `<`. */
function wideEncodingOf([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  return undefined;
}

/** The text of a style sheet: UTF-8 or, with its mark, UTF-16; what is neither becomes U+FFFD. */
export function sheetText(bytes: Uint8Array): string {
  return new TextDecoder(wideEncodingOf(bytes) ?? 'utf-8').decode(bytes);
}
