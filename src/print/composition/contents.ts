import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { CaptionList, Contents, ContentsEntry } from '../../publication/contents.ts';
import { unknownFolio } from './references.ts';

/** The deepest sections that the printed contents list. */
const deepest = 2;

/** A part of the print edition that the contents list: its id there, and what its lines are called in the style sheet. */
export interface ListedPart {
  id: string;
  classes: string[];
}

/**
 * The contents as lines with page numbers: what opens on a page of its own, and the sections of the first level in it.
 * @param listed the parts to list, by their ids in the arrangement
 */
export function contentsLines(
  { entries, lists }: Contents,
  listed: ReadonlyMap<string, ListedPart>,
): Element[] {
  return [...entries.flatMap(entry => entryLines(entry, listed)), ...lists.flatMap(captionLines)];
}

function entryLines(entry: ContentsEntry, listed: ReadonlyMap<string, ListedPart>): Element[] {
  const part = listed.get(entry.part);
  const sections = sectionsOf(entry);
  const below = entry.children.filter(({ section }) => section === undefined);
  const own = part && [
    line([...part.classes, ...(sections.length === 0 ? ['plain'] : [])], part.id, entry.content, entry.label),
    ...sections.map(({ section, content }) => line(['section'], section!, content)),
  ];
  return [...(own ?? []), ...below.flatMap(child => entryLines(child, listed))];
}

/** The sections of an entry that are listed, in order. */
const sectionsOf = ({ children }: ContentsEntry): ContentsEntry[] =>
  children
    .filter(({ section }) => section !== undefined)
    .flatMap(child => [...(child.level === deepest ? [child] : []), ...sectionsOf(child)]);

/** A list of figures or of tables under its heading. */
function captionLines({ of, name, captions }: CaptionList): Element[] {
  return [
    h('h2', { id: `book-${of}` }, name),
    ...captions.map(({ id, content }) => line(['caption-entry'], id, content)),
  ];
}

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
