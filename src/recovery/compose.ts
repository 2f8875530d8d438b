import type {
  BlockContent,
  FootnoteDefinition,
  List,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Table,
  TableRow,
  Text,
} from 'mdast';
import type { Page } from '../extraction/extraction.ts';
import type { Chapter, Matter } from '../manuscript/manuscript.ts';
import type { Block, Edit } from './block.ts';
import type { ChangeEntry, Place } from './ledger.ts';

/** A chapter before it is a tree: its front matter and its blocks, the body's first, then the notes'. */
export interface Draft {
  file: string;
  matter: Matter;
  blocks: Block[];
}

/** A piece of the source and what stands for it in the manuscript. */
export interface Piece {
  from: number;
  to: number;
  /** Undefined: it stands there as it is. */
  edit?: Omit<ChangeEntry, 'kind' | 'from' | 'to' | 'was' | 'line' | 'page' | 'at'>;
  at: Place;
  now: string;
}

/** What composing a chapter needs to know of the book. */
export interface Source {
  text: string;
  pages: Page[];
  /** Pages that have text of the body or of endnotes on them: only there can their mark stand. */
  markable: boolean[];
  /** Edits within lines, by position. */
  edits: Edit[];
  /** What the source shows in italics, by position; without overlaps. */
  italics: readonly Stretch[];
  /** What stands between two lines of a block. */
  between: (a: Block['lines'][number], b: Block['lines'][number], kind: Block['kind']) => string;
}

/** A stretch of the source. */
export interface Stretch {
  from: number;
  to: number;
}

/** A chapter being composed: what it is made from, and the account of it so far. */
interface Work {
  file: string;
  source: Source;
  /** Pages whose mark stands already, in this chapter or one before. */
  marked: Set<number>;
  pieces: Piece[];
  /** How many blocks were made. */
  blocks: number;
}

/**
 * Makes the mdast tree of a chapter from its blocks, and the account of where every piece of their lines went.
 */
export function compose(
  draft: Draft,
  source: Source,
  marked: Set<number>,
): { chapter: Chapter; pieces: Piece[] } {
  const work: Work = { file: draft.file, source, marked, pieces: [], blocks: 0 };
  const children: RootContent[] = [];

  const blocks = draft.blocks;
  for (let i = 0; i < blocks.length; ) {
    const block = blocks[i]!;
    if (block.kind === 'note') {
      let end = i + 1;
      while (end < blocks.length && blocks[end]!.kind === 'note-paragraph') end++;
      children.push(noteOf(blocks.slice(i, end), work));
      i = end;
      continue;
    }
    // under a label the mark goes into the title: the label itself is no block of the text
    const labelled = i === 0 && block.kind === 'heading' && draft.matter.label !== undefined;
    if (!labelled) children.push(...breaksBefore(block, work));
    if (block.kind === 'heading') {
      const content = inline(block, work);
      children.push({ type: 'heading', depth: Math.min(6, block.level ?? 2) as 1, children: content });
      i++;
      continue;
    }
    if (block.kind === 'table') {
      children.push(...tableOf(block, work));
      i++;
      continue;
    }
    if (block.kind === 'item') {
      let end = i + 1;
      while (end < blocks.length && blocks[end]!.kind === 'item' && !blocks[end]!.list) end++;
      children.push(listOf(blocks.slice(i, end), work));
      i = end;
      continue;
    }
    if (block.kind === 'paragraph') {
      children.push(paragraph(block, work));
      i++;
      continue;
    }
    // neighbours of one kind stand in one container
    const container: BlockContent[] = [];
    let end = i;
    do {
      if (end > i) container.push(...(breaksBefore(blocks[end]!, work) as BlockContent[]));
      container.push(paragraph(blocks[end]!, work));
      end++;
    } while (end < blocks.length && continues(block, blocks[end]!));
    children.push(
      block.kind === 'quotation' || block.kind === 'quotation-paragraph'
        ? { type: 'blockquote', children: container }
        : { type: 'containerDirective', name: block.kind, attributes: {}, children: container },
    );
    i = end;
  }
  const tree: Root = { type: 'root', children };
  return { chapter: { file: draft.file, matter: draft.matter, tree }, pieces: work.pieces };
}

