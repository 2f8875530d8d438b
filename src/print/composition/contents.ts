import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Terms } from '../../language/terms.ts';
import type { Document } from '../../publication/publication.ts';
import type { Book } from '../../title.ts';
import type { Part } from './index.ts';
import { unknownFolio } from './references.ts';

/** A line of the contents, with the page on which something stands. */
function line(className: string[], id: string, content: ElementContent[], label?: string): Element {
  return h('p', { className: ['entry', ...className] }, [
    h('a', { href: `#${id}` }, [
      ...(label ? [h('span', { className: ['label'] }, label), ' '] : []),
      h('span', { className: ['name'] }, content),
      '\u00a0',
      h('span', { className: ['page'], dataPageOf: id }, unknownFolio),
    ]),
  ]);
}

/** The lines of the contents: what opens on a page of its own, and the sections of the first level in it. */
export function contentsLines(documents: Document[], texts: Part[], notes: string): Element[] {
  const known = new Map(documents.map(document => [document.id, document]));
  return texts.flatMap(part => {
    const document = known.get(part.id);
    if (!document) return [line([part.kind, 'plain'], part.id, [{ type: 'text', value: notes }])];
    const { title, label, headings } = document;
    if (!title && !label) return [];
    const sections = headings.filter(heading => heading.level === 2);
    const plain = sections.length === 0 ? ['plain'] : [];
    return [
      line([part.kind, part.zone, ...plain], part.id, [{ type: 'text', value: title }], label),
      ...sections.map(({ id, content }) => line(['section'], id, content)),
    ];
  });
}

/** The list of figures or of tables, by their captions, under its heading; nothing where the book has none. */
export function captionLines(documents: Document[], list: Book['lists'][number], terms: Terms): Element[] {
  const captions = documents
    .flatMap(document => document.captions)
    .filter(({ kind }) => kind === (list === 'tables' ? 'table' : 'figure'));
  if (captions.length === 0) return [];
  return [
    h('h2', { id: `book-${list}` }, terms[list]),
    ...captions.map(({ id, content }) => line(['caption-entry'], id, content)),
  ];
}
