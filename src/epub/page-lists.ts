import type { Element } from 'hast';
import { visit } from 'unist-util-visit';
import type { Terms } from '../language/terms.ts';
import { isbn13 } from '../title/identifiers.ts';
import type { Printed } from '../title/printed.ts';
import { type Book, isbnOfEdition } from '../title.ts';
import { type ListedPage, pageList } from './contents.ts';
import { ownPageId, pageMark, placePages, plainMark, withPlaces } from './own-pages.ts';
import type { Page } from './page.ts';

/** A list of the pages of a print. */
export interface PageList {
  /** `Pages: Second printing, 2026`; the print is named where there are two. */
  title: string;
  entries: ListedPage[];
}

/** The lists of pages of an edition. */
export interface PageLists {
  /** The edition's pages, with the beginnings of printed pages marked. */
  pages: Page[];
  /** That of the navigation: EPUB lets there be one (EPUB 3.3, 5.4.2.3). */
  first?: PageList;
  /** That of the other print, as a list of links. */
  second?: PageList;
  /** Which print the first one follows, as the package names it. */
  source?: string;
}

/** What is made for a screen alone. */
const unprinted = new Set(['cover', 'title-page', 'imprint', 'dedication']);

/**
 * The pages of the printed book that was recovered, by their marks in the manuscript, and those of our own last printing, by what stands
 * at their heads. Which of them readers go by, `pages` in `book.yaml` says; where there is but one print, it is that.
 */
export function pageLists(
  pages: Page[],
  { book, printed, terms }: { book: Book; printed: Printed | undefined; terms: Terms },
): PageLists {
  const original = pageList(pages);
  const text = pages.filter(({ id, aside }) => !aside && !unprinted.has(id));
  const { places } = placePages(text, printed?.sheets ?? []);
  const hasOwn = printed !== undefined && places.size > 0;
  if (!hasOwn)
    return {
      pages,
      ...(original.length > 0 && { first: { title: terms.pages, entries: original } }),
      ...sourced(book),
    };
  const ownFirst = book.pages === 'reissue' || original.length === 0;
  const { number } = printed;
  const mark = (label: string) => {
    const id = ownPageId(number, label);
    return ownFirst ? pageMark(id, label) : plainMark(id);
  };
  const isMarked = new Set(text);
  const marked = pages.map(page =>
    isMarked.has(page)
      ? {
          ...page,
          tree: withPlaces(ownFirst ? demoted(page.tree) : page.tree, places, mark),
        }
      : page,
  );
  const name = [printed.printing.name, printed.printing.date.slice(0, 4)].join(', ');
  const own = { title: `${terms.pages}: ${name}`, entries: ownEntries(marked, ownPageId(number, '')) };
  if (original.length === 0) return { pages: marked, first: own, source: ownSource(book, name) };
  const old = { title: titleOf(book, terms), entries: original };
  return ownFirst
    ? { pages: marked, first: own, second: old, source: ownSource(book, name) }
    : { pages: marked, first: old, second: own, ...sourced(book) };
}

/** Marks of printed pages as mere places, of which voices say nothing. Texts stay the same objects. */
function demoted(element: Element): Element {
  const { 'epub:type': type, id } = element.properties;
  const properties = type === 'pagebreak' ? { ...(id !== undefined && { id }) } : element.properties;
  const children = element.children.map(child => (child.type === 'element' ? demoted(child) : child));
  return { ...element, properties, children };
}

function ownEntries(pages: readonly Page[], prefix: string): PageList['entries'] {
  return pages.flatMap(page => {
    const found: PageList['entries'] = [];
    visit(page.tree, 'element', ({ properties: { id } }: Element) => {
      if (typeof id !== 'string' || !id.startsWith(prefix)) return;
      found.push({ href: `${page.id}.xhtml#${id}`, label: id.slice(prefix.length) });
    });
    return found;
  });
}

function titleOf({ source }: Book, { pages }: Terms): string {
  const print = [source.title, source.publisher, source.date?.slice(0, 4)].filter(Boolean).join(', ');
  return print ? `${pages}: ${print}` : pages;
}

/** A printing of ours, by its ISBN or by its name. */
function ownSource(book: Book, name: string): string {
  const isbn = isbnOfEdition(book, 'print') ?? book.coverSettings.isbn;
  const isOwn = isbn && `urn:isbn:${isbn13(isbn)}` !== bare(book.identifier);
  return isOwn ? `urn:isbn:${isbn13(isbn)}` : [book.title, book.publisher, name].filter(Boolean).join('. ');
}

const bare = (urn: string) => (/^urn:isbn:/i.test(urn) ? urn.replace(/[\s-]/g, '').toLowerCase() : urn);

/** The printed book that was recovered; none is made up, and no book is its own (EPUB Accessibility 1.2). */
function sourced({ source, title, identifier }: Book): { source?: string } {
  const isbn = source.isbn && `urn:isbn:${source.isbn.replace(/[\s-]/g, '')}`;
  if (isbn) return isbn === bare(identifier) ? {} : { source: isbn };
  if (![source.title, source.publisher, source.date].some(Boolean)) return {};
  const imprint = [source.publisher, source.date?.slice(0, 4)].filter(Boolean).join(', ');
  return { source: [source.title ?? title, imprint].filter(Boolean).join('. ') };
}
