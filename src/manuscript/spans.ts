import type { List, ListItem, Nodes, Parents, PhrasingContent, Table, TableCell } from 'mdast';

/** A cell: of a table that is drawn with strokes, or an item of a row's list. */
export type CellNode = TableCell | ListItem;

/** A cell of a table, and over how many columns and rows it stands. */
export interface Span {
  cell: CellNode;
  /** Its first column, from 0. */
  column: number;
  columns: number;
  rows: number;
}

/** The rows of a table: its head, its body, and what sums it up. */
export interface Sections {
  head: Span[][];
  body: Span[][];
  foot: Span[][];
}

/**
 * Whether a node is a table: drawn with strokes, or, in a `:::table`, a list of which each item is a row that holds nothing but
 * the list of its cells.
 */
export function isTable(node: Nodes, parent: Parents): node is Table | List {
  if (node.type === 'table') return true;
  if (node.type !== 'list' || parent.type !== 'containerDirective' || parent.name !== 'table') return false;
  return node.children.every(({ children: [only, ...more] }) => more.length === 0 && only?.type === 'list');
}

const alignments: Record<string, string> = {
  left: 'left',
  center: 'center',
  right: 'right',
  decimal: 'right',
};

/**
 * How the columns of a table are aligned: as the braces of its container say, or else the hyphens under its head. Columns on the
 * right that hold numbers are aligned on their decimal points in any case, so `decimal` says no more than `right`.
 */
export function alignsOf(table: Table | List, parent: Parents | undefined): (string | null)[] {
  const given = parent?.type === 'containerDirective' ? parent.attributes?.align : undefined;
  if (given) return given.split(',').map(one => alignments[one] ?? null);
  return table.type === 'table' ? (table.align ?? []) : [];
}

/** The cells of each row. */
export const cellsOf = (table: Table | List): CellNode[][] =>
  table.type === 'table'
    ? table.children.map(({ children }) => children)
    : table.children.map(({ children: [cells] }) => (cells as List).children);

/**
 * The rows of a table with its merged cells. The first is its head; so is each behind it in which a cell goes on from the
 * head, or all cells are in bold type. Rows in bold at its end are its foot. A first row without words is none of the head.
 */
export function sectionsOf(table: Table | List): Sections {
  const rows = cellsOf(table);
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  const [heads, feet] = headsAndFeet(rows);
  const isBlank = rows[0]?.every(cell => cell.children.length === 0) ?? true;
  return {
    head: spansOf(rows.slice(isBlank ? 1 : 0, heads), width),
    body: spansOf(rows.slice(heads, rows.length - feet), width),
    foot: spansOf(rows.slice(rows.length - feet), width),
  };
}

/** How many rows are heads, and how many are feet. A body is left to every table that has more than one row. */
function headsAndFeet(rows: readonly CellNode[][]): [heads: number, feet: number] {
  const goesOn = (cells: readonly CellNode[]) => cells.some(cell => markOf(cell) === '^');
  let heads = 1;
  while (heads < rows.length && (goesOn(rows[heads]!) || isBold(rows[heads]!))) heads++;
  if (heads >= rows.length) heads = Math.min(1, rows.length);
  let feet = 0;
  while (rows.length - feet - 1 > heads && isBold(rows[rows.length - feet - 1]!)) feet++;
  return [heads, feet];
}

/** Whether all that a row says is in bold type, in two cells at least: one alone is the head of its row. */
function isBold(cells: readonly CellNode[]): boolean {
  const filled = cells.filter(cell => cell.children.length > 0 && markOf(cell) === undefined);
  return filled.length > 1 && filled.every(cell => boldOf(cell) !== undefined);
}

/** The words of a cell that holds nothing but bold type; undefined of another. */
export function boldOf(cell: CellNode): PhrasingContent[] | undefined {
  const [only, ...more] = wordsOf(cell) ?? [];
  return more.length === 0 && only?.type === 'strong' ? only.children : undefined;
}

/** The words of a cell; undefined where it holds blocks. */
function wordsOf(cell: CellNode): PhrasingContent[] | undefined {
  if (cell.type === 'tableCell') return cell.children;
  const [only, ...more] = cell.children;
  return more.length === 0 && only?.type === 'paragraph' ? only.children : undefined;
}

/**
 * The sign that a cell is covered by another, which is all that it holds: in a list, Markdown takes `>` for a quotation of
 * nothing. As code, or behind a backslash, it is a sign to be printed.
 */
function markOf(cell: CellNode): '>' | '^' | undefined {
  const [first, ...others] = cell.children as Nodes[];
  if (first?.type === 'blockquote' && others.length === 0 && first.children.length === 0) return '>';
  const [only, ...more] = wordsOf(cell) ?? [];
  if (more.length > 0 || only?.type !== 'text' || only.data?.escaped) return undefined;
  const text = only.value.trim();
  return text === '>' || text === '^' ? text : undefined;
}

/** Cells that hold the sign of a covered one, though there is none that could cover them. */
export function uncovered(table: Table | List): { cell: CellNode; mark: '>' | '^' }[] {
  const { head, body, foot } = sectionsOf(table);
  return [...head, ...body, ...foot].flat().flatMap(({ cell }) => {
    const mark = markOf(cell);
    return mark ? [{ cell, mark }] : [];
  });
}

/**
 * Rows with their merged cells, as remark-extended-table writes them: a cell that holds only `>` belongs to the cell on its
 * right, one that holds only `^` to the cell above it. Rows that are too short are filled with empty cells.
 */
function spansOf(rows: readonly CellNode[][], width: number): Span[][] {
  const above: (Span | undefined)[] = [];
  return rows.map(cells => {
    const spans: Span[] = [];
    let from = 0;
    const missing = Array.from({ length: width - cells.length }, () => empty);
    [...cells, ...missing].forEach((cell, column) => {
      const mark = markOf(cell);
      const isLast = column === width - 1;
      if (mark === '>' && !isLast) return;
      const upper = above[from];
      const columns = column - from + 1;
      if (mark === '^' && upper && upper.column === from && upper.columns === columns) {
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
