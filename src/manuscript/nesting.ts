import type { Nodes, Root, Table } from 'mdast';
import { Complaint } from '../complaint.ts';
import { limits } from '../limits.ts';

/**
 * Looks through the lines of a chapter before it is parsed: quotations, lists, notes and containers may stand in each
 * other only so deep. One look at each line; what is deeper would overflow the parser or keep it for hours.
 * @throws Complaint where they stand deeper than `limits.chapter.depth`, or there are more lines than `limits.chapter.lines`
 */
export function checkLineDepth(file: string, lines: readonly string[]): void {
  if (lines.length > limits.chapter.lines)
    throw new Complaint(`This chapter has ${lines.length.toLocaleString('en')} lines.`, {
      file,
      advice: `At most ${limits.chapter.lines.toLocaleString('en')} are read: take out the blank ones, or divide the chapter.`,
    });
  /** Columns of the list markers that a line further in belongs to. */
  const items: number[] = [];
  /** Numbers of colons of the containers that are open. */
  const fences: number[] = [];
  for (const [k, line] of lines.entries()) {
    const { quotations, markers, text } = openersOf(line);
    for (const column of markers) {
      while (items.length > 0 && items.at(-1)! >= column) items.pop();
      items.push(column);
    }
    const [, colons, name] = fence.exec(text) ?? [];
    if (colons && name) fences.push(colons.length);
    else if (colons) {
      const closed = fences.findIndex(length => length <= colons.length);
      if (closed >= 0) fences.length = closed;
    }
    if (quotations + items.length + fences.length > limits.chapter.depth) throw tooDeep(file, k + 1);
  }
}

/** A line that opens a container, or closes one. */
const fence = /^\s*(:{3,})([A-Za-z]?)/;
const listMarker = /(?:[-+*]|\d{1,9}[.)]|\[\^[^\]\s]+\]:)(?=[ \t]|$)/y;
const rule = /([-*_])(?:[ \t]*\1){2,}[ \t]*$/y;

/** The signs at the beginning of a line that open a quotation, an item or a note, and the text after them. */
function openersOf(line: string): { quotations: number; markers: number[]; text: string } {
  const markers: number[] = [];
  let quotations = 0;
  let at = 0;
  while (at < line.length && quotations + markers.length <= limits.chapter.depth) {
    const sign = line[at];
    if (sign === ' ' || sign === '\t') at++;
    else if (sign === '>') {
      quotations++;
      at++;
    } else {
      rule.lastIndex = at;
      listMarker.lastIndex = at;
      if (rule.test(line)) break;
      const marker = listMarker.exec(line)?.[0];
      if (!marker) break;
      markers.push(at);
      at += marker.length;
    }
  }
  return { quotations, markers, text: line.slice(at) };
}

/** Nodes that hold others of their kind. */
const nesting = new Set(['blockquote', 'list', 'footnoteDefinition', 'containerDirective']);
const phrasing = new Set(['emphasis', 'strong', 'delete', 'link']);
const openTag = /^<(span|i|em|cite|b|strong|abbr|sup|sub|ruby|rt)(?:\s[^>]*)?>$/i;
const closeTag = /^<\/([a-z]+)\s*>$/i;

/**
 * Looks through a parsed chapter, without calling itself: what comes after walks the tree down by calls.
 * @throws Complaint where emphasis, tags, quotations and the like stand in each other deeper than `limits.chapter.depth`
 */
export function checkTreeDepth(file: string, tree: Root): void {
  const waiting: { node: Nodes; depth: number }[] = [{ node: tree, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next;
    if (depth > limits.chapter.depth) throw tooDeep(file, node.position?.start.line);
    if (node.type === 'table') checkCells(file, node);
    if (!('children' in node)) continue;
    /** Names of the tags that are open: they stand beside what they hold. */
    const tags: string[] = [];
    for (const child of node.children as Nodes[]) {
      if (child.type === 'html') {
        const opened = openTag.exec(child.value)?.[1]?.toLowerCase();
        if (opened) tags.push(opened);
        else if (closeTag.exec(child.value)?.[1]?.toLowerCase() === tags.at(-1)) tags.pop();
      }
      const own = nesting.has(child.type) || phrasing.has(child.type) ? 1 : 0;
      waiting.push({ node: child, depth: depth + tags.length + own });
    }
  }
}

/** Short rows are filled up: a table of one long row and many short ones is far larger than its text. */
function checkCells(file: string, { children: rows, position }: Table): void {
  const width = rows.reduce((most, row) => Math.max(most, row.children.length), 0);
  if (width * rows.length <= limits.chapter.cells) return;
  throw new Complaint(`This table has ${rows.length} rows of ${width} cells: too many for one table.`, {
    file,
    ...(position && { line: position.start.line }),
    advice: 'Divide it, or delete the strokes that are too many in its longest row.',
  });
}

function tooDeep(file: string, line: number | undefined): Complaint {
  return new Complaint(`More than ${limits.chapter.depth} things are nested here.`, {
    file,
    ...(line !== undefined && { line }),
    advice:
      'Quotations, lists, containers, emphasis and tags may not be nested so deep. Delete what is doubled.',
  });
}
