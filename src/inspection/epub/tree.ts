import type { Element, ElementContent } from 'xast';

/** An element's name without its prefix. */
export function localName({ name }: Element): string {
  return name.slice(name.indexOf(':') + 1);
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attributes[name] ?? undefined;
}

/** An element's `epub:type`s, and its `role`s without the `doc-` that they begin with. */
export function kindsOf(element: Element): Set<string> {
  const list = (name: string) => (attribute(element, name) ?? '').split(/\s+/).filter(Boolean);
  return new Set([...list('epub:type'), ...list('role').map(role => role.replace(/^doc-/, ''))]);
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

/** All text within an element, without what `leave` says. */
export function plainText(element: Element, leave: (element: Element) => boolean = () => false): string {
  let text = '';
  const stack: ElementContent[] = [element];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (node.type === 'text' || node.type === 'cdata') text += node.value;
    if (node.type !== 'element' || (node !== element && leave(node))) continue;
    for (let k = node.children.length - 1; k >= 0; k--) stack.push(node.children[k] as ElementContent);
  }
  return text;
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
