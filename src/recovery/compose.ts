import type {
  BlockContent,
  FootnoteDefinition,
  List,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
  TableRow,
} from 'mdast';
import type { Chapter, Matter } from '../manuscript/manuscript.ts';
import type { Block } from './block.ts';
import { inline, type Piece, type Source, type Work } from './inline.ts';
import { marksOf, type PageMarks } from './page-marks.ts';

/** A chapter before it is a tree: its front matter and its blocks, the body's first, then the notes'. */
export interface Draft {
  file: string;
  matter: Matter;
  blocks: Block[];
}

/** A chapter as a tree, and the account of where every piece of its lines went. */
export interface Composed {
  chapter: Chapter;
  pieces: Piece[];
}

/** Makes the mdast trees of all chapters from their blocks, in the order of the book. */
export function compose(drafts: readonly Draft[], source: Source, marks: PageMarks): Composed[] {
  return drafts.map(({ file, matter, blocks }) => {
    const work: Work = { file, source, marks, pieces: [], blocks: 0 };
    const children = groupsOf(blocks).flatMap((group, i) => {
      // under a label the mark goes into the title: the label itself is no block of the text
      const labelled = i === 0 && group[0]!.kind === 'heading' && matter.label !== undefined;
      const before = labelled || group[0]!.kind === 'note' ? [] : breaksBefore(group[0]!, work);
      return [...before, ...nodesOf(group, work)];
    });
    return { chapter: { file, matter, tree: { type: 'root', children } }, pieces: work.pieces };
  });
}

/** Blocks that stand together in one node: a note's, a list's items, neighbours of one kind in a container. */
function groupsOf(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const group = groups.at(-1);
    if (group && continues(group[0]!, block)) group.push(block);
    else groups.push([block]);
  }
  return groups;
}

/** Whether a block stands in the node that another began. */
function continues(first: Block, next: Block): boolean {
  if (first.kind === 'note') return next.kind === 'note-paragraph';
  if (first.kind === 'quotation') return next.kind === 'quotation-paragraph';
  if (first.kind === 'item') return next.kind === 'item' && !next.list;
  return (first.kind === 'signature' || first.kind === 'epigraph') && next.kind === first.kind;
}

/** What a group of blocks becomes. */
function nodesOf(group: Block[], work: Work): RootContent[] {
  const block = group[0]!;
  switch (block.kind) {
    case 'note':
      return [noteOf(group, work)];
    case 'heading':
      return [{ type: 'heading', depth: Math.min(6, block.level ?? 2) as 1, children: inline(block, work) }];
    case 'table':
      return tableOf(block, work);
    case 'code':
      return codeOf(block, work);
    case 'item':
      return [listOf(group, work)];
    case 'paragraph':
      return [paragraph(block, work)];
    default:
      return [containerOf(group, work)];
  }
}

/** A quotation, or a container named for its kind. */
function containerOf(group: Block[], work: Work): RootContent {
  const { kind } = group[0]!;
  const children = group.flatMap((block, k): BlockContent[] => {
    const before = k === 0 ? [] : (breaksBefore(block, work) as BlockContent[]);
    return [...before, paragraph(block, work)];
  });
  return kind === 'quotation' || kind === 'quotation-paragraph'
    ? { type: 'blockquote', children }
    : { type: 'containerDirective', name: kind, attributes: {}, children };
}

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

/** A block of code; marks of pages that begin within it stand behind it. */
function codeOf(block: Block, work: Work): RootContent[] {
  const nodes = inline(block, work);
  const marks = nodes.filter(node => node.type === 'pageBreak');
  const text = nodes.map(node => (node.type === 'break' ? '\n' : 'value' in node ? node.value : '')).join('');
  return [{ type: 'code', value: text }, ...marks];
}

/** A table, with its caption in a container where it has one. */
function tableOf(block: Block, work: Work): RootContent[] {
  const marks = marksOf(block.rows!.flat(2)[0]!.page, work.marks);
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
  return first && !block.foot ? marksOf(first.page, work.marks) : [];
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
