import type { List, Nodes, Root, Table } from 'mdast';
import { visit } from 'unist-util-visit';
import { cellsOf, isTable, uncovered } from '../manuscript/spans.ts';
import type { Report } from './report.ts';

/**
 * Reports the rows of tables that have more cells or fewer than the head: a stroke was forgotten, or is one too many; and signs of
 * covered cells that nothing covers.
 */
export function reportTables(tree: Root, report: Report): void {
  visit(tree, ['table', 'list'], (node, _, parent) => {
    if (!isTable(node as Nodes, parent!)) return;
    const [head, ...rows] = cellsOf(node as Table | List);
    const width = head?.length ?? 0;
    const aligned =
      parent?.type === 'containerDirective' ? parent.attributes?.align?.split(',').length : undefined;
    if (aligned !== undefined && aligned !== width) {
      const message = `The table has ${width} columns, and \`align\` names ${aligned}. Name each, with commas between them: \`{align=left,decimal}\`.`;
      report('table-uneven', 'warning', message, parent);
    }
    const sign = node.type === 'table' ? 'a stroke, `|`,' : 'a cell';
    rows.forEach((cells, k) => {
      if (cells.length === width) return;
      const message = `This row of the table has ${cells.length} cells, its head ${width}. Look for ${sign} that is missing or too many.`;
      report('table-uneven', 'warning', message, (node as Table | List).children[k + 1]);
    });
    for (const { cell, mark } of uncovered(node as Table | List)) {
      const other = mark === '>' ? 'in the last column' : 'with no cell of the same columns above it';
      const message = `The sign \`${mark}\` stands ${other}, so it merges its cell with no other. Delete it, or put a backslash before it where it is to be printed.`;
      report('cell-unmerged', 'warning', message, cell);
    }
  });
}
