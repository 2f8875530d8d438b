import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Extent } from '../../press/extent.ts';
import { withStyle } from './divide.ts';
import { isTurned, unitsOf } from './units.ts';

/** The type area in CSS pixels. */
export interface TypeRoom {
  width: number;
  depth: number;
}

/** A table is set smaller down to this share of its size; below, it is hard to read. */
const smallest = 0.8;

/** What was tried with tables that are too wide, in this order. */
export const tries = ['nothing', 'smaller', 'turned'] as const;

/** A little less than would just fit: the browser rounds each column. */
const spare = 0.995;

/**
 * Tables that are too wide for the page, made to fit: set smaller where that is enough, or else turned on a page of their
 * own, with their heads to the left, and smaller there if need be.
 * @param extents of the tree's units, in one column
 * @param tried what was tried with its tables before
 * @returns undefined where no table is too wide, or nothing is left to be tried
 */
export function fitTables(
  tree: Element,
  extents: readonly Extent[],
  room: TypeRoom,
  tried: (typeof tries)[number],
): Element | undefined {
  const others = new Map<Element, Element>();
  unitsOf(tree).forEach(({ element }, unit) => {
    const { over = 0 } = extents[unit]!;
    if (over <= 0) return;
    const length = isTurned(element) ? room.depth : room.width;
    const share = (length / (length + over)) * spare;
    if (share >= smallest && tried !== 'smaller') others.set(element, resized(element, share));
    else if (!isTurned(element)) others.set(element, turned(element, room));
  });
  return others.size > 0 ? replaced(tree, others) : undefined;
}

/**
 * Figures that are to have a page to themselves, upright or turned: framed as turned tables are, which the setting puts on a
 * page of their own.
 */
export function onOwnPages(tree: Element, room: TypeRoom): Element {
  const others = new Map<Element, Element>();
  for (const { element } of unitsOf(tree)) {
    const names = element.properties.className;
    if (element.tagName !== 'figure' || !Array.isArray(names)) continue;
    if (names.includes('turned-page')) others.set(element, turned(element, room));
    else if (names.includes('full-page')) others.set(element, upright(element, room));
  }
  return others.size > 0 ? replaced(tree, others) : tree;
}

function replaced(element: Element, others: ReadonlyMap<Element, Element>): Element {
  const children = element.children.map(
    (child): ElementContent =>
      child.type === 'element' ? (others.get(child) ?? replaced(child, others)) : child,
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

/** What stands turned on a page: as wide as the page is deep. It keeps the place that the element has in the manuscript. */
function turned(element: Element, { width, depth }: TypeRoom): Element {
  const inner = h(
    'div',
    { style: `width:${depth}px;height:${width}px;transform:translateY(${depth}px) rotate(-90deg)` },
    [element],
  );
  return framed(element, { width, depth }, inner);
}
