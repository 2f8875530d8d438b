import type { Nodes } from 'hast';
import { visit } from 'unist-util-visit';
import { directionOf } from '../language/direction.ts';
import { termsOf } from '../language/terms.ts';
import type { Resource } from '../publication/resource.ts';
import type { Title } from '../title.ts';
import { accessibilityOf } from './accessibility.ts';
import type { Edition } from './compose.ts';
import { contentsShown, type Entry, landmarksOf, pageList } from './contents.ts';
import type { Page } from './page.ts';
import { toXhtml, xmlText } from './xhtml.ts';

/** All that the templates of the package document, the contents and the NCX say. */
export type Metadata = ReturnType<typeof metadataOf>;

/** Roles that make the book; all others contributed to it. */
const creating = new Set(['aut', 'edt', 'com']);

/** Gathers what the navigation and package documents say, from the title and from the finished pages. */
export function metadataOf({ book }: Title, edition: Edition, resources: Resource[]) {
  const { pages, entries: contents, lists } = edition;
  const list = pageList(pages);
  return clean({
    direction: directionOf(book.language),
    ...{ language: book.language, identifier: book.identifier, modified: book.modified },
    ...{ title: book.title, subtitle: book.subtitle, description: book.description, date: book.date },
    ...{ publisher: book.publisher, rights: book.rights, subjects: book.subjects, series: book.series },
    ...{ certifier: book.certifier, terms: termsOf(book.language), resources },
    pages: pages.map(page => ({ ...page, properties: propertiesOf([page.tree]) })),
    navProperties: ['nav', propertiesOf(contentsShown(contents, book.language))].filter(Boolean).join(' '),
    people: book.creators.map(person => ({
      ...person,
      element: creating.has(person.role) ? 'creator' : 'contributor',
    })),
    source: list.length > 0 ? sourceOf(book) : undefined,
    accessibility: accessibilityOf(pages, contents.length),
    contents: contentsList(contents),
    lists: lists.map(({ type, title, entries }) => ({ type, title, items: contentsList(entries) })),
    landmarks: landmarksOf(pages, edition, book.language),
    pageList: list,
    ncx: {
      entries: numbered(contents),
      depth: Math.max(1, depth(contents)),
      maxPage: list.reduce(
        (most, { label }) => (/^\d+$/.test(label) ? Math.max(most, Number(label)) : most),
        0,
      ),
    },
    tocAfter: edition.after,
  });
}

/** What the package has to say of a content document (EPUB 3.3, D.6). */
function propertiesOf(trees: Nodes[]): string {
  let math = false;
  for (const tree of trees)
    visit(tree, 'element', ({ tagName }) => {
      math ||= tagName === 'math';
    });
  return math ? 'mathml' : '';
}

/** The print edition that the page numbers come from. */
function sourceOf({ source, title }: Title['book']): string {
  if (source.isbn) return `urn:isbn:${source.isbn.replace(/[\s-]/g, '')}`;
  const imprint = [source.publisher, source.date?.slice(0, 4)].filter(Boolean).join(', ');
  return [source.title ?? title, imprint].filter(Boolean).join('. ');
}

function contentsList(entries: Entry[]): string {
  const items = entries.map(({ href, content, children }) => {
    const link = toXhtml([{ type: 'element', tagName: 'a', properties: { href }, children: content }]);
    return `<li>${link}${children.length > 0 ? `\n${contentsList(children)}` : ''}</li>`;
  });
  return `<ol>\n${items.join('\n')}\n</ol>`;
}

interface Point {
  id: string;
  href: string;
  text: string;
  children: Point[];
}

function numbered(entries: Entry[]): Point[] {
  let count = 0;
  const number = (list: Entry[]): Point[] =>
    list.map(({ href, text, children }) => ({
      id: `point-${++count}`,
      href,
      text,
      children: number(children),
    }));
  return number(entries);
}

function depth(entries: Entry[]): number {
  return entries.reduce((most, { children }) => Math.max(most, 1 + depth(children)), 0);
}

/** Takes out of all texts what XML cannot hold; trees and files are left alone. */
function clean<T>(value: T): T {
  if (typeof value === 'string') return xmlText(value) as T;
  if (Array.isArray(value)) return value.map(clean) as T;
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === 'tree' ? inner : clean(inner)]),
  ) as T;
}

/** What the template of a content document says. */
export function pageData(page: Page, language: string) {
  return {
    ...{ language, direction: directionOf(language) },
    title: xmlText(page.title),
    matter: page.matter === 'cover' ? 'frontmatter' : page.matter,
    xhtml: toXhtml(page.tree),
  };
}
