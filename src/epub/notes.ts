import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { DocumentPart, NotesPart } from '../publication/arrangement.ts';
import { ledBy } from '../publication/notes.ts';
import type { Note } from '../publication/publication.ts';
import type { Page } from './page.ts';

/** All notes of the book on a page of their own, under the headings of their chapters. */
export function notesPage({ id, name, sections }: NotesPart): Page {
  const title = `${id}-title`;
  return {
    ...{ id, title: name, matter: 'backmatter', landmark: 'endnotes' },
    tree: h(
      'section',
      {
        id,
        className: ['notes'],
        'epub:type': 'endnotes',
        role: 'doc-endnotes',
        ariaLabelledBy: [title],
      },
      [
        h('h1', { id: title }, name),
        ...sections.flatMap(section => [
          ...(section.name ? [h('h2', { id: `${id}-${section.id}` }, section.name)] : []),
          list(section.notes),
        ]),
      ],
    ),
  };
}

/** The notes of a chapter, to stand at its end. */
export function notesSection(document: string, { name, notes }: NonNullable<DocumentPart['notes']>): Element {
  const title = `${document}-notes-title`;
  return h(
    'section',
    { className: ['notes'], 'epub:type': 'endnotes', role: 'doc-endnotes', ariaLabelledBy: [title] },
    [h('h2', { id: title }, name), list(notes)],
  );
}

function list(notes: Note[]): Element {
  return h(
    'ol',
    notes.map(note => h('li', [item(note)])),
  );
}

/**
 * A note, its number first and leading back to the text: Kindle runs notes together whose way back comes last. Further
 * references have letters. It is a `div`, since readers hide an `aside` where it stands.
 */
function item(note: Note): Element {
  const number: ElementContent[] =
    note.references.length === 0
      ? [h('span', { className: ['number'] }, note.label)]
      : note.references.flatMap((reference, k) => [
          ...(k > 0 ? [{ type: 'text' as const, value: ' ' }] : []),
          h(
            'a',
            { className: [k === 0 ? 'number' : 'again'], role: 'doc-backlink', href: `#${reference}` },
            k === 0 ? note.label : letter(k),
          ),
        ]);
  return h(
    'div',
    { id: note.id, className: ['note'], 'epub:type': 'footnote', role: 'doc-footnote' },
    ledBy([...number, { type: 'text', value: ' ' }], note),
  );
}

/** The second reference is `b`. */
function letter(k: number): string {
  return k < 26 ? String.fromCharCode('a'.charCodeAt(0) + k) : String(k + 1);
}
