import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Extent } from '../../press/extent.ts';
import { cutRows } from './cut-rows.ts';
import { withStyle } from './divide.ts';
import { rowElements } from './row-holders.ts';
import { isTurned, unitsOf } from './units.ts';

/** The type area in CSS pixels. */
export interface TypeRoom {
  width: number;
  depth: number;
}

/** A table is set smaller down to this share of its size; below, it is hard to read. */
const smallest = 0.8;

/** What was tried with tables that are too wide, in this order. */
export const tries = ['nothing', 'smaller', 'turned', 'all'] as const;

/** A little less than would just fit: the browser rounds each column. */
const spare = 0.995;

/**
 * Tables that are too wide for the page, made to fit: set smaller where that is enough, or else turned on a page of their
 * own, with their heads to the left, and smaller there if need be; those that are longer than such a page go on over several.
 * @param extents of the tree's units, in one column
 * @param tried what was tried with its tables before
 * @param again what stands above what of a table goes on: “continued”; nothing without it
 * @returns undefined where no table is too wide, or nothing is left to be tried
 */
export function fitTables(
  tree: Element,
  extents: readonly Extent[],
  room: TypeRoom,
  tried: (typeof tries)[number],
  again?: string,
): Element | undefined {
  const others = new Map<Element, Element[]>();
  unitsOf(tree).forEach(({ element }, unit) => {
    const { over = 0, long = 1 } = extents[unit]!;
    if (over <= 0) return;
    if (tried === 'all') {
      const pages = long > 1 ? onFurtherPages(element, long, room, again) : [];
      if (pages.length > 0) others.set(element, pages);
      return;
    }
    const length = isTurned(element) ? room.depth : room.width;
    const share = (length / (length + over)) * spare;
    if (share >= smallest && tried !== 'smaller') others.set(element, [resized(element, share)]);
    else if (!isTurned(element)) others.set(element, [turned(element, room)]);
  });
  return others.size > 0 ? replaced(tree, others) : undefined;
}

/**
 * Figures that are to have a page to themselves, upright or turned: framed as turned tables are, which the setting puts on a
 * page of their own.
 */
export function onOwnPages(tree: Element, room: TypeRoom): Element {
  const others = new Map<Element, Element[]>();
  for (const { element } of unitsOf(tree)) {
    const names = element.properties.className;
    if (element.tagName !== 'figure' || !Array.isArray(names)) continue;
    if (names.includes('turned-page')) others.set(element, [turned(element, room)]);
    else if (names.includes('full-page')) others.set(element, [upright(element, room)]);
  }
  return others.size > 0 ? replaced(tree, others) : tree;
}

function replaced(element: Element, others: ReadonlyMap<Element, readonly Element[]>): Element {
  const children = element.children.flatMap((child): readonly ElementContent[] =>
    child.type === 'element' ? (others.get(child) ?? [replaced(child, others)]) : [child],
  );
  return { ...element, children };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** A table, or the tables of a figure, in type of a share of their size. */
function resized(element: Element, share: number): Element {
  if (element.tagName === 'table') {
    const style = `font-size:calc(var(--size) * ${rounded(0.9 * share)});--row:${rounded(share)}`;
    return { ...element, properties: withStyle(element.properties, style) };
  }
  const children = element.children.map(child => (child.type === 'element' ? resized(child, share) : child));
  return { ...element, children };
}

/** What has a page to itself, as it is. */
const upright = (element: Element, { width, depth }: TypeRoom): Element =>
  framed(element, { width, depth }, h('div', { style: `width:${width}px;height:${depth}px` }, [element]));

function framed(element: Element, { width, depth }: TypeRoom, inner: Element): Element {
  const frame = h('div', { className: ['turned'], style: `width:${width}px;height:${depth}px` }, [inner]);
  return element.position ? { ...frame, position: element.position } : frame;
}

/**
 * A turned table on as many pages as its rows need, its head on each.
 * @param long how many times as high it is as a page is wide
 */
function onFurtherPages(frame: Element, long: number, room: TypeRoom, again: string | undefined): Element[] {
  const table = (frame.children[0] as Element).children[0] as Element;
  const rows = rowElements(table).length;
  // Its head is on each page, and rows are not of one height.
  const pages = Math.min(rows, Math.ceil(long * slack));
  if (pages < 2) return [];
  const ends = Array.from({ length: pages + 1 }, (_, k) => Math.round((k * rows) / pages));
  return ends.slice(1).map((to, k) => {
    const piece = cutRows(table, { columns: [] }, [ends[k]!, to], again);
    return { ...turned(piece, room), ...(frame.position && { position: frame.position }) };
  });
}

/** By how much more room is taken than the rows of a table would need. */
const slack = 1.15;

/** What stands turned on a page: as wide as the page is deep. It keeps the place that the element has in the manuscript. */
function turned(element: Element, { width, depth }: TypeRoom): Element {
  const inner = h(
    'div',
    { style: `width:${depth}px;height:${width}px;transform:translateY(${depth}px) rotate(-90deg)` },
    [element],
  );
  return framed(element, { width, depth }, inner);
}
