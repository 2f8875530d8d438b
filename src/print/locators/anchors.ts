import type { Element, ElementContent, Text } from 'hast';
import { h } from 'hastscript';
import type { Document } from '../../publication/publication.ts';
import type { Word } from './stretches.ts';

/** Places in the text that an index leads to. */
export interface Anchors {
  /** The id of a word's place; the place is made at the first call. */
  idOf: (word: Word) => string;
  /** Ids by text and offset. */
  places: Map<Text, Map<number, string>>;
}

/** @param prefix of the ids */
export function anchorsFor(prefix: string): Anchors {
  const places: Anchors['places'] = new Map();
  let count = 0;
  const idOf = ({ node, at }: Word) => {
    const own = places.get(node) ?? new Map<number, string>();
    places.set(node, own);
    const id = own.get(at) ?? `${prefix}-place-${++count}`;
    own.set(at, id);
    return id;
  };
  return { idOf, places };
}

/** A document with an empty element at each of the places. What has none is the same object as before. */
export function withAnchors(document: Document, { places }: Anchors): Document {
  const mark = <T extends ElementContent>(nodes: T[]): (T | ElementContent)[] =>
    nodes.flatMap((node): (T | ElementContent)[] => {
      if (node.type === 'element') return [marked(node)];
      const own = node.type === 'text' ? places.get(node) : undefined;
      return own && node.type === 'text' ? divided(node, own) : [node];
    });
  const marked = (element: Element): Element => {
    const children = mark(element.children);
    return children.length === element.children.length &&
      children.every((child, k) => child === element.children[k])
      ? element
      : { ...element, children };
  };
  const notes = document.notes.map(note => ({ ...note, content: mark(note.content) }));
  return { ...document, tree: marked(document.tree), notes };
}

function divided({ value }: Text, places: Map<number, string>): ElementContent[] {
  const result: ElementContent[] = [];
  let done = 0;
  for (const [at, id] of [...places].sort(([one], [other]) => one - other)) {
    if (at > done) result.push({ type: 'text', value: value.slice(done, at) });
    result.push(h('span', { id }));
    done = at;
  }
  return [...result, { type: 'text', value: value.slice(done) }];
}
