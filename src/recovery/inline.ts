import type { PhrasingContent, Text } from 'mdast';
import type { Block, Edit } from './block.ts';
import { editsWithin } from './edits.ts';
import { cutBy, isWithin, type Stretch } from './italics.ts';
import type { ChangeEntry, Place } from './ledger.ts';
import type { TextLine } from './lines.ts';
import { marksOf, type PageMarks } from './page-marks.ts';

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
  /** Edits within lines, by position. */
  edits: Edit[];
  /** What the source shows in italics, by position; without overlaps. */
  italics: readonly Stretch[];
  /** Passages of code, by position; without overlaps. */
  code: readonly Stretch[];
  /** What stands between a line of a block and the next. */
  between: (line: TextLine) => string;
}

/** A chapter being composed: what it is made from, and the account of it so far. */
export interface Work {
  file: string;
  source: Source;
  marks: PageMarks;
  pieces: Piece[];
  /** How many blocks were made. */
  blocks: number;
}

/** The inline content of a block being written, and where it has come to. */
interface Writing {
  work: Work;
  /** Number of the block in its chapter, and offset in it. */
  block: number;
  offset: number;
  italics: readonly Stretch[];
  code: readonly Stretch[];
  nodes: PhrasingContent[];
}

/** The inline content of a block; enters what it does into the account. */
export function inline(block: Block, work: Work): PhrasingContent[] {
  // a heading's own face is the designer's
  const italics = block.kind === 'heading' || block.kind === 'code' ? [] : work.source.italics;
  const code = block.kind === 'code' ? [] : work.source.code;
  const writing: Writing = { work, block: work.blocks++, offset: 0, italics, code, nodes: [] };
  if (block.placeholder !== undefined) {
    const at = block.lines[0]?.from ?? 0;
    change({ from: at, to: at, now: block.placeholder, rule: 'placeholder' }, writing);
    return writing.nodes;
  }
  block.lines.forEach((line, i) => {
    if (!block.foot) writing.nodes.push(...marksOf(line.page, work.marks));
    writeLine(line, writing);
    if (i + 1 < block.lines.length) endLine(line, block.kind, writing);
  });
  return writing.nodes;
}

/** Writes a line with its edits. */
function writeLine(line: TextLine, writing: Writing): void {
  let at = line.from;
  for (const edit of editsWithin(writing.work.source.edits, line.from, line.to)) {
    keep(at, edit.from, writing);
    change(edit, writing);
    at = edit.to;
  }
  keep(at, line.to, writing);
}

/** Writes what stands between a line and the next. The line end itself becomes that; what else lies there is furniture. */
function endLine(line: TextLine, kind: Block['kind'], writing: Writing): void {
  const { text, between } = writing.work.source;
  const to = /\s/.test(text[line.to] ?? '') ? line.to + 1 : line.to;
  const rule = kind === 'verse' ? 'verse-line' : 'line-break';
  change({ from: line.to, to, now: between(line), rule }, writing);
}

/** Writes a stretch of the source as it stands. */
function keep(from: number, to: number, writing: Writing): void {
  if (from === to) return;
  const now = writing.work.source.text.slice(from, to);
  enter({ from, to, now }, writing);
  write(now, facesOf(writing, from, to), writing);
}

/** Writes what an edit makes of a stretch of the source: in the face of the stretch. */
function change(edit: Edit, writing: Writing): void {
  const { from, to, now, rule, evidence, confidence, reference } = edit;
  if (from === to && now === '') return;
  const why = {
    ...(evidence === undefined ? {} : { evidence }),
    ...(confidence === undefined ? {} : { confidence }),
  };
  enter({ from, to, now, edit: { now, rule, ...why } }, writing);
  const face = isWithin(writing.code, from) ? 'code' : isWithin(writing.italics, from) ? 'italic' : 'roman';
  write(now, [{ face, length: now.length }], writing);
  if (reference !== undefined)
    writing.nodes.push({ type: 'footnoteReference', identifier: reference, label: reference });
}

/** Enters a piece of the source into the account, at the place that the writing has come to. */
function enter(piece: Omit<Piece, 'at'>, writing: Writing): void {
  const { work, block, offset } = writing;
  work.pieces.push({ ...piece, at: [work.file, block, offset] });
  writing.offset += piece.now.length;
}

type Face = 'roman' | 'italic' | 'code';

/** Characters of one face. */
interface Faced {
  face: Face;
  length: number;
}

/** A piece of the source cut where its face changes. What is in code is nothing else. */
function facesOf({ italics, code }: Writing, from: number, to: number): Faced[] {
  let at = from;
  return cutBy(code, from, to).flatMap(({ within, length }): Faced[] => {
    const start = at;
    at += length;
    if (within) return [{ face: 'code', length }];
    return cutBy(italics, start, at).map(cut => ({
      face: cut.within ? 'italic' : 'roman',
      length: cut.length,
    }));
  });
}

/** Writes text in its faces; a line end in it is a break. */
function write(text: string, faces: readonly Faced[], { nodes }: Writing): void {
  let done = 0;
  for (const { face, length } of faces) {
    for (const part of text.slice(done, done + length).split(/(\n)/)) {
      if (part === '\n') nodes.push({ type: 'break' });
      else if (part !== '') append(part, face, nodes);
    }
    done += length;
  }
}

/** Appends text to the last node where that is of the same face, else as a new one. */
function append(value: string, face: Face, nodes: PhrasingContent[]): void {
  const last = nodes.at(-1);
  if (face !== 'italic') {
    const type = face === 'code' ? 'inlineCode' : 'text';
    if (last?.type === type) last.value += value;
    else nodes.push({ type, value });
  } else if (last?.type === 'emphasis') (last.children[0] as Text).value += value;
  else nodes.push({ type: 'emphasis', children: [{ type: 'text', value }] });
}
