import type { Element, ElementContent } from 'hast';
import type { RowExtents } from '../../press/extent.ts';
import type { NoteLine } from '../../typesetting/pages/feet.ts';
import type { PlannedPage } from '../../typesetting/pages/pieces.ts';
import { cut } from './cut.ts';
import { cutRows } from './cut-rows.ts';
import { addTo, type Portion, portionsOf, rounded, withStyle } from './divide.ts';
import { rowElements } from './row-holders.ts';
import { topsOf } from './row-lines.ts';
import type { FlowUnit, Planned } from './units.ts';

/** A note's units, in the column of its part's notes. */
const unitsByNote = ({ tree, units }: Planned): number[][] => {
  const numbers = new Map<ElementContent, number>(units.map(({ element }, k) => [element, k]));
  const inside = (node: ElementContent): number[] => {
    const own = numbers.get(node);
    if (own !== undefined) return [own];
    return node.type === 'element' ? node.children.flatMap(inside) : [];
  };
  return notesIn(tree).map(inside);
};

const notesIn = (tree: Element): Element[] =>
  tree.children.flatMap(foot => (foot.type === 'element' ? (foot.children as Element[]) : []));

/** The notes for the feet of a part's pages, by the ids of what refers to them. */
export function notesByReference(
  foot: { tree: Element; references: readonly (string | undefined)[] } | undefined,
): Map<string, Element> {
  const notes = foot ? notesIn(foot.tree) : [];
  return new Map(foot?.references.flatMap((id, k) => (id !== undefined && notes[k] ? [[id, notes[k]]] : [])));
}

/** How high the rows of a unit of notes are that has such, and is no table: with its first and last what stands about them. */
function rowHeights(foot: Planned, number: number): number[] | undefined {
  const { element, set } = foot.units[number]!;
  const { top, bottom, rows } = foot.extents[number]!;
  if (set || !rows || !/^(?:pre|p|dl)$/.test(element.tagName)) return undefined;
  const tops = topsOf(rows);
  const { before } = rows;
  const count = rows.lines ? tops.length - 1 : rowElements(element).length;
  if (count !== tops.length - 1 || count < 2) return undefined;
  const heights = tops.slice(1).map((end, row) => end - tops[row]!);
  heights[0]! += before;
  heights[heights.length - 1]! += bottom - top - before - tops.at(-1)!;
  return heights;
}

/** The lines of notes, for the foot. */
export function notesOf(foot: Planned): NoteLine[][] {
  return unitsByNote(foot).map(own =>
    own.flatMap((number, k): NoteLine[] => {
      const { top, bottom } = foot.extents[number]!;
      const gap = k === 0 ? 0 : Math.max(0, top - foot.extents[number - 1]!.bottom);
      const lines = foot.units[number]!.set?.ways[0]?.lines;
      const height = bottom - top;
      const rows = rowHeights(foot, number);
      if (rows) return rows.map((height, at) => ({ height, gap: at === 0 ? gap : 0, end: true }));
      if (!lines) return [{ height, gap, end: true }];
      return lines.map((line, at) => ({ height, gap: at === 0 ? gap : 0, end: !line.hyphen }));
    }),
  );
}

/**
 * Which notes the lines of units refer to for the first time, by way and line; what is referred to nowhere comes last.
 * @param rows where the rows of those units stand that are divided at them
 */
export function notesByLine(
  units: FlowUnit[],
  rows: readonly (RowExtents | undefined)[],
  references: readonly (string | undefined)[],
): number[][][][] {
  const numbers = new Map(references.flatMap((id, note) => (id === undefined ? [] : [[id, note]])));
  const inside = (node: ElementContent): number[] => {
    if (node.type !== 'element') return [];
    const { id } = node.properties;
    const own = id === undefined ? undefined : numbers.get(String(id));
    return own === undefined ? node.children.flatMap(inside) : [own];
  };
  const found = units.map(({ element, set }, k) => {
    const all = numbers.size > 0 ? inside(element) : [];
    if (rows[k] && all.length > 0) {
      const byRow = rowElements(element, rows[k]).map(inside);
      const inRows = new Set(byRow.flat());
      byRow[0]!.unshift(...all.filter(note => !inRows.has(note)));
      return [byRow];
    }
    return (set?.ways ?? [undefined]).map(way =>
      !way || !set || all.length === 0 ? [all] : set.render(way.lines).map(line => line.flatMap(inside)),
    );
  });
  const known = new Set(found.flat(3));
  const lost = references.flatMap((_, note) => (known.has(note) ? [] : note));
  for (const way of found.at(-1) ?? []) way.push([...(way.pop() ?? []), ...lost]);
  return found;
}

/** What stands at the feet of pages, each at its height. */
export function feetOf(foot: Planned, pages: PlannedPage[]): Map<number, Element> {
  const owners = unitsByNote(foot);
  const pieces = pages.flatMap(({ notes }, page) => notes.map(piece => ({ page, ...piece })));
  const portions = new Map<Element, Portion[]>();
  for (const { page, note, from, to } of pieces) {
    let line = 0;
    for (const number of owners[note]!) {
      const { element, set } = foot.units[number]!;
      const rows = rowHeights(foot, number);
      const count = set ? set.ways[0]!.lines.length : (rows?.length ?? 1);
      const [first, last] = [Math.max(from, line) - line, Math.min(to, line + count) - line];
      line += count;
      if (first >= last) continue;
      const part = set
        ? cut(element, set.render(set.ways[0]!.lines), first, last)
        : rows && last - first < count
          ? cutRows(element, foot.extents[number]!.rows!, [first, last])
          : element;
      addTo(portions, element, { page, element: part });
    }
  }
  return new Map(
    portionsOf(foot.tree, portions).flatMap(({ page, element }) => {
      if (element.type !== 'element') return [];
      const style = `margin-top:${rounded(pages[page]?.space ?? 0)}px`;
      return [[page, { ...element, properties: withStyle(element.properties, style) }] as const];
    }),
  );
}
