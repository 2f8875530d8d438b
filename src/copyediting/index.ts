export type { LostEmphasis } from './emphasis.ts';
export { draftItalics, type ItalicsDraft } from './italics.ts';
