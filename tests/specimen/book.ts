import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { type Chapter, plainText } from '../../src/manuscript/index.ts';
import { breakLines, type PrintedLine, type Run } from './lines.ts';

/** A block of the truth, as `score.py` reads it, with its printed lines. */
export interface Block {
  type:
    | 'heading'
    | 'label'
    | 'p'
    | 'quote'
    | 'verse'
    | 'epigraph'
    | 'signoff'
    | 'table'
    | 'note'
    | 'notehead';
  level: number;
  chapter: number;
  chapter_of: number;
  text: string;
  refs?: { at: number; n: number }[];
  italics?: string[];
  lost?: true;
  next?: string;
  lines: PrintedLine[];
  /** Height of a line, and space above and below, in lines of the text. */
  height: number;
  above: number;
  below: number;
  /** Cells of a table, which the extraction gives column by column. */
  columns?: string[][];
  /** The first block of a chapter, and its short title. */
  opens?: string;
}

/** What the printer's extraction lost, by chapter file. */
export interface Losses {
  headings: string[];
  labels: string[];
  /** Note numbers, as `file 3`. */
  noteNumbers: string[];
}

/** Sizes in ems of the text's size: a page of 28.5 ems, quotations and notes in smaller type. */
const measure = 28.5;
const indent = 1.14;
const quotation = { size: 0.955, width: measure - 1.3 };
const noteSize = 0.9;
const notesChapter = 99;

type WidthOf = (runs: Run[]) => number;

/** The blocks of the book in printed order: the chapters, their notes before the back matter. */
export function blocksOf(chapters: Chapter[], losses: Losses, widthOf: WidthOf): Block[] {
  const isBack = (one: Chapter) => one.matter.type === 'bibliography' || one.matter.type === 'index';
  const set = (one: Chapter) => chapterBlocks(one, chapters.indexOf(one), losses, widthOf);
  const notes = chapters.flatMap((one, index) => notesOf(one, index, losses, widthOf));
  return [
    ...chapters.filter(one => !isBack(one)).flatMap(set),
    { ...heading('Notes', 1, notesChapter), opens: 'Notes', above: 3 },
    ...notes,
    ...chapters.filter(isBack).flatMap(set),
  ];
}

function chapterBlocks(
  { file, matter, tree }: Chapter,
  index: number,
  losses: Losses,
  widthOf: WidthOf,
): Block[] {
  const blocks = tree.children.flatMap((node, at) =>
    setBlock(node, tree.children[at - 1], index, matter.type, widthOf),
  );
  const [title, ...rest] = blocks;
  if (!title) return [];
  const opener: Block[] = [{ ...title, above: matter.label ? 1 : 4, below: 2 }];
  if (matter.label && ![...losses.labels, ...losses.headings].includes(file)) {
    const text = matter.label;
    opener.unshift({
      ...plain('label', text, index),
      level: 1,
      above: 3,
      lines: [{ text, from: 0, ends: 'plain' }],
    });
  }
  if (losses.headings.includes(file)) {
    const next = rest[0]!.text.split(' ').slice(0, 8).join(' ');
    Object.assign(opener[0]!, { lost: true, next, lines: [], above: 8 });
  }
  opener[0]!.opens = matter.short ?? title.text;
  return [...opener, ...rest];
}

function setBlock(
  node: RootContent,
  before: RootContent | undefined,
  chapter: number,
  type: string,
  widthOf: WidthOf,
): Block[] {
  const flush = before?.type !== 'paragraph' && before?.type !== 'footnoteDefinition';
  switch (node.type) {
    case 'heading':
      return [heading(plainText(node), node.depth, chapter)];
    case 'paragraph':
      return [
        type === 'bibliography'
          ? text('p', node, chapter, { width: measure, other: indent }, widthOf)
          : text('p', node, chapter, { width: measure, first: flush ? 0 : indent }, widthOf),
      ];
    case 'blockquote':
      return node.children.map(child => ({
        ...text('quote', child, chapter, { width: quotation.width / quotation.size }, widthOf),
        height: 0.93,
        above: 0.5,
        below: 0.5,
      }));
    case 'list':
      return node.children.map(item => text('p', item.children[0]!, chapter, { width: measure }, widthOf));
    case 'containerDirective':
      return node.children.flatMap(child => inContainer(node.name, child, chapter, widthOf));
    default:
      return [];
  }
}

