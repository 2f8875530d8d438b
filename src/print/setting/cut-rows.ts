import type { Element, ElementContent } from 'hast';
import type { RowExtents } from '../../press/extent.ts';
import { continued, withStyle } from './divide.ts';
import { goesOn, sayingSo } from './goes-on.ts';
import { hasClass, holderOf, mapped, ownLines } from './row-holders.ts';
import { rowLinesOf, sliceParagraph, sliceRow } from './row-lines.ts';
import { endingAt, onlyOnce, spansOf, withReaching } from './row-spans.ts';

/**
 * The rows of a unit from one to another, in the frame of the whole: a table has its head again, unheard and unread, and
 * columns as wide as on every page; its caption stands with its first rows, or with its last.
 * @param again what stands above what goes on: “continued”; nothing without it
 */
export function cutRows(
  unit: Element,
  { columns, lines = [] }: Pick<RowExtents, 'columns' | 'lines'>,
  [from, to]: readonly [from: number, to: number],
  again?: string,
): Element {
  const own = ownLines(unit, { lines });
  if (own) return sliceParagraph(unit, own, [from, to]);
  const { element: holder, rows } = holderOf(unit)!;
  const places = rowLinesOf({ tops: Array(rows.length + 1).fill(0), lines });
  const last = to === places.length;
  const [begin, end] = [places[from]!, places[to - 1]!];
  const numbers = new Map<ElementContent, number>(rows.map((row, k) => [row, k]));
  /** A row as it is, or as much of it as is wanted. */
  const cutRow = (row: Element, k: number): Element => {
    if (k !== begin.row && k !== end.row) return row;
    const own = lines.find(one => one.row === k);
    if (!own) return k === begin.row ? withReaching(row, spansOf(rows), k) : row;
    const { of } = k === begin.row ? begin : end;
    const first = k === begin.row ? begin.line : 0;
    const stop = k === end.row ? end.line + 1 : of;
    return stop - first === of ? row : sliceRow(row, own, [first, stop]);
  };
  const cut = mapped(unit, element => {
    if (element === holder) {
      return {
        ...element,
        properties: onlyOnce(element.properties, from),
        children: between(holder, rows, begin.row, end.row + 1).map(child => {
          const k = numbers.get(child);
          return k === undefined ? child : endingAt(cutRow(rows[k]!, k), end.row + 1 - k);
        }),
      };
    }
    if (element.tagName === 'thead' && from > 0) return unheard(element);
    // What sums a table up stands below its last rows.
    if (element.tagName === 'tfoot' && !last) return { ...element, children: [] };
    return undefined;
  });
  if (unit.tagName === 'li' && from > 0) {
    const properties = continued(onlyOnce(cut.properties, from));
    return { ...cut, properties, children: cut.children.filter(child => isElement(child, 'ul')) };
  }
  const framed = withColumns(from > 0 && again ? sayingSo(cut, again) : cut, columns);
  const children = framed.children.filter((child, _, all) => {
    if (child.type !== 'element' || !isCaption(child) || hasClass(child, goesOn)) return true;
    const above = all.indexOf(child) < all.findIndex(one => one.type === 'element' && !isCaption(one));
    return above ? from === 0 : last;
  });
  const properties = from === 0 ? framed.properties : continued(onlyOnce(framed.properties, from));
  return { ...framed, properties, children };
}

const isElement = (node: ElementContent, name: string): boolean =>
  node.type === 'element' && node.tagName === name;

const isCaption = (element: Element): boolean =>
  /^(figcaption|caption)$/.test(element.tagName) || hasClass(element, 'caption');

/** What stands from one row to another, with what is among them but for line ends at the edges. */
function between(
  { children }: Element,
  rows: readonly Element[],
  from: number,
  to: number,
): ElementContent[] {
  const own = children.slice(
    from === 0 ? 0 : children.indexOf(rows[from]!),
    to === rows.length ? undefined : children.indexOf(rows[to]!),
  );
  while (own.length > 1 && isElement(own.at(-1)!, 'br')) own.pop();
  return own;
}

/** What is printed again is no text of the book. */
function unheard(element: Element): Element {
  const bare = (one: Element): Element => ({
    ...one,
    properties: onlyOnce(one.properties, 1),
    children: one.children.map(child => (child.type === 'element' ? bare(child) : child)),
  });
  const made = bare(element);
  return { ...made, properties: { ...made.properties, ariaHidden: 'true' } };
}

/** A table with columns of these widths, in CSS pixels. */
function withColumns(unit: Element, columns: readonly number[]): Element {
  if (columns.length === 0) return unit;
  const width = columns.reduce((sum, one) => sum + one, 0);
  const group: Element = {
    type: 'element',
    tagName: 'colgroup',
    properties: {},
    children: columns.map(one => ({
      ...{ type: 'element' as const, tagName: 'col', children: [] },
      properties: { style: `width:${one}px` },
    })),
  };
  return mapped(unit, element => {
    if (element.tagName !== 'table') return undefined;
    const captions = element.children.filter(
      child => child.type === 'element' && child.tagName === 'caption',
    );
    return {
      ...element,
      properties: withStyle(element.properties, `table-layout:fixed;width:${width}px`),
      children: [...captions, group, ...element.children.filter(child => !captions.includes(child))],
    };
  });
}
