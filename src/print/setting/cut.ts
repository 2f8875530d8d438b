import type { Element, ElementContent } from 'hast';
import type { Extent } from '../../press/extent.ts';
import type { Piece } from '../../typesetting/pages/pieces.ts';
import { cutRows } from './cut-rows.ts';
import { continued } from './divide.ts';
import { paragraphOfLines } from './lines.ts';
import type { FlowUnit } from './units.ts';
import type { SetWay } from './ways.ts';

/** The lines of a paragraph that stand on a page, as it is set. */
export function linesFrom(
  element: Element,
  set: NonNullable<FlowUnit['set']>,
  unit: { ways: SetWay[] },
  piece: Piece,
): Element {
  const { lines } = set.ways[unit.ways[piece.way]!.number]!;
  return cut(element, set.render(lines), piece.from, piece.to);
}

/** What has no lines, or the rows of it that stand on a page. @param again what a table says that goes on: “continued” */
export function rowsFrom(
  element: Element,
  unit: { ways: SetWay[] },
  { rows }: Extent,
  piece: Piece,
  again: string | undefined,
): Element {
  const { lines } = unit.ways[0]!;
  return rows && piece.to - piece.from < lines
    ? cutRows(element, rows, [piece.from, piece.to], again)
    : element;
}

/** A paragraph from one line to another. */
export function cut(element: Element, lines: ElementContent[][], from: number, to: number): Element {
  const part = paragraphOfLines(element, lines.slice(from, to));
  if (from === 0) return part;
  const { id: _, ...properties } = part.properties;
  return { ...part, properties: continued(properties) };
}
