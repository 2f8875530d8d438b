import type { TextLine } from './lines.ts';

/** A change that recovery makes to the source: `from`–`to` becomes `now`. */
export interface Edit {
  from: number;
  to: number;
  now: string;
  /** Name of the rule, as the handbook explains it: `line-break`, `hyphen-dropped`. */
  rule: string;
  evidence?: string;
  /** From 0 to 1; left out where the rule leaves no doubt. */
  confidence?: number;
  /** The number taken out here is the mark of this note. */
  reference?: string;
}

export type BlockKind =
  | 'heading'
  | 'paragraph'
  | 'quotation'
  | 'quotation-paragraph'
  | 'verse'
  | 'epigraph'
  | 'signature'
  | 'table'
  | 'code'
  | 'item'
  | 'subentry'
  | 'note'
  | 'note-paragraph';

/** One block of the recovered text: whole lines or parts of lines of the source, in reading order. */
export interface Block {
  kind: BlockKind;
  /** Of a heading. */
  level?: number;
  /** Of a note's first block: its identifier in the chapter. */
  note?: string;
  lines: TextLine[];
  /** Of a list's first item: the number it begins with; null where it has bullets. */
  list?: { start: number | null };
  /** Of a table: its rows of cells, each of the lines or parts of lines in it, the head first; its caption is the block's lines. */
  rows?: TextLine[][][];
  /** It stands at the foot of its page, out of the order of the text: page marks do not belong in it. */
  foot?: boolean;
  /** Text that stands in for a block the source lost; the block then has no lines. */
  placeholder?: string;
}