const continues = (first: Block, next: Block) =>
  first.kind === 'quotation'
    ? next.kind === 'quotation-paragraph'
    : first.kind === 'signature' || first.kind === 'epigraph'
      ? next.kind === first.kind
      : false;

/** A list of items; the marks of pages that begin with one stand in its text. */
function listOf(items: Block[], work: Work): List {
  const start = items[0]!.list?.start ?? null;
  return {
    type: 'list',
    ordered: start !== null,
    ...(start === null ? {} : { start }),
    spread: false,
    children: items.map((item, k) => {
      const own = paragraph(item, work, k === 0 ? [] : (breaksBefore(item, work) as PhrasingContent[]));
      return { type: 'listItem', spread: false, children: [own] };
    }),
  };
}

/** A table, with its caption in a container where it has one. */
function tableOf(block: Block, work: Work): RootContent[] {
  const marks = pageMarks(block.rows!.flat(2)[0]!.page, work);
  const rows = block.rows!.map(
    (row): TableRow => ({
      type: 'tableRow',
      children: row.map(lines => ({
        type: 'tableCell',
        children: inline({ kind: 'table', lines }, work),
      })),
    }),
  );
  const table: Table = { type: 'table', align: block.rows![0]!.map(() => null), children: rows };
  if (block.lines.length === 0) return [...marks, table];
  const caption = paragraph({ ...block, rows: [] }, work);
  return [
    ...marks,
    { type: 'containerDirective', name: 'table', attributes: {}, children: [table, caption] },
  ];
}

/** Marks of the pages that begin before a block's first line. */
function breaksBefore(block: Block, work: Work): RootContent[] {
  const first = block.lines[0];
  return first && !block.foot ? pageMarks(first.page, work) : [];
}

/** The marks of a page and of those before it that have no text, once. */
function pageMarks(page: number, { source, marked }: Work): { type: 'pageBreak'; label: string }[] {
  const result: { type: 'pageBreak'; label: string }[] = [];
  let from = page;
  while (from > 0 && !marked.has(from - 1) && !source.markable[from - 1]) from--;
  for (let p = from; p <= page; p++) {
    if (marked.has(p)) continue;
    marked.add(p);
    const label = source.pages[p]!.label;
    if (label !== null) result.push({ type: 'pageBreak', label });
  }
  return result;
}

function paragraph(block: Block, work: Work, before: PhrasingContent[] = []): Paragraph {
  return { type: 'paragraph', children: [...before, ...inline(block, work)] };
}

function noteOf(blocks: Block[], work: Work): FootnoteDefinition {
  const id = blocks[0]!.note!;
  const children = blocks.map(b => {
    const marks = breaksBefore(b, work) as PhrasingContent[];
    const p = paragraph(b, work);
    p.children.unshift(...marks);
    return p;
  });
  return { type: 'footnoteDefinition', identifier: id, label: id, children };
}

