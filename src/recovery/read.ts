import type { TextLine } from './lines.ts';

/** A line of text and what the anatomy takes it for: its role, and whether a block begins with it. */
export interface Read {
  line: TextLine;
  role: Role;
  begins: boolean;
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
  | 'notes-title'
  | 'table'
  | 'item'
  | 'caption'
  | 'index-entry'
  | 'bibliography-entry'
  | 'speaker';
