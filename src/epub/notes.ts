import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Terms } from '../language/terms.ts';
import type { DocumentPart, NotesPart } from '../publication/arrangement.ts';
import { ledBy } from '../publication/notes.ts';
import type { Note } from '../publication/publication.ts';
import type { Page } from './page.ts';

/** All notes of the book on a page of their own, under the headings of their chapters. */
export function notesPage({ id, name, sections }: NotesPart, terms: Terms): Page {
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
          ...(section.name ? [h('h2', { id: `${id}-of-${section.id}` }, section.name)] : []),
          list(section.notes, terms),
        ]),
      ],
    ),
  };
}

/** The notes of a chapter, to stand at its end. */
export function notesSection(
  document: string,
  { name, notes }: NonNullable<DocumentPart['notes']>,
  terms: Terms,
): Element {
  const title = `${document}-notes-title`;
  return h(
    'section',
    { className: ['notes'], 'epub:type': 'endnotes', role: 'doc-endnotes', ariaLabelledBy: [title] },
    [h('h2', { id: title }, name), list(notes, terms)],
  );
}

function list(notes: Note[], terms: Terms): Element {
  return h(
    'ol',
    notes.map(note => h('li', [item(note, terms)])),
  );
}

/**
 * A note: its number, then the way back to the text, then what it says. The number is no part of that link: reading programs
 * that show a note over the page leave out what leads back (thorium-reader#3367). The way back stands before the note, since
 * Kindle runs notes together whose way back comes last; further references have letters. It is a `div`, since readers hide
 * an `aside` where it stands.
 */
function item(note: Note, terms: Terms): Element {
  const name = `${terms.note} ${note.label}`;
  const back = note.references.map((reference, k) =>
    h(
      'a',
      {
        className: [k === 0 ? 'back' : 'again'],
        role: 'doc-backlink',
        href: `#${reference}`,
        ariaLabel: [`${terms.backToText}: ${name}`, ...(k > 0 ? [letter(k)] : [])].join(', '),
      },
      k === 0 ? upwards : letter(k),
    ),
  );
  const lead = [h('span', { className: ['number'] }, note.label), ...back];
  return h(
    'div',
    { id: note.id, className: ['note'], 'epub:type': 'footnote', role: 'doc-footnote', ariaLabel: name },
    ledBy(
      lead.flatMap((node): ElementContent[] => [node, { type: 'text', value: ' ' }]),
      note,
    ),
  );
}

/** What leads back to the text looks so: an arrow that every typeface for books has. */
const upwards = '↑';

/** The second reference is `b`. */
function letter(k: number): string {
  return k < 26 ? String.fromCharCode('a'.charCodeAt(0) + k) : String(k + 1);
}
