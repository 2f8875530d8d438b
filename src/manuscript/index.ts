export { isFileName, repeatsCaption } from './alternatives.ts';
export { type Block, blocks, shownBlocks } from './blocks.ts';
export { readManuscript } from './files.ts';
export { copies } from './likeness.ts';
export * from './manuscript.ts';
export { containers, parse, stringify } from './markdown.ts';
export { plainText } from './plain-text.ts';
export { isTable, sectionsOf } from './spans.ts';
