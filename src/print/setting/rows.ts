import type { Element, ElementContent, Properties } from 'hast';
import type { Extent, RowExtents, RowLines } from '../../press/extent.ts';
import type { Rows } from '../../typesetting/pages/pieces.ts';
import { continued, withStyle } from './divide.ts';
import { goesOn, sayingSo } from './goes-on.ts';
import {
  divisionsIn,
  isReadable,
  mayEndBehind,
  type RowLine,
  rowLinesOf,
  sliceParagraph,
  sliceRow,
  topsOf,
} from './row-lines.ts';

/** An element whose children are rows, at whose ends pages may end. */
interface Holder {
  element: Element;
  rows: Element[];
  /** Whether it is divided only where it would not fit on a page. */
  whole: boolean;
}

const elementsIn = ({ children }: Element): Element[] =>
  children.filter((child): child is Element => child.type === 'element');

const hasClass = ({ properties }: Element, name: string): boolean =>
  Array.isArray(properties.className) && properties.className.includes(name);

/**
 * What of a unit can be divided at rows: a block of what is to be typed, a list of definitions, the body of a table or of the
 * only table of a figure; the lines of a verse; the
 * subentries of an entry.
 * @returns undefined where there are no two rows; of a table, whose rows may be divided, no one
 */
function holderOf(unit: Element): Holder | undefined {
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
const ownLines = (
  { tagName }: Element,
  extents: Pick<RowExtents, 'lines'> | undefined,
): RowLines | undefined => (tagName === 'p' ? extents?.lines?.[0] : undefined);

/**
 * The rows of a unit; none where it has none.
 * @param extents where rows stand of which some are divided at their lines: then each of these is one
 */
export function rowElements(unit: Element, extents?: RowExtents): Element[] {
  const own = ownLines(unit, extents);
  if (own) return rowLinesOf(extents!).map(({ line }) => sliceParagraph(unit, own, [line, line + 1]));
  const rows = holderOf(unit)?.rows ?? [];
  if (!extents?.lines) return rows;
  return rowLinesOf(extents).map(({ row, line, of }) => {
    const own = of > 1 && extents.lines!.find(one => one.row === row);
    return own ? sliceRow(rows[row]!, own, [line, line + 1]) : rows[row]!;
  });
}

/**
 * An extent with the lines of those rows alone that are divided at them: they are high, no cell reaches into them, and their words
 * can be read.
 */
export function withDivisions(unit: Element, extent: Extent, depth: number): Extent {
  if (!extent.rows?.lines) return extent;
  const own = ownLines(unit, extent.rows);
  if (own) {
    const { rows: _, ...whole } = extent;
    return isReadable(unit, own.starts[0]!) ? extent : whole;
  }
  const elements = holderOf(unit)?.rows ?? [];
  const spans = spansOf(elements);
  const { lines: _, ...rows } = extent.rows;
  const lines = divisionsIn(extent, depth).filter(
    ({ row, starts }) =>
      !spans.some(({ from, to }) => from <= row && row <= to) &&
      elementsIn(elements[row]!).every((cell, k) => isReadable(cell, starts[k]!)),
  );
  return { ...extent, rows: lines.length > 0 ? { ...rows, lines } : rows };
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
function mapped(element: Element, other: (element: Element) => Element | undefined): Element {
  const made = other(element);
  if (made) return made;
  const children = element.children.map(
    (child): ElementContent => (child.type === 'element' ? mapped(child, other) : child),
  );
  return { ...element, children };
}

/** Fewest rows of what is divided, on either page. */
const least = 2;

/** The rules above and below a table. */
const rules = 2;

/** What it costs to go on overleaf with rows, as lines of a paragraph do for nothing. */
const cost = 600;

/**
 * How a unit is divided at rows.
 * @param depth of a full page
 * @param again height of a line above what of a table goes on overleaf; none without it
 * @returns undefined where it stays whole
 */
export function rowsOf(
  unit: Element,
  { top, bottom, rows }: Extent,
  depth: number,
  again = 0,
): Rows | undefined {
  if (ownLines(unit, rows)) return linesAsRows(rows!);
  const holder = rows && holderOf(unit);
  // Subentries are told from lines in columns alone.
  if (unit.tagName === 'li') return undefined;
  if (!rows || !holder || rows.tops.length !== holder.rows.length + 1) return undefined;
  const height = bottom - top;
  if (holder.whole && height <= depth) return undefined;
  const { before, head } = rows;
  const tops = topsOf(rows);
  const places = rowLinesOf(rows);
  const spans = spansOf(holder.rows);
  // What reaches down over more than a page is divided all the same.
  const together = spans.filter(({ from, to }) => rows.tops[to + 1]! - rows.tops[from]! <= depth / 2);
  const last = tops.length - 2;
  const after = height - before - tops[last + 1]!;
  const high = tops[last + 1]! / (last + 1) > depth / 6;
  return {
    tops,
    // What is no table stands in the same frame on each page; of a table the head is repeated, and no caption.
    ...(holder.whole
      ? { frame: head + rules, first: Math.max(0, before - head), last: after, again }
      : { frame: before + after, first: 0, last: 0 }),
    ends: at => {
      const { row } = places[at]!;
      if (goesOnBehind(places, at)) return mayEndBehind(places[at]!);
      const few = high || rows.lines ? 1 : least;
      if (row + 1 < few || holder.rows.length - 1 - row < few) return false;
      if (together.some(({ from, to }) => from <= row && row < to)) return false;
      return !stays(holder.rows[row]!, holder.rows[row + 1]!);
    },
    cost,
  };
}

/** A paragraph that the browser broke is divided at its lines, as others are. */
function linesAsRows(rows: RowExtents): Rows {
  const places = rowLinesOf(rows);
  return {
    tops: topsOf(rows),
    ...{ frame: 0, first: 0, last: 0, cost: 0, inLines: true },
    ends: at => mayEndBehind(places[at]!),
  };
}

/** Whether what stands at a place is not the last line of its row. */
const goesOnBehind = (places: readonly RowLine[], at: number): boolean =>
  places[at + 1]?.row === places[at]!.row;

/** Whether a row stays with the next: a term with its definition. */
const stays = (row: Element, next: Element): boolean => row.tagName === 'dt' && next.tagName === 'dd';

/** A cell that reaches down: the first and the last of its rows, and the column in which it stands. */
interface Span {
  cell: Element;
  from: number;
  to: number;
  column: number;
}

const spanOf = ({ properties }: Element, name: 'rowSpan' | 'colSpan'): number =>
  Number(properties[name] ?? 1);

/** The cells of rows that reach down over others. */
function spansOf(rows: readonly Element[]): Span[] {
  const spans: Span[] = [];
  rows.forEach((row, k) => {
    if (row.tagName !== 'tr') return;
    let column = 0;
    for (const cell of elementsIn(row)) {
      column = freeFrom(column, spans, k);
      const to = Math.min(rows.length, k + spanOf(cell, 'rowSpan')) - 1;
      if (to > k) spans.push({ cell, from: k, to, column });
      column += spanOf(cell, 'colSpan');
    }
  });
  return spans;
}

/** The first column of a row, from one on, into which no cell above reaches. */
function freeFrom(column: number, spans: readonly Span[], row: number): number {
  const over = spans.find(
    ({ cell, from, to, column: at }) =>
      from < row && row <= to && at <= column && column < at + spanOf(cell, 'colSpan'),
  );
  return over ? freeFrom(over.column + spanOf(over.cell, 'colSpan'), spans, row) : column;
}

/** The first of further rows with an empty cell for each that reaches into it from the page before. */
function withReaching(row: Element, spans: readonly Span[], at: number): Element {
  const reaching = spans.filter(({ from, to }) => from < at && at <= to);
  if (reaching.length === 0) return row;
  const cells: { column: number; cell: Element }[] = [];
  let column = 0;
  for (const cell of elementsIn(row)) {
    column = freeFrom(column, spans, at);
    cells.push({ column, cell });
    column += spanOf(cell, 'colSpan');
  }
  for (const { cell, to, column } of reaching) {
    const { rowSpan: _, ...properties } = onlyOnce(cell.properties, at);
    const rest = to - at + 1;
    const empty: Element = {
      ...cell,
      properties: { ...properties, ...(rest > 1 && { rowSpan: rest }) },
      children: [{ type: 'text', value: '\u00a0' }],
    };
    cells.push({ column, cell: empty });
  }
  cells.sort((one, other) => one.column - other.column);
  return { ...row, children: cells.map(({ cell }) => cell) };
}

/** A row whose cells reach down over so many rows at most, itself among them: the rest of them is overleaf. */
function endingAt(row: Element, most: number): Element {
  if (!elementsIn(row).some(cell => spanOf(cell, 'rowSpan') > most)) return row;
  const children = row.children.map(child => {
    if (child.type !== 'element' || spanOf(child, 'rowSpan') <= most) return child;
    const { rowSpan: _, ...properties } = child.properties;
    return { ...child, properties: { ...properties, ...(most > 1 && { rowSpan: most }) } };
  });
  return { ...row, children };
}

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
  /** The first or last row as it is, or as much of it as is wanted. */
  const cutRow = (row: Element): Element => {
    const k = rows.indexOf(row);
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
          const k = rows.indexOf(child as Element);
          const own = k === begin.row || k === end.row ? cutRow(rows[k]!) : child;
          return k < 0 ? own : endingAt(own as Element, end.row + 1 - k);
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

/** An id is that of the first piece. */
function onlyOnce(properties: Properties, from: number): Properties {
  if (from === 0) return properties;
  const { id: _, ...others } = properties;
  return others;
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
