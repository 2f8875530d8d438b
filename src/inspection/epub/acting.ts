import type { Element, Instruction } from 'xast';
import { localName } from './tree.ts';

/** Attributes that hold an address, without prefix; those of animations say what another one becomes. */
const addresses = new Set([
  'href',
  'src',
  'data',
  'action',
  'formaction',
  'poster',
  'to',
  'from',
  'by',
  'values',
]);
/** Elements in which an address shows a picture, which does not act, whatever it holds. */
const pictures = new Set(['img', 'image', 'feImage', 'source']);
/** Elements that bring a page, a program or a listener into a drawing. */
const foreign = new Set(['iframe', 'frame', 'object', 'embed', 'applet', 'handler', 'listener']);

/**
 * What acts in an element, said in a sentence; nothing of most elements.
 * @param inDrawing whether the element is an SVG or in one
 */
export function actingIn(element: Element, inDrawing: boolean): string | undefined {
  const name = localName(element);
  const what = inDrawing ? 'drawing' : 'page';
  const hasHandler = Object.keys(element.attributes).some(key => /^on[a-z]+$/i.test(key));
  if ((name === 'script' && !isData(element)) || hasHandler)
    return `The ${what} holds a script; most reading programs will not run it.`;
  if (inDrawing && foreign.has(name))
    return `The drawing holds an element “${name}”, which brings another page or a program into it.`;
  for (const [key, value] of Object.entries(element.attributes)) {
    const own = key.slice(key.indexOf(':') + 1);
    if (!value) continue;
    if (addresses.has(own) && value.split(';').some(isProgram)) return 'A link runs a script.';
    if (addresses.has(own) && !pictures.has(name) && isPage(value))
      return 'An address holds a whole page, in which scripts can hide.';
    if (own === 'srcdoc' && /<\s*script|\bon[a-z]+\s*=|javascript:/i.test(value))
      return 'A page within the page holds a script.';
  }
  return undefined;
}

/** Whether a `script` element holds data, which no program runs (HTML, 4.12.1). */
const isData = ({ attributes: { type } }: Element) =>
  Boolean(type?.trim()) && !/java|ecma|live|j?script|module|^importmap$/i.test(type!);

/** What acts in an instruction before the root: a transformation is a program. */
export function isTransformation({ name, value }: Instruction): boolean {
  return name === 'xml-stylesheet' && /xslt?\b|text\/xml|application\/xml/i.test(value);
}

/** The address that an instruction loads a style sheet from. */
export function addressOf({ name, value }: Instruction): string | undefined {
  return name === 'xml-stylesheet' ? /\bhref\s*=\s*["']([^"']*)/.exec(value)?.[1] : undefined;
}

const isProgram = (address: string) => /^(?:javascript|vbscript):/i.test(asRead(address));

const isPage = (address: string) =>
  /^data:(?:text\/(?:html|xml)|application\/(?:xhtml\+)?xml|image\/svg\+xml)/i.test(asRead(address));

/** An address as browsers read it: without blanks before it, and without line ends and tabs in it. */
const asRead = (address: string) => address.replace(/^[\u0000-\u0020]+|[\t\n\r]+/g, '');

/** The elements of a page that are an SVG or in one; in a file that is a drawing, all are. */
export function drawnIn(elements: Iterable<Element>): Set<Element> {
  const drawn = new Set<Element>();
  for (const each of elements) {
    if (localName(each) === 'svg') drawn.add(each);
    if (!drawn.has(each)) continue;
    for (const child of each.children) if (child.type === 'element') drawn.add(child);
  }
  return drawn;
}

/** Whether what a DOCTYPE declares itself can act or load: attributes that elements then have, and other files. */
export function declaresMore(subset: string): boolean {
  return /<!ATTLIST|<!ENTITY\s+%|<!ENTITY\s+[^\s"']+\s+(?:SYSTEM|PUBLIC)/.test(subset);
}
