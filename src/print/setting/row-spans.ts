import type { Element, Properties } from 'hast';
import { elementsIn } from './row-holders.ts';

/** A cell that reaches down: the first and the last of its rows, and the column in which it stands. */
export interface Span {
  cell: Element;
  from: number;
  to: number;
  column: number;
}

const spanOf = ({ properties }: Element, name: 'rowSpan' | 'colSpan'): number =>
  Number(properties[name] ?? 1);

/** The cells of rows that reach down over others. */
export function spansOf(rows: readonly Element[]): Span[] {
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
export function withReaching(row: Element, spans: readonly Span[], at: number): Element {
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
export function endingAt(row: Element, most: number): Element {
  if (!elementsIn(row).some(cell => spanOf(cell, 'rowSpan') > most)) return row;
  const children = row.children.map(child => {
    if (child.type !== 'element' || spanOf(child, 'rowSpan') <= most) return child;
    const { rowSpan: _, ...properties } = child.properties;
    return { ...child, properties: { ...properties, ...(most > 1 && { rowSpan: most }) } };
  });
  return { ...row, children };
}

/** An id is that of the first piece. */
export function onlyOnce(properties: Properties, from: number): Properties {
  if (from === 0) return properties;
  const { id: _, ...others } = properties;
  return others;
}
