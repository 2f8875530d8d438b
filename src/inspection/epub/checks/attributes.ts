import type { List, Table } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Element } from 'xast';
import { spansOf } from '../../../manuscript/index.ts';
import type { Chapter } from '../../../manuscript/manuscript.ts';
import type { Finding } from '../../finding.ts';
import { type Check, found } from '../check.ts';
import type { Epub } from '../open.ts';
import { attribute, elementsOf, localName } from '../tree.ts';

/** Attributes that carry meaning are there: numbers of lists, scope and reach of a table's cells, a drawing's frame. */
export const attributes: Check = (epub, { manuscript = [] }) => {
  const result: Finding[] = [];
  for (const [path, tree] of epub.documents) {
    for (const element of elementsOf(tree)) {
      const name = localName(element);
      if (name === 'th' && attribute(element, 'scope') === undefined) {
        const message = 'The head of a table does not say whether it is that of a row or a column (`scope`).';
        result.push(found('info', 'scope-missing', message, path, element));
      }
      if (name === 'svg' && attribute(element, 'viewbox') !== undefined) {
        const message = 'The drawing has “viewbox” for `viewBox`, so that readers cannot fit it to the page.';
        result.push(found('error', 'attribute-lost', message, path, element));
      }
      if (name === 'table') result.push(...tableFaults(element, path));
    }
  }
  return [...result, ...lost(epub, manuscript)];
};

/** Heads that cells name and the table does not have; rows that do not add up to its width. */
function tableFaults(table: Element, path: string): Finding[] {
  const ids = new Set([...elementsOf(table)].map(each => attribute(each, 'id')));
  const result: Finding[] = [];
  const reach: number[] = [];
  const widths = new Map<number, Element>();
  for (const row of elementsOf(table)) {
    if (localName(row) !== 'tr') continue;
    let width = reach.filter(rows => rows > 0).length;
    reach.forEach((rows, k) => {
      reach[k] = rows - 1;
    });
    for (const cell of row.children) {
      if (cell.type !== 'element' || !/^t[hd]$/.test(localName(cell))) continue;
      const span = (name: string) => Number(attribute(cell, name) ?? 1) || 1;
      width += span('colspan');
      for (let k = 0; k < span('colspan'); k++) reach.push(span('rowspan') - 1);
      for (const id of (attribute(cell, 'headers') ?? '').split(/\s+/).filter(Boolean)) {
        if (ids.has(id)) continue;
        const message = `The cell names “${id}” as its head, which the table does not have.`;
        result.push(found('error', 'headers-dangling', message, path, cell));
      }
    }
    widths.set(width, row);
  }
  if (widths.size > 1) {
    const message = 'The rows of the table are not equally wide; a cell may no longer reach over others.';
    result.push(found('warning', 'table-uneven', message, path, [...widths.values()].at(-1)));
  }
  return result;
}

/** A number or reach that the manuscript gives, by the attribute that carries it. */
interface Wanted {
  key: string;
  value: number;
  file: string;
  line?: number;
}

/** What of the manuscript’s numbers and merged cells is not in the EPUB. */
function lost({ documents, spine }: Epub, manuscript: Chapter[]): Finding[] {
  const there: string[] = [];
  for (const path of spine) {
    for (const element of documents.has(path) ? elementsOf(documents.get(path)!) : []) {
      for (const key of ['start', 'value', 'colspan', 'rowspan']) {
        const value = attribute(element, key);
        if (value !== undefined) there.push(`${key} ${value}`);
      }
    }
  }
  return manuscript.flatMap(wanted).flatMap(({ key, value, file, line }): Finding[] => {
    const at = there.indexOf(`${key} ${value}`);
    if (at >= 0) {
      there.splice(at, 1);
      return [];
    }
    const message = losses[key]!(value);
    return [{ ...found('error', 'attribute-lost', message), file, ...(line && { line }) }];
  });
}

const losses: Record<string, (value: number) => string> = {
  start: value => `The list that begins with ${value} begins with another number in the EPUB.`,
  value: value => `The item with the number ${value} has another in the EPUB.`,
  colspan: value => `A cell that stands over ${value} columns does not in the EPUB.`,
  rowspan: value => `A cell that stands beside ${value} rows does not in the EPUB.`,
};

function wanted({ file, tree }: Chapter): Wanted[] {
  const result: Wanted[] = [];
  const want = (key: string, value: number, node: { position?: { start: { line: number } } | undefined }) => {
    const line = node.position?.start.line;
    result.push({ key, value, file: `chapters/${file}`, ...(line && { line }) });
  };
  visit(tree, ['list', 'table'], node => {
    if (node.type === 'list') {
      const { ordered, start, children } = node as List;
      if (ordered && (start ?? 1) !== 1) want('start', start!, node);
      for (const item of children) if (item.data?.number !== undefined) want('value', item.data.number, item);
    } else {
      for (const { cell, columns, rows } of spansOf(node as Table).flat()) {
        if (columns > 1) want('colspan', columns, cell);
        if (rows > 1) want('rowspan', rows, cell);
      }
    }
  });
  return result;
}