function inContainer(name: string, node: Nodes, chapter: number, widthOf: WidthOf): Block[] {
  switch (name) {
    case 'verse': {
      const lines = plainText(node).split('\n');
      let from = 0;
      const set = lines.map(line => {
        const one: PrintedLine = { text: line, from, ends: 'plain' };
        from += line.length + 1;
        return one;
      });
      return [
        {
          ...plain('verse', lines.join('\n'), chapter),
          italics: italicsOf(node),
          lines: set,
          height: 0.93,
          above: 0.5,
          below: 0.5,
        },
      ];
    }
    case 'epigraph':
      return [
        {
          ...text('epigraph', node, chapter, { width: 22 / quotation.size }, widthOf),
          height: 0.93,
          below: 0.5,
        },
      ];
    case 'signature':
      return [text('signoff', node, chapter, { width: measure }, widthOf)];
    case 'table': {
      if (node.type !== 'table') return [text('p', node, chapter, { width: measure / noteSize }, widthOf)];
      const rows = node.children.map(row => row.children.map(plainText));
      const columns = rows[0]!.map((_, column) => rows.map(row => row[column]!));
      return [
        {
          ...plain('table', rows.map(row => row.join(' ')).join('\n'), chapter),
          columns,
          above: 1,
          below: 0.5,
          lines: rows.map(row => ({ text: row.join(' '), from: 0, ends: 'plain' })),
        },
      ];
    }
    default:
      throw new Error(`The specimen cannot set :::${name}.`);
  }
}

function notesOf(chapter: Chapter, index: number, losses: Losses, widthOf: WidthOf): Block[] {
  const notes = chapter.tree.children.filter(node => node.type === 'footnoteDefinition');
  if (notes.length === 0) return [];
  const title = chapter.matter.label ?? plainText(chapter.tree.children[0]!);
  return [
    { ...heading(title, 2, notesChapter), type: 'notehead', chapter_of: index },
    ...notes.map((note): Block => {
      const number = `${note.identifier}. `;
      const lost = losses.noteNumbers.includes(`${chapter.file} ${note.identifier}`);
      const runs: Run[] = [{ text: lost ? '' : number, style: 'roman' }, ...runsOf(note.children[0]!)];
      const lines = breakLines(runs, { width: measure / noteSize }, widthOf);
      return {
        ...plain('note', number + plainText(note.children[0]!), notesChapter),
        chapter_of: index,
        level: Number(note.identifier),
        italics: italicsOf(note),
        lines: lost ? lines.map(line => ({ ...line, from: line.from + number.length })) : lines,
        height: noteSize,
      };
    }),
  ];
}

function heading(title: string, level: number, chapter: number): Block {
  const lines = inCapitals(title, level);
  return { ...plain('heading', title, chapter), level, lines, above: 1, below: level > 1 ? 0 : 2 };
}

/** A heading in capitals, over as many lines as it needs. */
function inCapitals(title: string, level: number): PrintedLine[] {
  const room = level > 1 ? 52 : 46;
  const lines: string[] = [];
  for (const word of title.toUpperCase().split(' ')) {
    const last = lines.at(-1);
    if (last && last.length + word.length < room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map(text => ({ text, from: 0, ends: 'plain' }));
}

function text(
  type: Block['type'],
  node: Nodes,
  chapter: number,
  room: Parameters<typeof breakLines>[1],
  widthOf: WidthOf,
): Block {
  const runs = runsOf(node);
  const refs: { at: number; n: number }[] = [];
  let before = '';
  for (const run of runs) {
    if (run.style === 'mark') refs.push({ at: letters(before), n: Number(run.text) });
    else before += run.text;
  }
  return {
    ...plain(type, before, chapter),
    refs,
    italics: italicsOf(node),
    lines: breakLines(runs, room, widthOf),
  };
}

function plain(type: Block['type'], text: string, chapter: number): Block {
  return { type, level: 0, chapter, chapter_of: chapter, text, lines: [], height: 1, above: 0, below: 0 };
}

function runsOf(node: Nodes, style: Run['style'] = 'roman'): Run[] {
  if (node.type === 'footnoteReference') return [{ text: node.identifier, style: 'mark' }];
  if (node.type === 'emphasis') return node.children.flatMap(child => runsOf(child, 'italic'));
  if ('children' in node) return (node.children as PhrasingContent[]).flatMap(child => runsOf(child, style));
  return [{ text: plainText(node), style }];
}

function italicsOf(node: Nodes): string[] {
  if (node.type === 'emphasis') return [plainText(node)];
  return 'children' in node ? (node.children as Nodes[]).flatMap(italicsOf) : [];
}

/** Letters and figures of a text, which is how the truth counts places. */
export function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
