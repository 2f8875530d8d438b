import type { Element } from 'hast';
import { h } from 'hastscript';
import type { CaptionList, Contents, ContentsEntry } from '../../publication/contents.ts';
import { keptClass } from './kept.ts';
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
  const labels = widthOfLabels(entries, listed);
  return [...entries.flatMap(entry => entryLines(entry, listed, labels)), ...lists.flatMap(captionLines)];
}

/** A letter of a label is at most so wide, in the size of the text: small capitals, spaced. */
const letter = 0.62;

/** The room that the labels of what is listed need, those of parts aside; titles that follow stand below one another. */
function widthOfLabels(entries: ContentsEntry[], listed: ReadonlyMap<string, ListedPart>): number {
  const lengths = (entry: ContentsEntry): number[] => {
    const isPart = listed.get(entry.part)?.classes.includes('part');
    const own = listed.has(entry.part) && !isPart ? [entry.label?.length ?? 0] : [];
    return [...own, ...entry.children.filter(({ section }) => section === undefined).flatMap(lengths)];
  };
  return Math.min(Math.max(0, ...entries.flatMap(lengths)), widestLabel) * letter;
}

/** Letters of the longest label that makes the column wider. */
const widestLabel = 14;

/** @param labels the width of the column of labels, in the size of the text */
function entryLines(
  entry: ContentsEntry,
  listed: ReadonlyMap<string, ListedPart>,
  labels: number,
): Element[] {
  const part = listed.get(entry.part);
  const sections = sectionsOf(entry);
  const below = entry.children.filter(({ section }) => section === undefined);
  const style = `--labels:calc(${labels} * var(--size))`;
  const plain = sections.length === 0 ? ['plain'] : [];
  // What lists something below it does not stand at the foot of a page without it.
  const staying = sections.length + below.length > 0 ? [keptClass] : [];
  const inColumn = entry.label ? ['section', 'below-label'] : ['section'];
  const own = part && [
    line([...part.classes, ...plain, ...staying], part.id, entry, style),
    ...sections.map(section => line(inColumn, section.section!, section, style)),
  ];
  return [...(own ?? []), ...below.flatMap(child => entryLines(child, listed, labels))];
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
    ...captions.map(caption => line(['caption-entry'], caption.id, caption)),
  ];
}

/** A line of the contents, with the page on which something stands. */
function line(
  className: string[],
  id: string,
  { content, label, subtitle, authors }: Pick<ContentsEntry, 'content' | 'label' | 'subtitle' | 'authors'>,
  style?: string,
): Element {
  return h('p', { className: ['entry', ...className], ...(style && { style }) }, [
    h('a', { href: `#${id}` }, [
      ...(label ? [h('span', { className: ['label'] }, label), ' '] : []),
      h('span', { className: ['name'] }, [
        ...content,
        ...(subtitle ? [`: ${subtitle}`] : []),
        ...(authors ? ['\u2003', h('span', { className: ['authors'] }, authors.join(', '))] : []),
      ]),
      '\u00a0',
      h('span', { className: ['page'], dataPageOf: id }, unknownFolio),
    ]),
  ]);
}
