import type { PDFDict } from '@cantoo/pdf-lib';
import { check, type Spot } from '../check.ts';
import type { Pdf } from '../document.ts';
import { asName, asNumber, asText, itemsOf, textAt } from '../reading/objects.ts';
import { attributeOf, type Tag } from '../reading/structure.ts';
import { misplaced, tables as places } from './structure.ts';
import { pageOf, wrongTags } from './tagging.ts';

interface Cell {
  tag: Tag;
  row: number;
  column: number;
  rows: number;
  columns: number;
}

interface Grid {
  cells: Cell[];
  /** Cells of each row, those that reach down into it too. */
  widths: number[];
  overlaps: boolean;
}

/** Rows or columns that one cell may cover. */
const mostSpan = 1_000;

const rowsOf = (table: Tag): Tag[] =>
  table.kids.flatMap(kid => {
    if (kid.standard === 'TR') return [kid];
    return /^T(?:Head|Body|Foot)$/i.test(kid.standard)
      ? kid.kids.filter(({ standard }) => standard === 'TR')
      : [];
  });

/** Where each cell of a table lies, its spans counted. */
function gridOf(table: Tag, root: PDFDict): Grid {
  const taken: boolean[][] = [];
  const grid: Grid = { cells: [], widths: [], overlaps: false };
  const span = (tag: Tag, key: string) =>
    Math.min(Math.max(1, asNumber(attributeOf(tag, 'Table', key, root)) ?? 1), mostSpan);
  const rows = rowsOf(table);
  for (const [row, { kids }] of rows.entries()) {
    taken[row] ??= [];
    let column = 0;
    for (const tag of kids) {
      if (!/^T[HD]$/.test(tag.standard)) continue;
      while (taken[row]![column]) column++;
      const cell: Cell = { tag, row, column, rows: span(tag, 'RowSpan'), columns: span(tag, 'ColSpan') };
      grid.cells.push(cell);
      for (let y = row; y < row + cell.rows; y++) {
        taken[y] ??= [];
        for (let x = column; x < column + cell.columns; x++) {
          if (taken[y]![x]) grid.overlaps = true;
          taken[y]![x] = true;
        }
      }
      column += cell.columns;
    }
  }
  grid.widths = taken.map(row => row.filter(Boolean).length);
  if (taken.length > rows.length) grid.widths.push(-1);
  return grid;
}

const grids = new WeakMap<Tag, Grid>();

/** All tables with their cells. */
function* tablesIn(pdf: Pdf): Generator<{ table: Tag; grid: Grid }> {
  const { structure } = pdf;
  for (const table of structure?.tags ?? []) {
    if (table.standard !== 'Table') continue;
    const grid = grids.get(table) ?? gridOf(table, structure!.root);
    grids.set(table, grid);
    yield { table, grid };
  }
}

/** Rules on tables (ISO 14289-1, 7.2 and 7.5). */
export const tables = {
  'table-structure': check('Tables are made of rows, and these of cells.', function* (pdf) {
    yield* misplaced(pdf, places);
    yield* wrongTags(pdf, ({ standard, kids }) => {
      if (standard !== 'Table') return undefined;
      const count = (type: string) => kids.filter(kid => kid.standard === type).length;
      if (count('Caption') > 1) return 'A table has more than one caption.';
      if (kids.slice(1, -1).some(kid => kid.standard === 'Caption'))
        return 'The caption of a table is neither its first nor its last part.';
      if (count('THead') > 1 || count('TFoot') > 1) return 'A table has more than one head or foot.';
      return (count('THead') > 0 || count('TFoot') > 0) && count('TBody') === 0
        ? 'A table has a head or foot, and no body.'
        : undefined;
    });
  }),

  'table-regular': check(
    'All rows of a table have the same number of cells.',
    function* (pdf): Generator<Spot> {
      for (const { table, grid } of tablesIn(pdf)) {
        const page = pageOf(pdf, table);
        if (grid.overlaps) yield { page, message: 'Cells of a table lie over each other.' };
        else if (new Set(grid.widths).size > 1)
          yield {
            page,
            message: 'The rows of a table have different numbers of cells, their spans counted.',
          };
      }
    },
  ),

  'table-headers': check('Every cell of a table has its heading.', function* (pdf): Generator<Spot> {
    const { structure } = pdf;
    for (const { grid } of tablesIn(pdf)) {
      const { root } = structure!;
      const headers = grid.cells.filter(({ tag }) => tag.standard === 'TH');
      const ids = new Set(headers.flatMap(({ tag }) => textAt(tag.dict, 'ID') ?? []));
      const isHeaded = headedIn(headers, root);
      for (const cell of grid.cells) {
        if (cell.tag.standard !== 'TD') continue;
        const named = itemsOf(attributeOf(cell.tag, 'Table', 'Headers', root)).flatMap(
          item => asText(item) ?? [],
        );
        const known = named.length > 0 ? named.every(id => ids.has(id)) : isHeaded(cell);
        if (known) continue;
        const message =
          named.length > 0
            ? 'A cell of a table names a heading that the table does not have.'
            : 'A cell of a table has no heading: cells that are headings (TH) must say what they head (Scope).';
        yield { page: pageOf(pdf, cell.tag), message };
      }
    }
  }),
} as const;

/** Tells whether a heading stands in the row or column of a cell and says that it heads it; each heading is looked at once. */
function headedIn(headers: readonly Cell[], root: PDFDict): (cell: Cell) => boolean {
  const rows = new Set<number>();
  const columns = new Set<number>();
  const cover = (lines: Set<number>, from: number, count: number) => {
    for (let k = from; k < from + count; k++) lines.add(k);
  };
  for (const head of headers) {
    const scope = asName(attributeOf(head.tag, 'Table', 'Scope', root)) ?? '';
    if (/^(?:Row|Both)$/.test(scope)) cover(rows, head.row, head.rows);
    if (/^(?:Column|Both)$/.test(scope)) cover(columns, head.column, head.columns);
  }
  const some = (lines: Set<number>, from: number, count: number) => {
    for (let k = from; k < from + count; k++) if (lines.has(k)) return true;
    return false;
  };
  return cell => some(rows, cell.row, cell.rows) || some(columns, cell.column, cell.columns);
}
