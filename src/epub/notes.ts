import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Terms } from '../language/terms.ts';
import type { Document, Note } from '../publication/publication.ts';
import type { Page } from './page.ts';

/** All notes of the book on a page of their own, under the headings of their chapters. */
export function notesPage(documents: Document[], terms: Terms): Page {
  const noted = documents.filter(({ notes }) => notes.length > 0);
  return {
    id: 'notes',
    title: terms.notes,
    matter: 'backmatter',
    landmark: 'endnotes',
    tree: h(
      'section',
      {
        id: 'notes',
        className: ['notes'],
        'epub:type': 'endnotes',
        role: 'doc-endnotes',
        ariaLabelledBy: ['notes-title'],
      },
      [
        h('h1', { id: 'notes-title' }, terms.notes),
        ...noted.flatMap(document => {
          const heading = [document.label, document.title].filter(Boolean).join(': ');
          return [
            ...(heading ? [h('h2', { id: `notes-${document.id}` }, heading)] : []),
            list(document.notes),
          ];
        }),
      ],
    ),
  };
}

/** The notes of a chapter, to stand at its end. */
export function notesSection(document: Document, terms: Terms): Element {
  const title = `${document.id}-notes-title`;
  return h(
    'section',
    { className: ['notes'], 'epub:type': 'endnotes', role: 'doc-endnotes', ariaLabelledBy: [title] },
    [h('h2', { id: title }, terms.notes), list(document.notes)],
  );
}

/** Where the edition puts its notes. */
export function placeNotes(
  documents: Document[],
  where: 'chapter' | 'book',
  terms: Terms,
): { documents: Document[]; page?: Page } {
  if (!documents.some(({ notes }) => notes.length > 0)) return { documents };
  if (where === 'book') return { documents, page: notesPage(documents, terms) };
  return {
    documents: documents.map(document =>
      document.notes.length === 0
        ? document
        : {
            ...document,
            tree: { ...document.tree, children: [...document.tree.children, notesSection(document, terms)] },
          },
    ),
  };
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
  const lead = [...number, { type: 'text' as const, value: ' ' }];
  const at = note.content.findIndex(node => node.type === 'element');
  const first = note.content[at];
  const content =
    first?.type === 'element' && first.tagName === 'p'
      ? [{ ...first, children: [...lead, ...first.children] }, ...note.content.slice(at + 1)]
      : [h('p', lead), ...note.content];
  return h(
    'div',
    { id: note.id, className: ['note'], 'epub:type': 'footnote', role: 'doc-footnote' },
    content,
  );
}

/** The second reference is `b`. */
function letter(k: number): string {
  return k < 26 ? String.fromCharCode('a'.charCodeAt(0) + k) : String(k + 1);
}
