export { isFileName, repeatsCaption } from './alternatives.ts';
export { type Block, blocks, plainText } from './blocks.ts';
export { readManuscript, writeChapters } from './files.ts';
export * from './manuscript.ts';
export { containers, parse, stringify } from './markdown.ts';
export { type Span, spansOf } from './spans.ts';