/** The inline content of a block; enters what it does into the account. */
function inline(block: Block, work: Work): PhrasingContent[] {
  const { file, source } = work;
  const nodes: PhrasingContent[] = [];
  let offset = 0;
  const number = work.blocks++;
  const text = (value: string, italic: boolean) => {
    const last = nodes.at(-1);
    if (!italic) {
      if (last?.type === 'text') last.value += value;
      else nodes.push({ type: 'text', value });
    } else if (last?.type === 'emphasis') (last.children[0] as Text).value += value;
    else nodes.push({ type: 'emphasis', children: [{ type: 'text', value }] });
  };
  // a heading's own face is the designer's
  const italics = block.kind === 'heading' ? [] : source.italics;
  const put = (from: number, to: number, now: string, edit?: Edit) => {
    if (from === to && now === '') return;
    const piece: Piece = { from, to, now, at: [file, number, offset] };
    if (edit)
      piece.edit = {
        now,
        rule: edit.rule,
        ...(edit.evidence === undefined ? {} : { evidence: edit.evidence }),
        ...(edit.confidence === undefined ? {} : { confidence: edit.confidence }),
      };
    work.pieces.push(piece);
    offset += now.length;
    // what stands for a stretch of the source is in its face; what stands as it is, letter by letter
    const faces = edit
      ? [{ italic: isWithin(italics, from), length: now.length }]
      : facesOf(italics, from, to);
    let done = 0;
    for (const { italic, length } of faces) {
      for (const part of now.slice(done, done + length).split(/(\n)/)) {
        if (part === '\n') nodes.push({ type: 'break' });
        else if (part !== '') text(part, italic);
      }
      done += length;
    }
    if (edit?.reference !== undefined)
      nodes.push({ type: 'footnoteReference', identifier: edit.reference, label: edit.reference });
  };
  if (block.placeholder !== undefined) {
    const at = block.lines[0]?.from ?? 0;
    put(at, at, block.placeholder, { from: at, to: at, now: block.placeholder, rule: 'placeholder' });
    return nodes;
  }
  block.lines.forEach((line, i) => {
    const next = block.lines[i + 1];
    if (!block.foot) nodes.push(...pageMarks(line.page, work));
    let at = line.from;
    for (const edit of editsWithin(source.edits, line.from, line.to)) {
      put(at, edit.from, source.text.slice(at, edit.from));
      put(edit.from, edit.to, edit.now, edit);
      at = edit.to;
    }
    put(at, line.to, source.text.slice(at, line.to));
    if (!next) return;
    const now = source.between(line, next, block.kind);
    // the line end itself becomes what stands between; what else lies there is furniture
    const end = /\s/.test(source.text[line.to] ?? '') ? line.to + 1 : line.to;
    put(line.to, end, now, {
      from: line.to,
      to: end,
      now,
      rule: block.kind === 'verse' ? 'verse-line' : 'line-break',
    });
  });
  return nodes;
}

/** Index of the first stretch that ends behind a position. */
function endingAfter(stretches: readonly Stretch[], position: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]!.to <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isWithin(stretches: readonly Stretch[], position: number): boolean {
  const own = stretches[endingAfter(stretches, position)];
  return own !== undefined && own.from <= position;
}

/** A stretch of the source cut where italics begin and end. */
function facesOf(
  italics: readonly Stretch[],
  from: number,
  to: number,
): { italic: boolean; length: number }[] {
  const faces: { italic: boolean; length: number }[] = [];
  let at = from;
  for (let k = endingAfter(italics, from); at < to; k++) {
    const next = italics[k];
    const begin = Math.min(to, next?.from ?? to);
    if (begin > at) faces.push({ italic: false, length: begin - at });
    at = Math.max(at, begin);
    const end = Math.min(to, next?.to ?? to);
    if (end > at) faces.push({ italic: true, length: end - at });
    at = Math.max(at, end);
  }
  return faces;
}

/** Edits that begin within a stretch of the source (edits are sorted by position). */
function editsWithin(edits: Edit[], from: number, to: number): Edit[] {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edits[middle]!.from < from) low = middle + 1;
    else high = middle;
  }
  const result: Edit[] = [];
  for (let i = low; i < edits.length && edits[i]!.from < to; i++)
    if (edits[i]!.to <= to) result.push(edits[i]!);
  return result;
}

/** Edits by position; of two that overlap the first stands. */
export function withoutOverlaps(edits: Edit[]): Edit[] {
  const sorted = [...edits].sort((a, b) => a.from - b.from || a.to - b.to);
  const result: Edit[] = [];
  for (const edit of sorted) {
    const last = result.at(-1);
    if (!last || edit.from >= last.to)
      if (!last || edit.from !== last.from || edit.to !== last.to) result.push(edit);
  }
  return result;
}
