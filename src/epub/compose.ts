import type { Element } from 'hast';
import { visit } from 'unist-util-visit';
import { termsOf } from '../language/terms.ts';
import { type ArrangedPart, arrange, type DocumentPart } from '../publication/arrangement.ts';
import type { Publication } from '../publication/publication.ts';
import type { Book } from '../title.ts';
import { breaksAsLetters } from './breaks.ts';
import { captionLists, entriesOf, type Navigation } from './contents.ts';
import { placeDescriptions } from './descriptions.ts';
import { notesPage, notesSection } from './notes.ts';
import type { Page } from './page.ts';
import { coverPage, dedicationPage, imprintPage, titlePage } from './preliminaries.ts';

const matters = { front: 'frontmatter', body: 'bodymatter', back: 'backmatter' } as const;

/** The edition as its pages in reading order, and what leads to them. */
export interface Edition extends Navigation {
  pages: Page[];
}

/** Lays out the EPUB: the book as it is arranged for any edition, and the descriptions of its pictures. */
export function compose(publication: Publication, book: Book, cover: string): Edition {
  const described = placeDescriptions(publication.documents, termsOf(book.language));
  const parts = arrange({ ...publication, documents: described.documents }, book, book.notes.epub);
  const edition: Edition = { pages: [], entries: [], lists: [], after: '' };
  for (const part of parts) {
    if (part.kind === 'contents') {
      edition.after = edition.pages.at(-1)!.id;
      edition.entries = entriesOf(part.contents.entries);
      edition.lists = captionLists(part.contents.lists);
    }
    edition.pages.push(...pagesOf(part, cover));
  }
  edition.pages.push(...described.pages);
  return edition;
}

/** The pages of a part: one, or none where a screen has no use for it or, as for the contents, a template makes it. */
function pagesOf(part: ArrangedPart, cover: string): Page[] {
  switch (part.kind) {
    case 'cover':
      return [coverPage(part, cover)];
    case 'title-page':
      return [titlePage(part)];
    case 'imprint':
      return [imprintPage(part)];
    case 'dedication':
      return [dedicationPage(part)];
    case 'document':
      return [documentPage(part)];
    case 'notes':
      return [notesPage(part)];
    case 'half-title':
    case 'series':
    case 'contents':
      return [];
  }
}

function documentPage(part: DocumentPart): Page {
  const { id, name, zone, notes, document } = part;
  const type = document.tree.properties['epub:type'];
  const text = breaksAsLetters(document.tree);
  const tree = notes ? { ...text, children: [...text.children, notesSection(id, notes)] } : text;
  return {
    ...{ id, title: name, matter: matters[zone] },
    ...(typeof type === 'string' && { landmark: type }),
    tree: part.within === undefined ? tree : lowered(tree),
  };
}

/**
 * A chapter of a part, its headings one level below the part's. They keep the look of those that they are:
 * `<h2 class="as-h1">` is the chapter's title.
 */
function lowered(chapter: Element): Element {
  const tree = structuredClone(chapter);
  visit(tree, 'element', (node: Element) => {
    const level = /^h([1-5])$/.exec(node.tagName)?.[1];
    if (!level) return;
    const { className } = node.properties;
    node.properties.className = [...(Array.isArray(className) ? className : []), `as-${node.tagName}`];
    node.tagName = `h${Number(level) + 1}`;
  });
  return tree;
}
