export { doubtfulWords } from './doubtful.ts';
export type { LostEmphasis } from './emphasis.ts';
export type { Fault } from './fault.ts';
export { draftItalics, type ItalicsDraft } from './italics.ts';
export { draftLists, type EditingLists, readLists } from './lists.ts';
export { proofread } from './proofreading.ts';
