import type { Table, TableCell } from 'mdast';
import { plainText } from './blocks.ts';

/** A cell of a table, and over how many columns and rows it stands. */
export interface Span {
  cell: TableCell;
  /** Its first column, from 0. */
  column: number;
  columns: number;
  rows: number;
}

/**
 * The rows of a table with its merged cells, as remark-extended-table writes them: a cell that holds only `>` belongs to
 * the cell on its right, one that holds only `^` to the cell above it. Rows that are too short are filled with empty cells.
 */
export function spansOf(table: Table): Span[][] {
  const above: (Span | undefined)[] = [];
  const width = table.children.reduce((most, row) => Math.max(most, row.children.length), 0);
  return table.children.map(row => {
    const spans: Span[] = [];
    let from = 0;
    const missing = Array.from({ length: width - row.children.length }, () => empty);
    [...row.children, ...missing].forEach((cell, column) => {
      const text = plainText(cell).trim();
      const isLast = column === width - 1;
      if (text === '>' && !isLast) return;
      const upper = above[from];
      const columns = column - from + 1;
      if (text === '^' && upper && upper.column === from && upper.columns === columns) {
        upper.rows++;
      } else {
        const span = { cell, column: from, columns, rows: 1 };
        spans.push(span);
        for (let k = from; k <= column; k++) above[k] = span;
      }
      from = column + 1;
    });
    return spans;
  });
}

const empty: TableCell = { type: 'tableCell', children: [] };
