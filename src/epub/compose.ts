import type { Element } from 'hast';
import { visit } from 'unist-util-visit';
import { termsOf } from '../language/terms.ts';
import { partsOf } from '../publication/parts.ts';
import type { Document, Publication } from '../publication/publication.ts';
import type { Book } from '../title.ts';
import { placeDescriptions } from './descriptions.ts';
import { placeNotes } from './notes.ts';
import type { Page } from './page.ts';
import { coverPage, dedicationPage, imprintPage, titlePage } from './preliminaries.ts';

/** What stands after the notes, where these stand at the end of the book. */
const afterNotes = new Set(['glossary', 'bibliography', 'index']);

const matters = { front: 'frontmatter', body: 'bodymatter', back: 'backmatter' } as const;

/** The edition as its pages in reading order, and the documents with their notes where they belong. */
export interface Edition {
  pages: Page[];
  documents: Document[];
}

/** Lays out the EPUB: cover, title page, imprint, the documents, the notes where `notes.epub` puts them, the descriptions. */
export function compose(publication: Publication, book: Book, cover: string): Edition {
  const terms = termsOf(book.language);
  const described = placeDescriptions(publication.documents, terms);
  const { documents, page: notes } = placeNotes(described.documents, book.notes.epub, terms);
  const parts = partsOf(documents);
  const texts = documents.map(document => pageOf(parts.has(document.id) ? lowered(document) : document));
  const behind = documents.findIndex(({ type, zone }) => zone === 'back' && afterNotes.has(type));
  const at = behind < 0 ? texts.length : behind;
  const dedicated = documents.some(({ type }) => type === 'dedication');
  return {
    documents,
    pages: [
      coverPage(book, cover, terms),
      titlePage(book, terms),
      imprintPage(book, terms),
      ...(book.dedication && !dedicated ? [dedicationPage(book.dedication, terms)] : []),
      ...texts.slice(0, at),
      ...(notes ? [notes] : []),
      ...texts.slice(at),
      ...described.pages,
    ],
  };
}

function pageOf(document: Document): Page {
  const type = document.tree.properties['epub:type'];
  return {
    id: document.id,
    title: [document.label, document.title].filter(Boolean).join(': ') || document.short || document.type,
    matter: matters[document.zone],
    ...(typeof type === 'string' && { landmark: type }),
    tree: document.tree,
  };
}

/**
 * A chapter of a part, its headings one level below the part's. They keep the look of those that they are:
 * `<h2 class="as-h1">` is the chapter's title.
 */
function lowered(document: Document): Document {
  const tree = structuredClone(document.tree);
  visit(tree, 'element', (node: Element) => {
    const level = /^h([1-5])$/.exec(node.tagName)?.[1];
    if (!level) return;
    const { className } = node.properties;
    node.properties.className = [...(Array.isArray(className) ? className : []), `as-${node.tagName}`];
    node.tagName = `h${Number(level) + 1}`;
  });
  return { ...document, tree };
}
