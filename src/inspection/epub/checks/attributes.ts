import type { List, Nodes, Parents, Table } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Element } from 'xast';
import { listTypes } from '../../../manuscript/counting.ts';
import { isTable, sectionsOf } from '../../../manuscript/index.ts';
import type { Chapter } from '../../../manuscript/manuscript.ts';
import type { Finding } from '../../finding.ts';
import { type Check, found } from '../check.ts';
import type { Epub } from '../open.ts';
import { attribute, elementsOf, localName } from '../tree.ts';

/** Attributes that carry meaning are there: numbers of lists, scope and reach of a table's cells, a drawing's frame. */
export const attributes: Check = function* (epub, { manuscript = [] }) {
  for (const [path, tree] of epub.documents) {
    for (const element of elementsOf(tree)) {
      const name = localName(element);
      if (name === 'th' && attribute(element, 'scope') === undefined) {
        const message = 'The head of a table does not say whether it is that of a row or a column (`scope`).';
        yield found('info', 'scope-missing', message, path, element);
      }
      if (name === 'svg' && attribute(element, 'viewbox') !== undefined) {
        const message =
          'The drawing has “viewbox” for `viewBox`, so that reading programs cannot fit it to the page.';
        yield found('error', 'attribute-lost', message, path, element);
      }
      if (name === 'table') yield* tableFaults(element, path);
    }
  }
  yield* lost(epub, manuscript);
};

/** The most columns and rows that HTML lets a cell reach over; a larger number counts as this one. */
const widest = 1_000;
const tallest = 65_534;

/** Heads that cells name and the table does not have; rows that do not add up to its width. */
function* tableFaults(table: Element, path: string): Generator<Finding> {
  const own = ownElements(table);
  const ids = new Set(own.map(each => attribute(each, 'id')));
  /** Columns that cells of rows above reach into, and how many of them end above a row. */
  let held = 0;
  const ending = new Map<number, number>();
  const widths = new Map<number, Element>();
  const rows = own.filter(each => localName(each) === 'tr');
  for (const [k, row] of rows.entries()) {
    held -= ending.get(k) ?? 0;
    let width = held;
    for (const cell of row.children) {
      if (cell.type !== 'element' || !/^t[hd]$/.test(localName(cell))) continue;
      const columns = spanOf(cell, 'colspan', widest);
      const height = spanOf(cell, 'rowspan', tallest);
      width += columns;
      if (height > 1) {
        held += columns;
        count(ending, k + height, columns);
      }
      for (const id of (attribute(cell, 'headers') ?? '').split(/\s+/).filter(Boolean)) {
        if (ids.has(id)) continue;
        const message = `The cell names “${id}” as its head, which the table does not have.`;
        yield found('error', 'headers-dangling', message, path, cell);
      }
    }
    widths.set(width, row);
    if (width > widest || asksForMore(row)) {
      const message = `The table is wider or taller than reading programs can show; a cell reaches over ${widest} columns and ${tallest} rows at most.`;
      return yield found('error', 'table-too-large', message, path, row);
    }
  }
  if (widths.size > 1) {
    const message = 'The rows of the table are not equally wide; a cell may no longer reach over others.';
    yield found('warning', 'table-uneven', message, path, [...widths.values()].at(-1));
  }
}

/** How many columns or rows a cell reaches over, as HTML reads it. */
function spanOf(cell: Element, name: string, most: number): number {
  const number = Number.parseInt(attribute(cell, name) ?? '', 10);
  return number > 0 ? Math.min(number, most) : 1;
}

/** Whether a cell of a row is to reach over more than HTML lets it. */
function asksForMore(row: Element): boolean {
  return row.children.some(
    cell =>
      cell.type === 'element' &&
      (Number(attribute(cell, 'colspan')) > widest || Number(attribute(cell, 'rowspan')) > tallest),
  );
}

/** The elements of a table without those of tables within it. */
function ownElements(table: Element): Element[] {
  const result: Element[] = [];
  const stack: Element[] = [table];
  while (stack.length > 0) {
    const element = stack.pop()!;
    result.push(element);
    for (const child of [...element.children].reverse())
      if (child.type === 'element' && localName(child) !== 'table') stack.push(child);
  }
  return result;
}

function count<Key>(counts: Map<Key, number>, key: Key, more: number): void {
  counts.set(key, (counts.get(key) ?? 0) + more);
}

/** A number, reach or type that the manuscript gives, by the attribute that carries it. */
interface Wanted {
  key: string;
  value: number | string;
  file: string;
  line?: number;
}

/** What of the manuscript’s numbers and merged cells is not in the EPUB. */
function lost({ documents, spine }: Epub, manuscript: Chapter[]): Finding[] {
  const there = new Map<string, number>();
  for (const path of new Set(spine)) {
    for (const element of documents.has(path) ? elementsOf(documents.get(path)!) : []) {
      for (const key of ['start', 'type', 'value', 'colspan', 'rowspan']) {
        const value = attribute(element, key);
        if (value !== undefined) count(there, `${key} ${value}`, 1);
      }
    }
  }
  return manuscript.flatMap(wanted).flatMap(({ key, value, file, line }): Finding[] => {
    if ((there.get(`${key} ${value}`) ?? 0) > 0) {
      count(there, `${key} ${value}`, -1);
      return [];
    }
    const message = losses[key]!(value);
    return [{ ...found('error', 'attribute-lost', message), file, ...(line && { line }) }];
  });
}

const losses: Record<string, (value: number | string) => string> = {
  start: value => `The list that begins with ${value} begins with another number in the EPUB.`,
  type: value => `A list that is counted “${value}” is counted otherwise in the EPUB.`,
  value: value => `The item with the number ${value} has another in the EPUB.`,
  colspan: value => `A cell that stands over ${value} columns does not in the EPUB.`,
  rowspan: value => `A cell that stands beside ${value} rows does not in the EPUB.`,
};

function wanted({ file, tree }: Chapter): Wanted[] {
  const result: Wanted[] = [];
  const want = (key: string, value: number | string, node: { position?: List['position'] }) => {
    const line = node.position?.start.line;
    result.push({ key, value, file: `chapters/${file}`, ...(line && { line }) });
  };
  visit(tree, ['list', 'table'], (node, _, parent) => {
    if (!isTable(node as Nodes, parent as Parents)) {
      const { ordered, start, children, data } = node as List;
      if (data?.counting) want('type', listTypes[data.counting.kind], node);
      if (ordered && (start ?? 1) !== 1) want('start', start!, node);
      for (const item of children) if (item.data?.number !== undefined) want('value', item.data.number, item);
    } else {
      const { head, body, foot } = sectionsOf(node as List | Table);
      for (const { cell, columns, rows } of [...head, ...body, ...foot].flat()) {
        if (columns > 1) want('colspan', columns, cell);
        if (rows > 1) want('rowspan', rows, cell);
      }
    }
  });
  return result;
}
