import type { Element, ElementContent } from 'xast';

/** An element's name without its prefix. */
export function localName({ name }: Element): string {
  return name.slice(name.indexOf(':') + 1);
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attributes[name] ?? undefined;
}

/** An element's `epub:type`s, and its `role`s without the `doc-` that they begin with. */
export function kindsOf(element: Element): ReadonlySet<string> {
  const type = attribute(element, 'epub:type');
  const role = attribute(element, 'role');
  // Most elements have neither, and every check asks all of them.
  if (type === undefined && role === undefined) return none;
  const kinds = new Set(wordsOf(type));
  for (const each of wordsOf(role)) kinds.add(each.replace(/^doc-/, ''));
  return kinds;
}

const none: ReadonlySet<string> = new Set();

function wordsOf(list: string | undefined): string[] {
  return list === undefined ? [] : list.split(/\s+/).filter(Boolean);
}

/** All elements below and including one, in document order. */
export function* elementsOf(element: Element): Generator<Element> {
  // A stack of its own: a hostile book may nest deeper than calls can.
  const stack: Element[] = [element];
  while (stack.length > 0) {
    const next = stack.pop()!;
    yield next;
    for (let k = next.children.length - 1; k >= 0; k--) {
      const child = next.children[k]!;
      if (child.type === 'element') stack.push(child);
    }
  }
}

/** The first element of a local name. */
export function firstNamed(element: Element, name: string): Element | undefined {
  for (const each of elementsOf(element)) if (localName(each) === name) return each;
  return undefined;
}

export function childrenNamed(element: Element | undefined, name: string): Element[] {
  return (element?.children ?? []).filter(
    (child): child is Element => child.type === 'element' && localName(child) === name,
  );
}

/** As far as the beginning of a text is read where nobody says how far. */
const opening = 200;
const openings = new WeakMap<Element, string>();

/**
 * The beginning of the text within an element, blanks before it left out: a note or a caption may be a whole book. It is looked
 * for once: thousands of references may lead to one note, and that may begin with thousands of empty elements.
 */
export function openingText(element: Element, length = opening): string {
  if (length !== opening) return beginning(element, length);
  const known = openings.get(element) ?? beginning(element, length);
  openings.set(element, known);
  return known;
}

function beginning(element: Element, length: number): string {
  let text = '';
  const stack: ElementContent[] = [element];
  while (stack.length > 0 && text.length <= length) {
    const node = stack.pop()!;
    if (node.type === 'text' || node.type === 'cdata') {
      const start = text === '' ? node.value.search(/\S/) : 0;
      if (start >= 0) text += node.value.slice(start, start + length + 1);
    }
    if (node.type !== 'element') continue;
    for (let k = node.children.length - 1; k >= 0; k--) stack.push(node.children[k] as ElementContent);
  }
  return text.length > length ? text.slice(0, length) : text.trimEnd();
}

/**
 * All text within an element, without what `leave` says.
 * @param instead what an element counts as instead of its own text, if it does
 * @param parts whether an element parts what is before it from what is behind it: a space stands on both sides of it
 */
export function plainText(
  element: Element,
  leave: (element: Element) => boolean = () => false,
  instead: (element: Element) => string | undefined = () => undefined,
  parts: (element: Element) => boolean = () => false,
): string {
  let text = '';
  const stack: ElementContent[] = [element];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (node.type === 'text' || node.type === 'cdata') text += node.value;
    if (node.type !== 'element' || (node !== element && leave(node))) continue;
    if (parts(node)) {
      text += ' ';
      stack.push({ type: 'text', value: ' ' });
    }
    const other = instead(node);
    if (other !== undefined) {
      text += other;
      continue;
    }
    for (let k = node.children.length - 1; k >= 0; k--) stack.push(node.children[k] as ElementContent);
  }
  return text;
}

/** Where an element stands in its document. */
export interface Extent {
  /** Its number in document order, and that of the last element within it. */
  first: number;
  last: number;
  /** How many signs that are not blanks stand in it. */
  ink: number;
}

const extents = new WeakMap<Element, Map<Element, Extent>>();

/** The extent of every element of a document. */
export function extentsIn(root: Element): Map<Element, Extent> {
  const before = extents.get(root);
  if (before) return before;
  const result = new Map<Element, Extent>();
  const order: Element[] = [];
  for (const each of elementsOf(root)) {
    result.set(each, { first: order.length, last: order.length, ink: ownInk(each) });
    order.push(each);
  }
  const parents = parentsIn(root);
  // From the last to the first: what is within an element is complete before the element itself.
  for (const each of order.reverse()) {
    const around = result.get(parents.get(each)!);
    const { last, ink } = result.get(each)!;
    if (!around) continue;
    around.last = Math.max(around.last, last);
    around.ink += ink;
  }
  extents.set(root, result);
  return result;
}

function ownInk({ children }: Element): number {
  let ink = 0;
  for (const child of children)
    if (child.type === 'text' || child.type === 'cdata') ink += child.value.replace(/\s+/g, '').length;
  return ink;
}

const known = new WeakMap<Element, Map<Element, Element>>();

/** The parent of every element of a document. */
export function parentsIn(root: Element): Map<Element, Element> {
  const before = known.get(root);
  if (before) return before;
  const parents = new Map<Element, Element>();
  for (const each of elementsOf(root)) {
    for (const child of each.children) if (child.type === 'element') parents.set(child, each);
  }
  known.set(root, parents);
  return parents;
}

const identified = new WeakMap<Element, Map<string, Element>>();

/** The elements of a document by their id; where an id stands twice, the last of them. */
export function elementsById(root: Element): Map<string, Element> {
  const before = identified.get(root);
  if (before) return before;
  const result = new Map<string, Element>();
  for (const each of elementsOf(root)) {
    const id = attribute(each, 'id');
    if (id !== undefined) result.set(id, each);
  }
  identified.set(root, result);
  return result;
}
