import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Report } from './report.ts';

/** Reports the rows of tables that have more cells or fewer than the head: a stroke was forgotten, or is one too many. */
export function reportTables(tree: Root, report: Report): void {
  visit(tree, 'table', ({ children: [head, ...rows] }) => {
    const width = head?.children.length ?? 0;
    for (const row of rows) {
      const cells = row.children.length;
      if (cells === width) continue;
      const message = `This row of the table has ${cells} cells, its head ${width}. Look for a stroke, \`|\`, that is missing or too many.`;
      report('table-uneven', 'warning', message, row);
    }
  });
}
