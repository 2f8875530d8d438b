import { type Chapter, parse } from '../../src/manuscript/index.ts';

/** A chapter of these paragraphs, as it would be read from its file. */
export const chapter = (...paragraphs: string[]): Chapter =>
  parse('01-one.md', `---\ntype: chapter\n---\n\n# One\n\n${paragraphs.join('\n\n')}\n`);
