import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Extent, RowExtents, RowLines } from '../../press/extent.ts';
import { continued, withStyle } from './divide.ts';
import { type Running, readParagraph, sliceRunning } from './text.ts';

/**
 * Rows of a table that are so high that they are divided at their lines, as a paragraph is: what stands here as a line of the unit
 * is a whole row, or a line of all cells of a row.
 */

/** A row, or one of its lines. */
export interface RowLine {
  row: number;
  line: number;
  /** How many lines the row is divided into; 1 where it stays whole. */
  of: number;
}

/** Fewest lines of a row on either page. */
const least = 2;

/** The rows that are divided: those that take more than half a page, in a table that is higher than one. */
export function divisionsIn({ top, bottom, rows }: Extent, depth: number): RowLines[] {
  if (!rows?.lines || bottom - top <= depth) return [];
  return rows.lines.filter(({ row }) => rows.tops[row + 1]! - rows.tops[row]! > depth / 2);
}

/** Whether the words of an element can be read line by line: as many as the browser saw, and nothing but words. */
export const isReadable = (element: Element, starts: readonly number[]): boolean =>
  (starts.at(-1) ?? -1) < lettersIn(element);

/** How many characters that are no space an element has; NaN where it holds what is no words. */
function lettersIn(element: Element): number {
  if (holdsBlocks(element))
    return hasWordsBeside(element)
      ? Number.NaN
      : element.children.filter(isBlock).reduce((sum, child) => sum + lettersIn(child), 0);
  const running = readParagraph(element);
  return running ? running.text.replace(/\s/g, '').length : Number.NaN;
}

/** Whether words stand beside paragraphs, lists and quotations. */
const hasWordsBeside = ({ children }: Element): boolean =>
  children.some(
    child => !isBlock(child) && !(child.type === 'text' && child.value.trim() === '') && !isMark(child),
  );

/** A mark of a printed page. */
const isMark = (node: ElementContent): boolean => node.type === 'element' && node.children.length === 0;

const countOf = ({ starts }: RowLines): number => Math.max(...starts.map(({ length }) => length));

/** All rows of a unit, those that are divided line by line. */
export function rowLinesOf({ tops, lines = [] }: Pick<RowExtents, 'tops' | 'lines'>): RowLine[] {
  const divided = new Map(lines.map(one => [one.row, countOf(one)]));
  return tops.slice(1).flatMap((_, row) => {
    const of = divided.get(row) ?? 1;
    return Array.from({ length: of }, (_, line) => ({ row, line, of }));
  });
}

/** Where each of them begins, and where the last one ends. */
export function topsOf(rows: Pick<RowExtents, 'tops' | 'lines'>): number[] {
  const divided = new Map(rows.lines?.map(one => [one.row, one]));
  const tops = rowLinesOf(rows).map(({ row, line }) => {
    const { above = 0, leading = 0 } = divided.get(row) ?? {};
    return rows.tops[row]! + (line > 0 ? above + line * leading : 0);
  });
  return [...tops, rows.tops.at(-1)!];
}

/** Whether a page may end behind a line of a row that goes on. */
export const mayEndBehind = ({ line, of }: RowLine): boolean =>
  line + 1 >= Math.min(least, of) && of - line - 1 >= Math.min(least, of);

/** The lines of a paragraph that the browser broke, from one to another, end exclusive. */
export function sliceParagraph(
  paragraph: Element,
  { starts }: RowLines,
  [from, to]: readonly [number, number],
): Element {
  const range = { starts: starts[0]!, from, to, read: 0, line: 0 };
  const { id: _, ...others } = paragraph.properties;
  const properties = from === 0 ? paragraph.properties : continued(others);
  const style = ['white-space:nowrap', from > 0 && 'text-indent:0'];
  return {
    ...paragraph,
    properties: withStyle(properties, style.filter(Boolean).join(';')),
    children: sliceText(paragraph, range),
  };
}

/** All lines of a paragraph that the browser broke, each by itself. */
export function linesOfParagraph(paragraph: Element, { starts: [starts = []] }: RowLines): Element[] {
  const running = readParagraph(paragraph);
  return running
    ? contentOf(running, starts, [0, starts.length]).map(children => ({ ...paragraph, children }))
    : [];
}

