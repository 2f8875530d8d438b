import type { Element, ElementContent, Properties } from 'hast';
import { h } from 'hastscript';
import type { List, Parents, Table } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import { alignsOf, boldOf, type CellNode, type Span, sectionsOf } from '../manuscript/spans.ts';
import { type Point, pointsOf } from './decimals.ts';
import { elementsOf, patched } from './patched.ts';

/** What its row is to a cell. */
interface RowSetting {
  isHead: boolean;
  /** Whether the first cell of every row is its head. */
  hasRowHeads: boolean;
}

/**
 * A table, drawn with strokes or written as a list of rows, each a list of cells. Its cells have the scope of what they are
 * heads of: columns, or rows, whose heads stand below an empty corner or in bold type.
 * @param parent what it stands in: `:::table{align=left,decimal}` says how its columns are aligned
 * @param decimal the sign before decimals, on which columns of numbers are aligned
 */
export function tableOf(
  state: State,
  node: Table | List,
  parent: Parents | undefined,
  decimal: string,
): Element {
  const { head, body, foot } = sectionsOf(node);
  const corner = head[0]?.[0];
  const hasRowHeads = corner?.cell.children.length === 0;
  const aligns = alignsOf(node, parent);
  const numbers = [...body, ...foot].map(spans => spans.filter(({ columns }) => columns === 1));
  const points = aligns.map((align, column) =>
    align === 'right'
      ? pointsOf(
          numbers.flatMap(spans => spans.filter(span => span.column === column).map(({ cell }) => cell)),
          decimal,
        )
      : undefined,
  );
  const row = (spans: Span[], setting: RowSetting) =>
    h(
      'tr',
      spans.map(span => cellOf(state, span, aligns[span.column], points[span.column], setting)),
    );
  const section = (name: string, rows: Span[][], isHead: boolean) =>
    rows.length > 0
      ? [
          h(
            name,
            rows.map(spans => row(spans, { isHead, hasRowHeads })),
          ),
        ]
      : [];
  return h('table', [
    ...section('thead', head, true),
    ...section('tbody', body, false),
    ...section('tfoot', foot, false),
  ]);
}

function cellOf(
  state: State,
  { cell, column, columns, rows }: Span,
  align: string | null | undefined,
  point: Point | undefined,
  { isHead, hasRowHeads }: RowSetting,
): Element {
  const bold = isHead || column === 0 ? boldOf(cell) : undefined;
  const isHeading = isHead ? cell.children.length > 0 : column === 0 && (hasRowHeads || bold !== undefined);
  const [along, over] = isHead ? ['col', columns] : ['row', rows];
  // What stands over several columns stands over their middle.
  const placed = isHead && columns > 1 ? 'center' : align;
  const numbers = point && !isHead && columns === 1;
  const properties: Properties = {
    ...(placed && placed !== 'left' && { className: numbers ? [placed, 'numbers'] : [placed] }),
    ...(isHeading && { scope: over > 1 ? `${along}group` : along }),
    ...(columns > 1 && { colSpan: columns }),
    ...(rows > 1 && { rowSpan: rows }),
  };
  const content =
    isHeading && bold ? state.all({ type: 'paragraph', children: bold }) : contentOf(state, cell);
  const set = numbers ? point(cell, content) : content;
  return patched(state, cell, h(isHeading ? 'th' : 'td', properties, set));
}

/** The words of a cell, or the blocks that an item of a list holds. */
function contentOf(state: State, cell: CellNode): ElementContent[] {
  if (cell.type === 'tableCell') return state.all(cell);
  const [only, ...more] = cell.children;
  if (more.length === 0 && only?.type === 'paragraph') return state.all(only);
  return cell.children.flatMap(child => elementsOf(state, child, cell));
}
