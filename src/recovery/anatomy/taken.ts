import type { Role } from '../read.ts';

/** What the roles that the model is taught are called outside it. */
export const roles: Record<string, Role | 'furniture' | 'front' | 'contents'> = {
  F: 'furniture',
  X: 'front',
  C: 'contents',
  P: 'paragraph',
  Q: 'quotation',
  V: 'verse',
  H: 'heading',
  L: 'label',
  A: 'argument',
  S: 'signature',
  N: 'note',
  M: 'note-paragraph',
  NH: 'notes-title',
  T: 'table',
  LI: 'item',
  CA: 'caption',
  IX: 'index-entry',
  BI: 'bibliography-entry',
  SP: 'speaker',
};

/** What a line is taken for. */
export interface Taken {
  role: Role | 'furniture' | 'front' | 'contents';
  begins: boolean;
  /** Probability of the role, whatever begins. */
  chance: number;
  /** Probability that a block begins with the line. */
  boundary: number;
  /** The mark of the note that begins with the line, where it stands on a line of its own. */
  sign?: string;
}

/** Whether lines of a role stand in no text. */
export const isOut = (role: Taken['role']): boolean => /^(?:furniture|front|contents)$/.test(role);

/** Title pages and imprints stand among so many first pages, and the first fifth of a book. */
export const openingPages = 12;
