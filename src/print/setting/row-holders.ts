import type { Element, ElementContent } from 'hast';
import type { RowExtents, RowLines } from '../../press/extent.ts';
import { linesOfParagraph, rowLinesOf, sliceRow } from './row-lines.ts';

/** An element whose children are rows, at whose ends pages may end. */
interface Holder {
  element: Element;
  rows: Element[];
  /** Whether it is divided only where it would not fit on a page. */
  whole: boolean;
}

export const elementsIn = ({ children }: Element): Element[] =>
  children.filter((child): child is Element => child.type === 'element');

export const hasClass = ({ properties }: Element, name: string): boolean =>
  Array.isArray(properties.className) && properties.className.includes(name);

/**
 * What of a unit can be divided at rows: a block of what is to be typed, a list of definitions, the body of a table or of the
 * only table of a figure; the lines of a verse; the subentries of an entry.
 * @returns undefined where there are no two rows; of a table, whose rows may be divided, no one
 */
export function holderOf(unit: Element): Holder | undefined {
  const own = elementsIn(unit);
  if (unit.tagName === 'figure') {
    const tables = own.filter(({ tagName }) => tagName === 'table');
    return tables.length === 1 ? holderOf(tables[0]!) : undefined;
  }
  if (unit.tagName === 'table') {
    const bodies = own.filter(({ tagName }) => tagName === 'tbody');
    const rows = bodies.length === 1 ? elementsIn(bodies[0]!) : [];
    return rows.length > 0 ? { element: bodies[0]!, rows, whole: true } : undefined;
  }
  if (unit.tagName === 'li') {
    const lists = own.filter(({ tagName }) => tagName === 'ul');
    const entries = lists.length === 1 ? elementsIn(lists[0]!) : [];
    return entries.length > 1 ? { element: lists[0]!, rows: entries, whole: true } : undefined;
  }
  if (unit.tagName === 'p') {
    const lines = own.filter(child => hasClass(child, 'line'));
    return lines.length > 1 ? { element: unit, rows: lines, whole: false } : undefined;
  }
  const rows = own.filter(child =>
    unit.tagName === 'pre' ? hasClass(child, 'row') : unit.tagName === 'dl' && isEntry(child),
  );
  return rows.length > 1 && rows.length === own.length ? { element: unit, rows, whole: false } : undefined;
}

const isEntry = ({ tagName }: Element): boolean => /^(dt|dd|div)$/.test(tagName);

/** The lines of a paragraph that the browser broke; undefined for all else. */
export const ownLines = (
  { tagName }: Element,
  extents: Pick<RowExtents, 'lines'> | undefined,
): RowLines | undefined => (tagName === 'p' ? extents?.lines?.[0] : undefined);

/**
 * The rows of a unit; none where it has none.
 * @param extents where rows stand of which some are divided at their lines: then each of these is one
 */
export function rowElements(unit: Element, extents?: RowExtents): Element[] {
  const own = ownLines(unit, extents);
  if (own) return linesOfParagraph(unit, own);
  const rows = holderOf(unit)?.rows ?? [];
  if (!extents?.lines) return rows;
  return rowLinesOf(extents).map(({ row, line, of }) => {
    const own = of > 1 && extents.lines!.find(one => one.row === row);
    return own ? sliceRow(rows[row]!, own, [line, line + 1]) : rows[row]!;
  });
}

/** Numbers the rows of a unit for the browser to measure. */
export function markRows(unit: Element): Element {
  const holder = holderOf(unit);
  if (!holder) return unit;
  const numbers = new Map(holder.rows.map((row, k) => [row, k]));
  return mapped(unit, element => {
    const number = numbers.get(element);
    return number === undefined
      ? undefined
      : { ...element, properties: { ...element.properties, dataRow: number } };
  });
}

/** An element with others in the place of some within it. @param other what stands in an element's place, if anything */
export function mapped(element: Element, other: (element: Element) => Element | undefined): Element {
  const made = other(element);
  if (made) return made;
  const children = element.children.map(
    (child): ElementContent => (child.type === 'element' ? mapped(child, other) : child),
  );
  return { ...element, children };
}
