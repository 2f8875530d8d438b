import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Extent } from '../../press/extent.ts';
import { locatorsIn } from '../../publication/locators.ts';
import { type ColumnPiece, type Entry, fillColumns } from '../../typesetting/pages/columns.ts';
import type { PlannedPage } from '../../typesetting/pages/pieces.ts';
import { columnsIn } from '../composition/columns.ts';
import { wordsOf } from './announcing.ts';
import { cutRows } from './cut-rows.ts';
import { addTo, atHead, type Portion, portionsOf } from './divide.ts';
import { type Planned, staysWithNext, unitsOf } from './units.ts';

/**
 * Plans the pages of a part that is set in columns, and divides its tree accordingly.
 *
 * @param geometry lines of a full page, and their height in CSS pixels
 * @param count how many columns a page has
 * @param again what stands behind the words of an entry that goes on: “continued”
 * @returns undefined for a part without columns
 */
export function setColumns(
  part: Planned,
  { lines, leading }: { lines: number; leading: number },
  count: number,
  again: string,
): { tree: Element; pages: PlannedPage[] } | undefined {
  const { tree, units, extents } = part;
  const holder = columnsIn(tree);
  const inside = holder && new Set(unitsOf(holder).map(({ element }) => element));
  if (!holder || !inside) return undefined;
  const first = units.findIndex(({ element }) => inside.has(element));
  if (first < 0) return undefined;
  const entries = units.slice(first).map(({ element }, k) => entryOf(element, extents, first + k));
  const full = lines * leading;
  const left = full - extents[first]!.top;
  const depths = { first: Math.max(1, Math.floor(left / leading + 0.02)) * leading, full };
  const filled = fillColumns(entries, depths, count, leading, leading);

  const byColumn = contentOf(holder, { ...part, first, entries }, filled.flat(), again);
  let column = 0;
  const spreads = filled.map((columns, page) =>
    h(
      'div',
      { className: ['page-columns'], ...(page > 0 && { 'data-break-before': 'page' }) },
      columns.map(() => {
        const style = String(holder.properties.style ?? '');
        return h('div', { className: ['column'], style }, headed(byColumn.get(column++) ?? []));
      }),
    ),
  );
  const before = tree.children.slice(0, tree.children.indexOf(holder));
  const pages = filled.map((columns, page) => pageOf(columns.flat(), page === 0 ? first : 0, first));
  return { tree: { ...tree, children: [...before, ...spreads] }, pages };
}

/** What stands in each column, by its number. */
function contentOf(
  holder: Element,
  { units, extents, first, entries }: Planned & { first: number; entries: Entry[] },
  columns: ColumnPiece[][],
  again: string,
): Map<number, ElementContent[]> {
  const portions = new Map<Element, Portion[]>();
  columns.forEach((column, page) => {
    column.forEach((piece, k) => {
      const { element } = units[first + piece.entry]!;
      const part = partOf(element, extents[first + piece.entry]!, entries[piece.entry]!, piece);
      const own = k === 0 && piece.from > 0 ? goingOn(part, element, again) : part;
      addTo(portions, element, { page, element: own });
    });
  });
  const byColumn = new Map<number, ElementContent[]>();
  for (const { page, element } of portionsOf({ ...holder }, portions)) addTo(byColumn, page, element);
  return byColumn;
}

/** A page of entries, on the first with the units above them. */
function pageOf(pieces: ColumnPiece[], above: number, first: number): PlannedPage {
  const heading = Array.from({ length: above }, (_, unit) => ({ unit, way: 0, from: 0, to: 1, gap: 0 }));
  const entries = pieces.map(({ entry, from, to }) => ({ unit: first + entry, way: 0, from, to, gap: 0 }));
  return { pieces: [...heading, ...entries], stretch: 0, short: 0, notes: [], space: 0 };
}

/** An entry with its subentries as rows, the first of them with the entry's own words. */
function entryOf(element: Element, extents: readonly Extent[], unit: number): Entry {
  const { top, bottom, rows } = extents[unit]!;
  const gap = Math.max(0, top - (extents[unit - 1]?.bottom ?? top));
  const keep = staysWithNext(element);
  if (!rows) return { gap, rows: [bottom - top], keep };
  const { tops, before } = rows;
  const heights = tops.slice(1).map((end, k) => end - tops[k]!);
  return { gap, rows: [heights[0]! + before, ...heights.slice(1)], keep };
}

function partOf(element: Element, { rows }: Extent, entry: Entry, { from, to }: ColumnPiece): Element {
  return rows && to - from < entry.rows.length ? cutRows(element, rows, [from, to]) : element;
}

/** Whether an element holds the locators of an entry, with the numbers of this edition's pages. */
const isLocators = ({ properties: { className } }: Element): boolean =>
  Array.isArray(className) && className.includes('locators');

/** The words that an entry begins with, up to its first locator, or to the colon before its subentries. */
export function termOf(entry: Element): string {
  const own = entry.children.filter(child => child.type !== 'element' || child.tagName !== 'ul');
  const run = own.findIndex(child => child.type === 'element' && isLocators(child));
  const words = (run < 0 ? own : own.slice(0, run)).map(wordsOf).join('');
  const locator = run < 0 ? locatorsIn(words)[0] : undefined;
  return words
    .slice(0, locator?.from)
    .trim()
    .replace(/[,:;]$/, '');
}

/** The rest of an entry, below its words: they are said again, and no text of the book. */
function goingOn(part: Element, entry: Element, again: string): Element {
  const line = h('span', { className: ['again'], ariaHidden: 'true' }, [
    `${termOf(entry)} `,
    h('i', `(${again})`),
  ]);
  return { ...part, children: [line, ...part.children] };
}

/** The space above vanishes at the head of a column. */
function headed(children: ElementContent[]): ElementContent[] {
  const first = children.findIndex(child => child.type === 'element');
  return children.map((child, k) => (k === first ? atHead(child as Element) : child));
}
