import type { TextLine } from './lines.ts';

/** A line of text and what the anatomy takes it for: its role, and whether a block begins with it. */
export interface Read {
  line: TextLine;
  role: Role;
  begins: boolean;
  /** The mark of the note that begins with it, where it stands on a line of its own. */
  sign?: string;
}

export type Role =
  | 'paragraph'
  | 'quotation'
  | 'verse'
  | 'heading'
  | 'label'
  | 'argument'
  | 'signature'
  | 'note'
  | 'note-paragraph'
  | 'note-mark'
  | 'notes-title'
  | 'table'
  | 'code'
  | 'item'
  | 'caption'
  | 'index-entry'
  | 'index-subentry'
  | 'bibliography-entry'
  | 'speaker';
