import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { ledBy } from '../../publication/notes.ts';
import type { Note } from '../../publication/publication.ts';
import type { Part } from './part.ts';

/** A document's notes in the order in which its pages come to them; those without a reference last. */
export function footOf(tree: Element, notes: Note[]): NonNullable<Part['foot']> {
  const order: string[] = [];
  const look = (node: ElementContent) => {
    if (node.type !== 'element') return;
    if (node.properties.id) order.push(String(node.properties.id));
    node.children.forEach(look);
  };
  tree.children.forEach(look);
  const place = new Map(order.map((id, k) => [id, k]));
  const at = (note: Note) => place.get(note.references[0] ?? '') ?? order.length;
  const sorted = [...notes].sort((one, other) => at(one) - at(other));
  return { notes: noteItems(sorted), references: sorted.map(note => note.references[0]) };
}

/** Notes under a heading, where they have one. */
export function notesUnder(id: string, name: string, notes: Note[]): Element[] {
  return [...(name ? [h('h2', { id }, name)] : []), ...noteItems(notes)];
}

/** Notes as paragraphs that begin with their number, which leads back to the first reference. */
function noteItems(notes: Note[]): Element[] {
  return notes.map(note => {
    const number = note.references[0]
      ? h('a', { className: ['number'], href: `#${note.references[0]}` }, `${note.label}.`)
      : h('span', { className: ['number'] }, `${note.label}.`);
    return h(
      'div',
      { className: ['note'], id: note.id },
      ledBy([number, { type: 'text', value: ' ' }], note),
    );
  });
}
