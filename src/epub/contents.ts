import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { termsOf } from '../language/terms.ts';
import { partsOf } from '../publication/parts.ts';
import type { Document } from '../publication/publication.ts';
import type { Book } from '../title.ts';
import { whereIds } from './links.ts';
import type { Page } from './page.ts';

/** An entry of the table of contents, with those below it. */
export interface Entry {
  href: string;
  text: string;
  content: ElementContent[];
  children: Entry[];
}

/** Sections deeper than this stay out of the contents. */
const deepest = 3;

/** The table of contents: every page with a heading, chapters below their part, sections below their chapter. */
export function contentsOf(pages: Page[], documents: Document[]): Entry[] {
  const entries: Entry[] = [];
  const parts = partsOf(documents);
  const byId = new Map(documents.map(document => [document.id, document]));
  const entryOfPart = new Map<string, Entry>();
  for (const page of pages) {
    const document = byId.get(page.id);
    const entry = document ? entryOf(document) : page.landmark === 'endnotes' ? plainEntry(page) : undefined;
    if (!entry) continue;
    if (document?.type === 'part') entryOfPart.set(page.id, entry);
    (entryOfPart.get(parts.get(page.id) ?? '')?.children ?? entries).push(entry);
  }
  return entries;
}

function entryOf({ id, label, title, headings }: Document): Entry | undefined {
  const [first, ...rest] = headings.filter(({ text }) => text !== '');
  if (!first) return undefined;
  const prefix = label && label !== title ? `${label}: ` : '';
  const entry: Entry = {
    href: `${id}.xhtml`,
    text: prefix + first.text,
    content: [...(prefix ? [{ type: 'text' as const, value: prefix }] : []), ...first.content],
    children: [],
  };
  const path: { level: number; entry: Entry }[] = [{ level: 1, entry }];
  for (const heading of rest) {
    if (heading.level > deepest) continue;
    const below: Entry = {
      href: `${id}.xhtml#${heading.id}`,
      text: heading.text,
      content: heading.content,
      children: [],
    };
    while (path.length > 1 && path.at(-1)!.level >= heading.level) path.pop();
    path.at(-1)!.entry.children.push(below);
    path.push({ level: heading.level, entry: below });
  }
  return entry;
}

/** What the table of contents shows: its heading and its entries. */
export function contentsShown(entries: Entry[], language: string): ElementContent[] {
  const inside = (list: Entry[]): ElementContent[] =>
    list.flatMap(({ content, children }) => [...content, ...inside(children)]);
  return [{ type: 'text', value: termsOf(language).contents }, ...inside(entries)];
}

function plainEntry(page: Page): Entry {
  return {
    href: `${page.id}.xhtml`,
    text: page.title,
    content: [{ type: 'text', value: page.title }],
    children: [],
  };
}

/** A list of figures (`loi`) or tables (`lot`). */
export interface CaptionList {
  type: 'loi' | 'lot';
  title: string;
  entries: Entry[];
}

/** The lists of figures and of tables that are wanted, and that have anything in them. */
export function captionLists(
  pages: Page[],
  documents: Document[],
  { lists, language }: Pick<Book, 'lists' | 'language'>,
): CaptionList[] {
  const files = whereIds(pages);
  const captions = documents.flatMap(document => document.captions);
  return lists.flatMap((list): CaptionList[] => {
    const kind = list === 'tables' ? 'table' : 'figure';
    const entries = captions
      .filter(caption => caption.kind === kind)
      .map(({ id, content }) => ({
        href: `${files.get(id)}#${id}`,
        text: textOf({ type: 'root', children: content }),
        content,
        children: [],
      }));
    const type = list === 'tables' ? 'lot' : 'loi';
    return entries.length > 0 ? [{ type, title: termsOf(language)[list], entries }] : [];
  });
}

/** A place that readers can jump to by its kind. */
export interface Landmark {
  type: string;
  href: string;
  text: string;
}

/** Landmarks for all that the edition has; the beginning of the text is its first chapter. */
export function landmarksOf(pages: Page[], language: string, lists: CaptionList[] = []): Landmark[] {
  const terms = termsOf(language);
  const body = pages.find(({ matter }) => matter === 'bodymatter');
  const seen = new Set(['part', 'chapter']);
  const named = pages.flatMap((page): Landmark[] => {
    if (page.landmark === undefined || seen.has(page.landmark)) return [];
    seen.add(page.landmark);
    return [{ type: page.landmark, href: `${page.id}.xhtml`, text: page.title }];
  });
  const at = named.findIndex(
    ({ type }) => !['cover', 'titlepage', 'copyright-page', 'dedication'].includes(type),
  );
  return [
    ...named.slice(0, at < 0 ? named.length : at),
    { type: 'toc', href: 'toc.xhtml', text: terms.contents },
    ...lists.map(({ type, title }) => ({ type, href: `toc.xhtml#${type}`, text: title })),
    ...(body ? [{ type: 'bodymatter', href: `${body.id}.xhtml`, text: terms.text }] : []),
    ...(at < 0 ? [] : named.slice(at)),
  ];
}

/** The beginnings of printed pages, in the order in which this edition is read. */
export function pageList(pages: Page[]): { href: string; label: string }[] {
  return pages.flatMap(page => {
    const found: { href: string; label: string }[] = [];
    visit(page.tree, 'element', ({ properties }: Element) => {
      if (properties['epub:type'] !== 'pagebreak') return;
      found.push({ href: `${page.id}.xhtml#${properties.id}`, label: String(properties.ariaLabel) });
    });
    return found;
  });
}
