import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { termsOf } from '../language/terms.ts';
import type { Contents, ContentsEntry } from '../publication/contents.ts';
import { markScripts } from '../publication/scripts.ts';
import type { Page } from './page.ts';

/** An entry of the table of contents, with those below it. */
export interface Entry {
  href: string;
  text: string;
  content: ElementContent[];
  children: Entry[];
}

/** A list of figures (`loi`) or tables (`lot`). */
export interface CaptionList {
  type: 'loi' | 'lot';
  title: string;
  entries: Entry[];
}

/** What leads to the pages of the edition. */
export interface Navigation {
  entries: Entry[];
  lists: CaptionList[];
  /** Id of the page after which the table of contents stands. */
  after: string;
}

/** Sections deeper than this stay out of the contents. */
const deepest = 3;

/**
 * What leads to the pages: the table of contents, each entry with its label before it, and the lists of figures and of tables.
 * @param files the file of every id
 * @param language the book’s; words in letters of another are marked
 */
export function navigationOf(
  { entries, lists }: Contents,
  files: ReadonlyMap<string, string>,
  language: string,
): Pick<Navigation, 'entries' | 'lists'> {
  return {
    entries: entriesOf(entries, files, language),
    lists: lists.map(({ of, name, captions }) => ({
      type: of === 'tables' ? 'lot' : 'loi',
      title: name,
      entries: captions.map(({ part, id, content }) => ({
        href: `${files.get(id) ?? `${part}.xhtml`}#${id}`,
        text: textOf({ type: 'root', children: content }),
        content,
        children: [],
      })),
    })),
  };
}

function entriesOf(entries: ContentsEntry[], files: ReadonlyMap<string, string>, language: string): Entry[] {
  return entries
    .filter(({ level }) => level <= deepest)
    .map(entry => ({
      href:
        entry.section === undefined
          ? `${entry.part}.xhtml`
          : `${files.get(entry.section) ?? `${entry.part}.xhtml`}#${entry.section}`,
      ...wordsOf(entry, language),
      children: entriesOf(entry.children, files, language),
    }));
}

/** `Chapter 1: The Title: The Subtitle – The Author`. */
function wordsOf(
  { label, text, content, subtitle, authors }: ContentsEntry,
  language: string,
): Pick<Entry, 'text' | 'content'> {
  const before = label ? `${label}: ` : '';
  const behind = [subtitle && `: ${subtitle}`, authors && ` – ${authors.join(', ')}`]
    .filter(Boolean)
    .join('');
  const piece = (value: string): ElementContent[] => (value ? [{ type: 'text', value }] : []);
  const all = [...piece(before), ...content, ...piece(behind)];
  return { text: before + text + behind, content: markScripts(all, language) };
}

/** What the table of contents shows: its heading and its entries. */
export function contentsShown(entries: Entry[], language: string): ElementContent[] {
  const inside = (list: Entry[]): ElementContent[] =>
    list.flatMap(({ content, children }) => [...content, ...inside(children)]);
  return [{ type: 'text', value: termsOf(language).contents }, ...inside(entries)];
}

/** A place that readers can jump to by its kind. */
export interface Landmark {
  type: string;
  href: string;
  text: string;
}

/** Landmarks for all that the edition has, in the order of its pages; the beginning of the text is its first chapter. */
export function landmarksOf(pages: Page[], { lists, after }: Navigation, language: string): Landmark[] {
  const terms = termsOf(language);
  const body = pages.find(({ matter }) => matter === 'bodymatter');
  const seen = new Set(['volume', 'part', 'chapter']);
  const named = (some: Page[]) =>
    some.flatMap((page): Landmark[] => {
      if (page.landmark === undefined || seen.has(page.landmark)) return [];
      seen.add(page.landmark);
      return [{ type: page.landmark, href: `${page.id}.xhtml`, text: page.title }];
    });
  const at = pages.findIndex(({ id }) => id === after) + 1;
  return [
    ...named(pages.slice(0, at)),
    { type: 'toc', href: 'toc.xhtml', text: terms.contents },
    ...lists.map(({ type, title }) => ({ type, href: `toc.xhtml#${type}`, text: title })),
    ...(body ? [{ type: 'bodymatter', href: `${body.id}.xhtml`, text: terms.text }] : []),
    ...named(pages.slice(at)),
  ];
}

/** The beginning of a printed page, and the volume that it stands in. */
export interface ListedPage {
  href: string;
  label: string;
  volume?: string;
}

/** The beginnings of printed pages, in the order in which this edition is read. */
export function pageList(pages: Page[]): ListedPage[] {
  let volume: string | undefined;
  return pages.flatMap(page => {
    const found: ListedPage[] = [];
    if (page.landmark === 'volume') volume = page.title;
    visit(page.tree, 'element', ({ properties }: Element) => {
      if (properties['epub:type'] !== 'pagebreak') return;
      found.push({
        ...{ href: `${page.id}.xhtml#${properties.id}`, label: String(properties.ariaLabel) },
        ...(volume !== undefined && { volume }),
      });
    });
    return found;
  });
}

/** A page as the NCX lists it: every label once, and every number of a type once (DAISY 3, 8.4.6). */
export interface PageTarget {
  href: string;
  label: string;
  type: 'front' | 'normal' | 'special';
  value?: string;
}

/** The pages for the NCX. Where volumes begin again at 1, a page says in which it stands. */
export function pageTargets(list: readonly ListedPage[]): PageTarget[] {
  const times = new Map<string, number>();
  for (const { label } of list) times.set(label, (times.get(label) ?? 0) + 1);
  const begun = new Set<string>();
  const said = new Set<string>();
  return list.map(({ href, label, volume }) => {
    let shown = times.get(label) === 1 || volume === undefined ? label : `${label} (${volume})`;
    for (let k = 2; said.has(shown); k++) shown = `${label} (${k})`;
    said.add(shown);
    const isAgain = begun.has(label);
    begun.add(label);
    if (!/^\d+$/.test(label)) return { href, label: shown, type: 'front' };
    return isAgain
      ? { href, label: shown, type: 'special' }
      : { href, label: shown, type: 'normal', value: label };
  });
}