/** The lines of a row from one to another, end exclusive: each cell with its own of them. */
export function sliceRow(row: Element, { starts }: RowLines, [from, to]: readonly [number, number]): Element {
  const goesOn = to < countOf({ starts } as RowLines);
  let cell = 0;
  return {
    ...row,
    children: row.children.map(child => {
      if (child.type !== 'element') return child;
      const own = starts[cell++] ?? [];
      const style = ['white-space:nowrap', from > 0 && 'padding-top:0', goesOn && 'padding-bottom:0'];
      const { id: _, ...others } = child.properties;
      return {
        ...child,
        properties: withStyle(from > 0 ? others : child.properties, style.filter(Boolean).join(';')),
        children: sliceCell(child, own, from, to),
      };
    }),
  };
}

/** Lines of a cell, in their paragraphs, lists and quotations; a space where it has none there, so that it stays a cell. */
function sliceCell(cell: Element, starts: readonly number[], from: number, to: number): ElementContent[] {
  const range = { starts, from, to, read: 0, line: 0 };
  const sliced = holdsBlocks(cell)
    ? cell.children.flatMap(child => sliceBlock(child, range))
    : sliceText(cell, range);
  return sliced.length > 0 ? sliced : [{ type: 'text', value: '\u00a0' }];
}

/** Lines of a cell that are wanted, and how far it was read: characters that are no space, and lines. */
interface LineRange {
  starts: readonly number[];
  from: number;
  to: number;
  read: number;
  line: number;
}

const isBlock = (node: ElementContent): node is Element =>
  node.type === 'element' && /^(?:p|ul|ol|li|blockquote)$/.test(node.tagName);

const holdsBlocks = ({ children }: Element): boolean => children.some(isBlock);

/** The wanted lines of a paragraph, or of what holds such. */
function sliceBlock(node: ElementContent, range: LineRange): Element[] {
  if (!isBlock(node)) return [];
  const begun = range.line < range.from;
  const before = node.children.filter(isBlock);
  const children = holdsBlocks(node)
    ? before.flatMap(child => sliceBlock(child, range).map(slice => ({ child, slice })))
    : sliceText(node, range).map(slice => ({ child: undefined, slice }));
  if (children.length === 0) return [];
  const { id: _, ...others } = node.properties;
  const own: Element = { ...node, children: children.map(({ slice }) => slice) };
  if (!begun) return [own];
  const first = children[0]!.child;
  // What goes on has its indent, its mark and its id where it began.
  if (node.tagName === 'ol' && first)
    return [
      {
        ...own,
        properties: { ...others, start: Number(node.properties.start ?? 1) + before.indexOf(first) },
      },
    ];
  return [
    { ...own, properties: withStyle(others, node.tagName === 'li' ? 'list-style:none' : 'text-indent:0') },
  ];
}

/** The wanted lines of words. */
function sliceText(block: Element, range: LineRange): ElementContent[] {
  const running = readParagraph(block);
  if (!running) return [];
  const { starts, read, line } = range;
  const end = read + running.text.replace(/\s/g, '').length;
  const own = starts.flatMap(start => (start >= read && start < end ? [start - read] : []));
  Object.assign(range, { read: end, line: line + own.length });
  const [first, stop] = [Math.max(0, range.from - line), Math.min(own.length, range.to - line)];
  return first < stop ? linesOf(running, own, [first, stop]) : [];
}

/** Some lines of a text, each ended as it was. @param starts with which of its characters that are no space each begins */
const linesOf = (
  running: Running,
  starts: readonly number[],
  range: readonly [number, number],
): ElementContent[] =>
  contentOf(running, starts, range).flatMap((line, k) => (k === 0 ? line : [h('br'), ...line]));

/** What stands on some lines of a text. */
function contentOf(
  running: Running,
  starts: readonly number[],
  [from, end]: readonly [number, number],
): ElementContent[][] {
  const at = offsetsOf(running.text, starts);
  const begun = new Set<Element>();
  // What began on an earlier page has its id there.
  if (from > 0) sliceRunning(running, [0, at[from]!], begun);
  return at.slice(from, end).map((start, k) => {
    const next = at[from + k + 1] ?? running.text.length;
    const stop = start + running.text.slice(start, next).trimEnd().length;
    return sliceRunning(running, [start, stop], begun);
  });
}

/** Offsets of the characters before which so many others stand that are no space. */
function offsetsOf(text: string, counts: readonly number[]): number[] {
  const offsets: number[] = [];
  let count = 0;
  for (let at = 0; at < text.length && offsets.length < counts.length; at++) {
    if (/\s/.test(text[at]!)) continue;
    if (count === counts[offsets.length]) offsets.push(at);
    count += 1;
  }
  return offsets;
}
