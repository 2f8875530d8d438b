import type { Element } from 'hast';
import { visit } from 'unist-util-visit';
import { type Terms, termsOf } from '../language/terms.ts';
import { type ArrangedPart, arrange, type DocumentPart } from '../publication/arrangement.ts';
import type { Contents } from '../publication/contents.ts';
import { idGiver } from '../publication/ids.ts';
import type { Note, Publication } from '../publication/publication.ts';
import { markScripts } from '../publication/scripts.ts';
import type { Book } from '../title.ts';
import { type Navigation, navigationOf } from './contents.ts';
import { placeDescriptions } from './descriptions.ts';
import { divideNoted, dividePage, type GiveId } from './dividing.ts';
import { forScreens } from './for-screens.ts';
import { whereIds } from './links.ts';
import { notesPage, notesSection } from './notes.ts';
import { withOpening } from './openings.ts';
import type { Page } from './page.ts';
import { coverPage, dedicationPage, imprintPage, titlePage } from './preliminaries.ts';

const matters = { front: 'frontmatter', body: 'bodymatter', back: 'backmatter' } as const;

/** The edition as its pages in reading order, and what leads to them. */
export interface Edition extends Navigation {
  pages: Page[];
  /** The file of every id. */
  files: Map<string, string>;
}

/** Lays out the EPUB: the book as it is arranged for any edition, and the descriptions of its pictures. */
export function compose(publication: Publication, book: Book, cover: string): Edition {
  const terms = termsOf(book.language);
  const described = placeDescriptions(publication.documents, terms);
  const parts = arrange({ ...publication, documents: described.documents }, book, book.notes.epub);
  const giveId = idGiver();
  for (const { id } of [...parts, ...described.pages]) giveId(id);
  const pages: Page[] = [];
  let after = '';
  let contents: Contents = { entries: [], lists: [] };
  for (const part of parts) {
    if (part.kind === 'contents') {
      after = pages.at(-1)!.id;
      contents = part.contents;
    }
    const made = pagesOf(part, cover, { giveId, terms, book });
    // What stands in a document is marked already.
    if (part.kind !== 'document')
      for (const { tree } of made) tree.children = markScripts(tree.children, book.language);
    pages.push(...made);
  }
  pages.push(...described.pages.flatMap(page => dividePage(page, giveId)));
  const files = whereIds(pages);
  return { pages, files, after, ...navigationOf(contents, files, book.language) };
}

/** What pages are made with: names for further files, the words of the book’s language, and its settings. */
interface Making {
  giveId: GiveId;
  terms: Terms;
  book: Book;
}

/** The pages of a part: one or several, or none where a screen has no use for it or, as for the contents, a template makes it. */
function pagesOf(part: ArrangedPart, cover: string, making: Making): Page[] {
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
      return documentPages(part, making);
    case 'notes':
      return dividePage(notesPage(part, making.terms), making.giveId);
    case 'half-title':
    case 'series':
    case 'contents':
      return [];
  }
}

function documentPages(part: DocumentPart, { giveId, terms, book }: Making): Page[] {
  const { id, name, zone, notes, document } = part;
  const type = document.tree.properties['epub:type'];
  const tree = lowered(forScreens(withOpening(document, book)), part.depth);
  const page: Page = {
    ...{ id, title: name, matter: matters[zone], tree },
    ...(typeof type === 'string' && { landmark: type }),
  };
  if (!notes) return dividePage(page, giveId);
  const close = (file: string, some: Note[]) => {
    return lowered(notesSection(file, { ...notes, notes: some }, terms), part.depth);
  };
  return divideNoted(page, notes.notes, close, giveId);
}

/**
 * A chapter of a part, its headings one level below the part's, and in a volume two below the volume's. They keep the look of those
 * that they are: `<h2 class="as-h1">` is the chapter's title.
 */
function lowered(chapter: Element, by: number): Element {
  if (by === 0) return chapter;
  const tree = structuredClone(chapter);
  visit(tree, 'element', (node: Element) => {
    const level = /^h([1-6])$/.exec(node.tagName)?.[1];
    if (!level) return;
    const { className } = node.properties;
    node.properties.className = [...(Array.isArray(className) ? className : []), `as-${node.tagName}`];
    node.tagName = `h${Math.min(6, Number(level) + by)}`;
  });
  return tree;
}
