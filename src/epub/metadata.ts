import type { Nodes } from 'hast';
import { visit } from 'unist-util-visit';
import { directionOf } from '../language/direction.ts';
import { termsOf } from '../language/terms.ts';
import type { Resource } from '../publication/resource.ts';
import { markScripts } from '../publication/scripts.ts';
import type { Printed } from '../title/printed.ts';
import type { Book, Title } from '../title.ts';
import { xmlText } from '../xml-text.ts';
import { accessibilityOf } from './accessibility.ts';
import type { Edition } from './compose.ts';
import { contentsShown, type Entry, landmarksOf, pageTargets } from './contents.ts';
import type { Page } from './page.ts';
import type { PageLists } from './page-lists.ts';
import { accessStatements, certifierLinks, identifiersOf, statementsOf, subjectsOf } from './record.ts';
import { toXhtml } from './xhtml.ts';

/** All that the templates of the package document, the contents and the NCX say. */
export type Metadata = ReturnType<typeof metadataOf>;

/** Roles that make the book; all others contributed to it. */
const creating = new Set(['aut', 'edt', 'com']);

/** A title as its EPUB shows it. */
export interface EpubTitle extends Title {
  /** What else it is known by, beside its identifier. */
  others?: readonly string[];
  /** Its last printing, whose pages it has. */
  printed?: Printed | undefined;
}

/** What is told of an edition beside its pages. */
interface Beside {
  lists: Pick<PageLists, 'first' | 'second' | 'source'>;
  resources: Resource[];
  /** Who made parts of it, and is not on the title page. */
  contributors: Book['creators'];
}

/** Gathers what the navigation and package documents say, from the title and from the finished pages. */
export function metadataOf(
  { book, others = [] }: EpubTitle,
  edition: Edition,
  { lists, resources, contributors }: Beside,
) {
  const { pages, entries: contents } = edition;
  const list = lists.first?.entries ?? [];
  const terms = termsOf(book.language);
  const source = list.length > 0 ? lists.source : undefined;
  const marked = (value = ''): string => toXhtml(markScripts([{ type: 'text', value }], book.language));
  const found = accessibilityOf(pages, contents.length, terms, book.accessibility.summary);
  return clean({
    direction: directionOf(book.language),
    ...{ language: book.language, identifier: book.identifier, modified: book.modified },
    ...{ title: book.title, subtitle: book.subtitle, description: book.description, date: book.date },
    ...{ publisher: book.publisher, rights: book.rights, series: book.series, sort: book.sort },
    ...{ identifiers: identifiersOf(book, others), subjects: subjectsOf(book.subjects) },
    languages: [...new Set([book.language, ...book.languages])],
    statements: [...statementsOf(book), ...accessStatements(book, found, source)],
    ...{ certifierLinks: certifierLinks(book.certifier), terms, resources },
    pages: pages.map(page => ({ ...page, properties: propertiesOf([page.tree]) })),
    navProperties: ['nav', propertiesOf(contentsShown(contents, book.language))].filter(Boolean).join(' '),
    people: [...book.creators, ...contributors].map(person => ({
      ...person,
      element: creating.has(person.role) ? 'creator' : 'contributor',
    })),
    source,
    contents: contentsList(contents),
    lists: edition.lists.map(({ type, title, entries }) => ({ type, title, items: contentsList(entries) })),
    landmarks: landmarksOf(pages, edition, book.language).map(landmark => ({
      ...landmark,
      words: marked(landmark.text),
    })),
    ...{ pageList: list, pagesTitle: lists.first?.title, otherPages: lists.second },
    ...{ pagesWords: marked(lists.first?.title), otherPagesWords: marked(lists.second?.title) },
    ncx: {
      entries: numbered(contents),
      pages: pageTargets(list),
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
