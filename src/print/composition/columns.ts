import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';

/** Least width of a column, and the space between two, in CSS pixels: some forty letters. */
const least = 150;
const between = 24;

/** The columns of a type area. */
export interface Columns {
  count: number;
  /** CSS pixels. */
  width: number;
  between: number;
}

/** In how many columns an index is set on lines of a length in CSS pixels: up to three. */
export function columnsOn(measure: number): Columns {
  const count = Math.max(1, Math.min(3, Math.floor((measure + between) / (least + between))));
  return { count, width: Math.floor((measure - (count - 1) * between) / count), between };
}

const hasClass = ({ properties }: Element, name: string): boolean =>
  Array.isArray(properties.className) && properties.className.includes(name);

const isElement = (node: ElementContent): node is Element => node.type === 'element';

/** What of a part is set in columns. */
export const columnsIn = (tree: Element): Element | undefined =>
  tree.children.filter(isElement).find(child => hasClass(child, 'columns'));

const isEntries = (child: Element): boolean =>
  hasClass(child, 'entries') || child.properties['epub:type'] === 'index-entry-list';

/** Blocks that no entry has: they may be higher than a column, and wider. */
const blocks = /^(blockquote|ol|dl|table|figure|pre)$/;

const holdsBlocks = (element: Element): boolean =>
  blocks.test(element.tagName) || element.children.filter(isElement).some(holdsBlocks);

/**
 * Whether it is an index with entries of running text and subentries alone, that are set in columns where the page is wide
 * enough.
 */
export function hasEntries(tree: Element): boolean {
  if (!hasClass(tree, 'index')) return false;
  const children = tree.children.filter(isElement);
  const first = children.findIndex(isEntries);
  return first >= 0 && !children.slice(first).some(holdsBlocks);
}

/**
 * Puts an index in columns: its entries, and what stands between them, are in `div.columns`; where the entries of another
 * letter begin, there is space.
 */
export function inColumns(tree: Element, { width, count }: Columns): Element {
  if (!hasEntries(tree) || count < 2) return tree;
  const first = tree.children.findIndex(child => isElement(child) && isEntries(child));
  const column = h('div', { className: ['columns'], style: `width:${width}px` }, [
    ...lettersApart(tree.children.slice(first) as ElementContent[]),
  ]);
  return { ...tree, children: [...tree.children.slice(0, first), column] };
}

/** The letter under which an entry stands; none of what begins with a figure or a sign. */
function letterOf(entry: Element): string {
  const [first = ''] =
    textOf(entry)
      .normalize('NFD')
      .match(/\p{L}|\p{N}/u) ?? [];
  return /\p{L}/u.test(first) ? first.toLowerCase() : '';
}

function lettersApart(children: readonly ElementContent[]): ElementContent[] {
  let last: string | undefined;
  return children.map((child): ElementContent => {
    if (!isElement(child)) return child;
    if (!hasClass(child, 'entries')) {
      last = undefined;
      if (!isEntries(child)) return child;
      return { ...child, children: lettersApart(child.children) };
    }
    const entries = child.children.map((entry): ElementContent => {
      if (!isElement(entry)) return entry;
      const letter = letterOf(entry);
      const begins = last !== undefined && letter !== last;
      last = letter;
      if (!begins) return entry;
      const classes = Array.isArray(entry.properties.className) ? entry.properties.className : [];
      return { ...entry, properties: { ...entry.properties, className: [...classes, 'letter'] } };
    });
    return { ...child, children: entries };
  });
}
